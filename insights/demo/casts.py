"""The invented companies and people of the demonstration."""

from __future__ import annotations

from dataclasses import dataclass

PASSWORD = "ancrage-demo-2026"  # noqa: S105  (printed at start; demonstration only)


@dataclass(frozen=True)
class Client:
    """One account of the story."""

    name: str
    country: str
    city: str
    industry: str
    phase: str
    annual: int  # thousands a year
    trend: int  # percent a year
    ends_in: int | None  # days until the contract ends
    quiet: int = 8  # days since the last contact with the sponsor
    parent: str = ""
    cycle_back: bool = False  # has been through a renewal already


@dataclass(frozen=True)
class Colleague:
    """One member of the story."""

    name: str
    email: str
    role: str
    job_title: str


@dataclass(frozen=True)
class Cast:
    """One organisation of the story."""

    name: str
    slug: str
    locale: str
    time_zone: str
    currency: str
    colleagues: tuple[Colleague, ...]
    clients: tuple[Client, ...]
    people: tuple[tuple[str, str, str, str], ...]  # first name, job title, function, profile
    surnames: tuple[str, ...]
    products: tuple[str, ...]


_ADMIN, _EXEC, _KAM, _HELP = "administrator", "executive", "key_account_manager", "contributor"

VALLIER = Cast(
    "Vallier Énergie",
    "vallier",
    "fr",
    "Europe/Paris",
    "EUR",
    (
        Colleague("Camille Moreau", "camille@vallier.example", _KAM, "Responsable grands comptes"),
        Colleague("Ludovic Tessier", "ludovic@vallier.example", _KAM, "Responsable grands comptes"),
        Colleague("Agnès Brunel", "agnes@vallier.example", _EXEC, "Directrice commerciale"),
        Colleague("Yann Le Goff", "yann@vallier.example", _HELP, "Support technique"),
        Colleague("Sofia Marchetti", "sofia@vallier.example", _ADMIN, "Responsable du programme"),
    ),
    (
        Client("Orvelle Logistique", "FR", "Lyon", "logistique", "consolidation", 4200, 8, 128, 47, cycle_back=True),
        Client("Brandt Maschinenbau", "DE", "Stuttgart", "industrie", "renewal", 2900, -7, 105, 40),
        Client("Cabral Alimentos", "PT", "Porto", "agroalimentaire", "development", 1800, 21, 302, 6),
        Client("Nordisk Papir", "DK", "Aarhus", "industrie", "development", 3100, 6, 215, 12),
        Client("Groupe Halloran", "IE", "Dublin", "santé", "onboarding", 600, 0, 540, 5),
        Client("Maison Térence", "FR", "Reims", "luxe", "qualification", 400, 0, None, 20),
        Client("Sierra Hidráulica", "ES", "Séville", "énergie", "consolidation", 2200, 4, 188, 15),
        Client("Kestrel Aviation", "GB", "Bristol", "aéronautique", "renewal", 5400, 1, 166, 25, cycle_back=True),
        Client("Delacourt Chimie", "FR", "Rouen", "chimie", "development", 1100, -9, 264, 33),
        Client(
            "Orvelle Fret Express", "FR", "Lille", "logistique", "development", 700, 15, 400, 10, "Orvelle Logistique"
        ),
        Client("Orvelle Belgique", "BE", "Anvers", "logistique", "development", 500, 9, 128, 30, "Orvelle Logistique"),
        Client("Électricité du Ponant", "FR", "Brest", "énergie", "onboarding", 900, 0, 610, 9),
        Client("Verrerie d’Aubance", "FR", "Angers", "industrie", "qualification", 300, 0, None, 35),
        Client("Tréville Assurances", "FR", "Nantes", "assurance", "consolidation", 1500, 3, 340, 18),
    ),
    (
        ("Hélène", "Directrice des opérations", "Opérations", "sponsor"),
        ("Paul", "Directeur financier", "Finance", "decision_maker"),
        ("Nora", "Architecte SI", "Informatique", "technical_influencer"),
        ("Ivan", "Chef d’exploitation", "Opérations", "user"),
        ("Sara", "Responsable maintenance", "Maintenance", "user"),
        ("Gilles", "Directeur des achats", "Achats", "decision_maker"),
        ("Maud", "Responsable qualité", "Qualité", "technical_influencer"),
    ),
    (
        "Baroux",
        "Darcy",
        "Kessel",
        "Ruelle",
        "Quint",
        "Tallier",
        "Sernin",
        "Perrin",
        "Vasseur",
        "Leconte",
        "Maillard",
        "Aubry",
        "Fontenay",
        "Gaillard",
        "Hervieu",
        "Jourdan",
        "Lacombe",
        "Noiret",
        "Pasquier",
        "Roussel",
    ),
    ("Pompes Série V", "Maintenance étendue", "Télérelève", "Audit énergétique"),
)

