# ruff: noqa: E501  (a table reads better in long lines)
"""Who stands on the demonstration's organisation charts; all invented."""

from __future__ import annotations

from dataclasses import dataclass

Judged = tuple[int, int, int, str]  # days ago, influence, support, why (empty: the story's own reason)
_D, _S, _U, _T = "decision_maker", "sponsor", "user", "technical_influencer"


@dataclass(frozen=True)
class Newcomer:
    """Somebody of the chart, or a role; the chief is named by first name or, for a role, in full."""

    name: str
    title: str
    function: str
    entity: str
    profile: str
    chief: str
    seniority: int
    judged: tuple[Judged, ...]
    met: tuple[int, ...] = ()
    kind: str = "employee"
    employer: str = ""
    left: int | None = None


@dataclass(frozen=True)
class Story:
    """A chart: those who come, and where those stand who were there before (chief, entity, seniority)."""

    newcomers: tuple[Newcomer, ...]
    placed: dict[str, tuple[str, str, int]]
    reason: str
    met: str


_FR, _IB = "Orvelle France", "Orvelle Iberia"
_UK, _IE = "Pemberton Foods UK", "Pemberton Ireland"
STORIES = {
    "vallier": Story(
        (
            Newcomer("Bérengère Castaing", "Directrice générale", "Direction", _FR, _D, "", 4,
                     ((700, 4, -1, ""), (410, 5, 0, "Nous a reçus pour la première fois"), (95, 5, 1, "A cité nos résultats devant le conseil")), (12, 70)),
            Newcomer("Thierry Vasquez-Lang", "Directeur des systèmes d’information", "Informatique", _FR, _T, "Bérengère", 4,
                     ((640, 4, -2, "Défend la solution maison"), (300, 4, -1, "A accepté un pilote"), (40, 4, 1, "Le pilote l’a convaincu")), (9, 30, 61)),
            Newcomer("Solveig Amiel", "Directrice juridique", "Juridique", _FR, _D, "Bérengère", 3, ((500, 3, 0, ""), (60, 3, -1, "Refuse la clause de reconduction")), (130,)),
            Newcomer("Rodrigo Peñalver", "Directeur général Ibérie", "Direction", _IB, _D, "Bérengère", 4, ((450, 4, 1, ""), (150, 5, 2, "Veut étendre le contrat au Portugal")), (21, 90)),
            Newcomer("Lucía Baró", "Directrice des opérations", "Opérations", _IB, _S, "Rodrigo", 3, ((430, 3, 1, ""), (80, 4, 2, "Porte le projet auprès de Madrid")), (15, 35)),
            Newcomer("Tomé Arrieta", "Responsable des achats", "Achats", _IB, _D, "Rodrigo", 2, ((420, 3, 0, ""), (110, 3, -1, "Compare avec un concurrent local")), (160,)),
            Newcomer("Nuria Castelví", "Cheffe d’entrepôt, Saragosse", "Opérations", _IB, _U, "Lucía", 2, ((300, 2, 1, ""),), (25,)),
            Newcomer("Iker Solana", "Chef d’entrepôt, Valence", "Opérations", _IB, _U, "Lucía", 2, ((280, 2, 0, ""),), (75,)),
            Newcomer("Direction financière Ibérie", "Directeur financier, à identifier", "Finance", _IB, _D, "Rodrigo", 3, ((200, 4, 0, ""),), kind="role"),
            Newcomer("Capucine Lherbier", "Responsable des infrastructures", "Informatique", _FR, _T, "Thierry", 2, ((380, 3, 0, ""), (70, 3, 1, "Salue la qualité du support")), (18, 44)),
            Newcomer("Aymeric Doucin", "Responsable des applications", "Informatique", _FR, _T, "Thierry", 2, ((380, 3, -1, ""),), (140,)),
            Newcomer("Responsable cybersécurité", "Poste ouvert depuis juin", "Informatique", _FR, _T, "Thierry", 2, ((120, 3, 0, ""),), kind="role"),
            Newcomer("Joachim Perdrix", "Contrôleur de gestion", "Finance", _FR, _U, "Paul", 2, ((360, 2, 0, ""), (200, 3, 1, "S’appuie sur nos tableaux de bord")), (33,)),
            Newcomer("Ombeline Sarda", "Comptable fournisseurs", "Finance", _FR, _U, "Joachim", 1, ((200, 1, 0, ""),)),
            Newcomer("Fantine Cordier", "Acheteuse énergie", "Achats", _FR, _U, "Gilles", 2, ((340, 3, 0, ""), (50, 3, 1, "A défendu notre dossier")), (20,)),
            Newcomer("Edgar Moulinet", "Acheteur services", "Achats", _FR, _U, "Gilles", 1, ((150, 2, -1, ""),)),
            Newcomer("Philippine Astier", "Chef de quai, Lyon", "Opérations", _FR, _U, "Ivan", 1, ((310, 1, 1, ""),), (28,)),
            Newcomer("Gaspard Renoult", "Chef de quai, Lille", "Opérations", _FR, _U, "Ivan", 1, ((310, 1, 1, ""),), (90,)),
            Newcomer("Maxence Thorel", "Technicien principal", "Maintenance", _FR, _U, "Sara", 1, ((260, 2, 2, ""),), (14,)),
            Newcomer("Delphine Aucourt", "Consultante en transformation", "Conseil", _FR, _T, "Thierry", 3, ((170, 3, 0, ""), (30, 3, -1, "Recommande un appel d’offres")), (100,), "external", "Cabinet Hauterive"),
            Newcomer("Régis Fombelle", "Directeur des opérations", "Opérations", _FR, _U, "Bérengère", 3, ((720, 4, 2, ""),), (260,), left=230),
        ),
        {
            "Paul": ("Bérengère", _FR, 4), "Hélène": ("Bérengère", _FR, 4), "Nora": ("Thierry", _FR, 2),
            "Ivan": ("Hélène", _FR, 2), "Sara": ("Hélène", _FR, 2), "Maud": ("Hélène", _FR, 2), "Gilles": ("Paul", _FR, 3),
        },
        "Vu lors de la revue du compte",
        "Entretien sur l’organisation et les projets",
    ),
    "hartley": Story(
        (
            Newcomer("Rosalind Achterberg", "Chief executive", "Management", _UK, _D, "", 4,
                     ((700, 5, -1, ""), (330, 5, 0, "Met us at the site opening"), (60, 5, 1, "Quoted our figures to the board")), (16, 80)),
            Newcomer("Desmond Farrow", "IT director", "IT", _UK, _T, "Rosalind", 4, ((600, 4, -2, "Prefers the incumbent"), (210, 4, 0, "Agreed to a trial"), (35, 4, 1, "The trial went well")), (11, 40)),
            Newcomer("Imogen Tasker", "General counsel", "Legal", _UK, _D, "Rosalind", 3, ((480, 3, 0, ""), (75, 3, -1, "Wants the liability capped")), (150,)),
            Newcomer("Cormac Delahunt", "Managing director, Ireland", "Management", _IE, _D, "Rosalind", 4, ((420, 4, 1, ""), (120, 5, 2, "Asked for the Cork site to join")), (19,)),
            Newcomer("Niamh Corrigan", "Operations manager", "Operations", _IE, _S, "Cormac", 3, ((400, 3, 1, ""), (90, 4, 2, "Argues for us in Dublin")), (13, 34)),
            Newcomer("Fergal Tuohy", "Buyer", "Procurement", _IE, _D, "Cormac", 2, ((400, 3, 0, ""), (100, 3, -1, "Has asked a competitor for prices")), (155,)),
            Newcomer("Finance lead, Ireland", "Not yet identified", "Finance", _IE, _D, "Cormac", 3, ((180, 4, 0, ""),), kind="role"),
            Newcomer("Oisín Breathnach", "Line manager, Cork", "Operations", _IE, _U, "Niamh", 1, ((250, 2, 1, ""),), (26,)),
            Newcomer("Saoirse Quill", "Line manager, Sligo", "Operations", _IE, _U, "Niamh", 1, ((250, 1, 0, ""),)),
            Newcomer("Priyanka Rowntree", "Infrastructure lead", "IT", _UK, _T, "Desmond", 2, ((350, 3, 0, ""), (65, 3, 1, "Praised the support desk")), (22,)),
            Newcomer("Security lead", "Post open since June", "IT", _UK, _T, "Desmond", 2, ((110, 3, 0, ""),), kind="role"),
            Newcomer("Leopold Marsh", "Management accountant", "Finance", _UK, _U, "James", 2, ((330, 2, 1, ""),), (48,)),
            Newcomer("Beatrix Holloway", "Category buyer", "Procurement", _UK, _U, "Victor", 2, ((300, 3, 0, ""), (45, 3, 1, "Defended our file")), (24,)),
            Newcomer("Rufus Enderby", "Shift lead, Leeds", "Operations", _UK, _U, "Callum", 1, ((290, 1, 1, ""),), (88,)),
            Newcomer("Matilda Oakeshott", "Adviser on procurement", "Consulting", _UK, _T, "Victor", 3, ((160, 3, 0, ""), (28, 3, -1, "Advises a tender")), (95,), "external", "Brackenridge Partners"),
            Newcomer("Alasdair Pym", "Operations director", "Operations", _UK, _U, "Rosalind", 3, ((720, 4, 2, ""),), (280,), left=240),
        ),
        {
            "James": ("Rosalind", _UK, 4), "Eleanor": ("Rosalind", _UK, 4), "Aisha": ("Desmond", _UK, 2),
            "Callum": ("Eleanor", _UK, 2), "Bethan": ("Eleanor", _UK, 2), "Victor": ("James", _UK, 3),
        },
        "Seen at the account review",
        "Talk about the organisation and its projects",
    ),
}  # fmt: skip
