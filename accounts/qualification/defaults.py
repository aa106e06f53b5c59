"""The criteria every organisation begins with: three groups, seven criteria, a hundred points, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.gates.checks import Words


@dataclass(frozen=True)
class Criterion:
    """One criterion with its six sentences, from 0 to 5."""

    weight: int
    label: Words
    scale: tuple[Words, ...]


@dataclass(frozen=True)
class Group:
    """A heading, and what its criteria measure."""

    axis: str
    label: Words
    criteria: tuple[Criterion, ...]


GROUPS = (
    Group(
        "attractive",
        Words("Revenue potential", "Potentiel de chiffre d’affaires"),
        (
            Criterion(
                20,
                Words("Spend we can serve", "Dépenses que nous pouvons servir"),
                (
                    Words("No spend in what we offer.", "Aucune dépense dans ce que nous proposons."),
                    Words("A single small need, bought once.", "Un seul petit besoin, acheté une fois."),
                    Words(
                        "Regular needs, below our average client.", "Des besoins réguliers, sous notre client moyen."
                    ),
                    Words("As much as our average client.", "Autant que notre client moyen."),
                    Words(
                        "Twice our average client, in several entities.",
                        "Le double de notre client moyen, dans plusieurs entités.",
                    ),
                    Words(
                        "Could be among our five largest clients.", "Pourrait figurer parmi nos cinq premiers clients."
                    ),
                ),
            ),
            Criterion(
                15,
                Words("Growth over three years", "Croissance sur trois ans"),
                (
                    Words("Their demand is ending.", "Leur demande disparaît."),
                    Words("Their demand shrinks every year.", "Leur demande recule chaque année."),
                    Words("Stable, with no project in sight.", "Stable, sans projet en vue."),
                    Words("Grows with its market.", "Croît avec son marché."),
                    Words(
                        "Grows faster than its market, with projects named.",
                        "Croît plus vite que son marché, avec des projets nommés.",
                    ),
                    Words(
                        "Funded programmes double the demand within three years.",
                        "Des programmes financés doublent la demande en trois ans.",
                    ),
                ),
            ),
        ),
    ),
    Group(
        "attractive",
        Words("Strategic fit", "Adéquation stratégique"),
        (
            Criterion(
                20,
                Words("Fit with our strategy and offer", "Adéquation avec notre stratégie et notre offre"),
                (
                    Words("Outside what we want to do.", "Hors de ce que nous voulons faire."),
                    Words("Needs an offer we would have to invent.", "Demande une offre que nous devrions inventer."),
                    Words("Fits a secondary offer.", "Correspond à une offre secondaire."),
                    Words(
                        "Fits our core offer in a market we serve.",
                        "Correspond à notre offre principale sur un marché servi.",
                    ),
                    Words(
                        "Fits our core offer in a market we have chosen to grow.",
                        "Correspond à notre offre principale sur un marché choisi pour croître.",
                    ),
                    Words(
                        "At the heart of our strategy: we would regret to see it elsewhere.",
                        "Au cœur de notre stratégie : nous regretterions de le voir ailleurs.",
                    ),
                ),
            ),
            Criterion(
                15,
                Words("Reference and learning", "Référence et apprentissage"),
                (
                    Words("Its name would harm us.", "Son nom nous nuirait."),
                    Words("Unknown, and nothing new to learn.", "Inconnu, et rien de nouveau à apprendre."),
                    Words("Known locally.", "Connu localement."),
                    Words("A name that counts in its industry.", "Un nom qui compte dans son secteur."),
                    Words("A leader who agrees to be quoted.", "Un leader qui accepte d’être cité."),
                    Words(
                        "A leader who innovates with us and opens other doors.",
                        "Un leader qui innove avec nous et ouvre d’autres portes.",
                    ),
                ),
            ),
        ),
    ),
    Group(
        "strength",
        Words("Partnership capacity", "Capacité à devenir partenaires"),
        (
            Criterion(
                10,
                Words("Access to those who decide", "Accès à ceux qui décident"),
                (
                    Words("We know nobody.", "Nous ne connaissons personne."),
                    Words("A contact in purchasing only.", "Un contact aux achats seulement."),
                    Words(
                        "Users who know us, no decision maker.",
                        "Des utilisateurs qui nous connaissent, aucun décideur.",
                    ),
                    Words("A decision maker met this year.", "Un décideur rencontré cette année."),
                    Words("Several decision makers, met regularly.", "Plusieurs décideurs, rencontrés régulièrement."),
                    Words(
                        "A sponsor in their management who speaks for us.",
                        "Un parrain dans leur direction qui parle pour nous.",
                    ),
                ),
            ),
            Criterion(
                10,
                Words("Will to work as partners", "Volonté de travailler en partenaires"),
                (
                    Words("Refuses any relation beyond the order.", "Refuse toute relation au-delà de la commande."),
                    Words("Decides on price alone.", "Décide au seul prix."),
                    Words("Listens, but shares nothing.", "Écoute, mais ne partage rien."),
                    Words("Shares its plans when asked.", "Partage ses projets quand on le demande."),
                    Words("Plans with us and gives time to it.", "Planifie avec nous et y consacre du temps."),
                    Words(
                        "Has partnerships of this kind that last, and wants one with us.",
                        "A des partenariats durables de ce genre et en veut un avec nous.",
                    ),
                ),
            ),
            Criterion(
                10,
                Words("Our means to serve it", "Nos moyens de le servir"),
                (
                    Words("We could not deliver.", "Nous ne pourrions pas livrer."),
                    Words(
                        "Only with means we do not have yet.", "Seulement avec des moyens que nous n’avons pas encore."
                    ),
                    Words("At the expense of other clients.", "Au détriment d’autres clients."),
                    Words(
                        "With the present teams, in most of its places.",
                        "Avec les équipes actuelles, sur la plupart de ses sites.",
                    ),
                    Words("Everywhere it works, with a team named.", "Partout où il opère, avec une équipe désignée."),
                    Words("Better than any competitor, and it says so.", "Mieux que tout concurrent, et il le dit."),
                ),
            ),
        ),
    ),
)