HARTLEY = Cast(
    "Hartley Instruments",
    "hartley",
    "en",
    "Europe/London",
    "GBP",
    (
        Colleague("Owen Pritchard", "owen@hartley.example", _KAM, "Key account manager"),
        Colleague("Priya Raman", "priya@hartley.example", _KAM, "Key account manager"),
        Colleague("Margaret Lowe", "margaret@hartley.example", _EXEC, "Chief commercial officer"),
        Colleague("Tom Ashby", "tom@hartley.example", _HELP, "Service engineer"),
        Colleague("Ruth Calder", "ruth@hartley.example", _ADMIN, "Programme office"),
    ),
    (
        Client("Pemberton Foods", "GB", "Leeds", "food", "development", 2400, 12, 280, 9),
        Client("Caledon Shipping", "GB", "Glasgow", "logistics", "renewal", 3600, -12, 96, 52, cycle_back=True),
        Client("Marlowe Pharma", "GB", "Cambridge", "pharmaceuticals", "consolidation", 5100, 5, 200, 14),
        Client("Tresco Utilities", "GB", "Plymouth", "utilities", "onboarding", 800, 0, 620, 4),
        Client("Ashdown Retail Group", "GB", "Manchester", "retail", "qualification", 500, 0, None, 28),
        Client("Ashdown Online", "GB", "Salford", "retail", "development", 900, 30, 150, 11, "Ashdown Retail Group"),
        Client("Lindqvist Stål", "SE", "Västerås", "manufacturing", "development", 1700, 7, 330, 16),
        Client("Corrib Dairies", "IE", "Galway", "food", "consolidation", 1300, 2, 410, 20, cycle_back=True),
        Client("Vantage Aero Systems", "GB", "Derby", "aerospace", "renewal", 4400, 3, 175, 22),
        Client("Fenwick Housing", "GB", "Norwich", "real estate", "development", 600, -4, 240, 41),
    ),
    (
        ("Eleanor", "Operations director", "Operations", "sponsor"),
        ("James", "Finance director", "Finance", "decision_maker"),
        ("Aisha", "Systems architect", "IT", "technical_influencer"),
        ("Callum", "Plant manager", "Operations", "user"),
        ("Bethan", "Maintenance lead", "Maintenance", "user"),
        ("Victor", "Procurement director", "Procurement", "decision_maker"),
    ),
    (
        "Whitcombe",
        "Okafor",
        "Sutherland",
        "Penrose",
        "Hargreaves",
        "Lindley",
        "Moffat",
        "Ellery",
        "Dunmore",
        "Kaye",
        "Rowntree",
        "Selwyn",
        "Trevor",
        "Upton",
        "Wakefield",
        "Yardley",
    ),
    ("Flow meters", "Calibration service", "Remote monitoring", "Safety audit"),
)

# A neighbour that looks alike: its accounts carry the same names, and nobody of Vallier ever sees one of them.
VALIERE = Cast(
    "Valière Energie",
    "valiere",
    "fr",
    "Europe/Paris",
    "EUR",
    (Colleague("Camille Morel", "camille@valiere.example", _ADMIN, "Responsable du programme"),),
    VALLIER.clients[:3],
    VALLIER.people[:3],
    ("Barroux", "Darcie", "Kesselle", "Ruel"),
    VALLIER.products[:2],
)

CASTS = (VALLIER, HARTLEY, VALIERE)
