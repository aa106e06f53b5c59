"""When something happens to the client or to the trust between us."""

from accounts.protocols.writing import NOTHING, Protocol, Step, Text

INCIDENT = Protocol(
    "major-incident",
    Text("Major incident", "Incident majeur"),
    Text(
        "Our service failed where it hurts. The client must always know what we know, when the next word comes, and "
        "afterwards what has changed for good.",
        "Notre service a failli là où cela fait mal. Le client doit toujours savoir ce que nous savons, quand viendra "
        "la prochaine nouvelle, et ensuite ce qui a changé pour de bon.",
    ),
    Text(
        "The client's decision-maker says that the incident is closed, and the cause cannot come back unnoticed.",
        "Le décideur du client dit lui-même que l’incident est clos, et la cause ne peut revenir sans être vue.",
    ),
    (
        Step(
            Text("Call before the client calls", "Appeler avant que le client n’appelle"),
            Text(
                "What we see, what we do, when they hear from us next. No cause, no excuse yet.",
                "Ce que nous voyons, ce que nous faisons, l’heure du prochain point. Ni cause ni excuse pour "
                "l’instant.",
            ),
            Text("Who was called, and when", "Qui a été appelé, et à quelle heure"),
            "calendar", 0, proof=True,
        ),
        Step(
            Text("Name one lead and one voice", "Nommer un pilote et une voix"),
            Text(
                "One person leads the repair, another speaks with the client: nobody can do both.",
                "L’un dirige la réparation, l’autre parle au client : personne ne peut faire les deux.",
            ),
            NOTHING, "calendar", 0, owner="starter",
        ),
        Step(
            Text("Tell the sponsor, agree when they step in", "Avertir le parrain et convenir de son entrée en jeu"),
            Text(
                "The sponsor hears it from us, with the amount at stake and the date of the renewal.",
                "Le parrain l’apprend de nous, avec l’enjeu et la date du renouvellement.",
            ),
            NOTHING, "calendar", 0,
        ),
        Step(
            Text("Name who is informed on their side", "Désigner qui est informé chez le client"),
            Text(
                "Operations wants details, the sponsor a sentence. The client says who gets what.",
                "L’exploitation veut le détail, le sponsor une phrase. Le client dit qui reçoit quoi.",
            ),
            NOTHING, "calendar", 1, side="theirs",
        ),
        Step(
            Text("Keep the promised rhythm of news", "Tenir le rythme de nouvelles promis"),
            Text(
                "Every promised update comes on the minute, also when there is nothing new.",
                "Chaque point promis arrive à l’heure, même s’il n’y a rien de neuf.",
            ),
            Text("Times of the updates sent", "Heures des points envoyés"),
            "calendar", 2,
        ),
        Step(
            Text("Confirm with users that it works again", "Vérifier auprès des utilisateurs que tout marche"),
            Text(
                "Not our monitoring: the people who suffered from it say so.",
                "Non pas notre supervision : ceux qui en ont souffert le disent.",
            ),
            Text("Who confirmed it", "Qui l’a confirmé"),
            "calendar", 3, proof=True,
        ),
        Step(
            Text("Hand over the report on the cause", "Remettre le rapport sur la cause"),
            Text(
                "What happened, why it could, what we changed, what remains possible. In plain language, signed by the "
                "sponsor.",
                "Ce qui s’est passé, pourquoi c’était possible, ce que nous avons changé, ce qui peut encore arriver. "
                "En clair, signé par le parrain.",
            ),
            Text("The report", "Le rapport"),
            "working", 5, proof=True,
        ),
        Step(
            Text("Meet about the consequences", "Se voir au sujet des suites"),
            Text(
                "Face to face. Ask what it cost them before speaking of compensation.",
                "En face à face. Demander ce que cela leur a coûté avant de parler de compensation.",
            ),
            NOTHING, "calendar", 14, owner="sponsor",
        ),
        Step(
            Text("Check trust after thirty days", "Mesurer la confiance à trente jours"),
            Text(
                "Ask the decision-maker and a user for a mark out of ten, and what is missing to ten.",
                "Demander une note sur dix au décideur et à un utilisateur, et ce qui manque pour dix.",
            ),
            Text("The two marks", "Les deux notes"),
            "calendar", 30, proof=True,
        ),
        Step(
            Text("Check it again after ninety days", "La mesurer de nouveau à quatre-vingt-dix jours"),
            Text(
                "Together with the measures announced: are they still kept when nobody looks?",
                "Avec les mesures annoncées : tiennent-elles encore quand personne ne regarde ?",
            ),
            NOTHING, "calendar", 90,
        ),
    ),
    trigger="app",
)  # fmt: skip

MERGER = Protocol(
    "merger",
    Text("Merger or reorganisation", "Fusion ou réorganisation"),
    Text(
        "The client becomes another organisation. Contracts, budgets and people are up for grabs: be useful to the new "
        "one before it counts its suppliers.",
        "Le client devient une autre organisation. Contrats, budgets et personnes sont remis en jeu : être utile à la "
        "nouvelle avant qu’elle ne compte ses fournisseurs.",
    ),
    Text(
        "We know who decides in the new organisation, what becomes of our contracts, and one of its leaders has asked "
        "us for something.",
        "Nous savons qui décide dans la nouvelle organisation, ce que deviennent nos contrats, et l’un de ses "
        "dirigeants nous a demandé quelque chose.",
    ),
    (
        Step(
            Text("Gather what is known, and say what is rumour", "Réunir ce qui est su, distinguer la rumeur"),
            Text(
                "Perimeter, calendar, who leads, who supplies the other side. Each statement with its source.",
                "Périmètre, calendrier, dirigeants, fournisseurs de l’autre partie. Chaque fait avec sa source.",
            ),
            NOTHING, "working", 3,
        ),
        Step(
            Text("Read the contracts for change of control", "Relire les clauses de changement de contrôle"),
            Text(
                "Assignment, termination, exclusivity, volume. Legal tells us what we may and must do, by when.",
                "Cession, résiliation, exclusivité, volumes. Le juridique dit ce que nous pouvons et devons faire.",
            ),
            Text("Note of the legal department", "Note du juridique"),
            "working", 7, proof=True,
        ),
        Step(
            Text("Name the rival on the other side", "Nommer le concurrent de l’autre côté"),
            Text(
                "Who supplies there, at what price and with which friends; where they are better than we are.",
                "Qui y fournit, à quel prix, avec quels appuis ; où il fait mieux que nous.",
            ),
            NOTHING, "working", 8,
        ),
        Step(
            Text("Have our sponsor speak with theirs", "Faire parler notre parrain au leur"),
            Text(
                "What do they need in the next hundred days? Offer continuity before they ask for savings.",
                "De quoi a-t-il besoin dans les cent jours ? Offrir la continuité avant qu’il ne parle d’économies.",
            ),
            NOTHING, "calendar", 14, owner="sponsor",
        ),
        Step(
            Text("Tell us the future decision paths", "Nous indiquer les futurs circuits de décision"),
            Text(
                "Our contacts say what they know about committees, budgets and places that are being filled.",
                "Nos contacts disent ce qu’ils savent des comités, des budgets et des postes à pourvoir.",
            ),
            NOTHING, "calendar", 21, side="theirs",
        ),
        Step(
            Text("Draw the new map of people", "Dresser la nouvelle carte des personnes"),
            Text(
                "Who stays, goes, rises, and who decides in the other camp. Support starts from nothing there.",
                "Qui reste, part, monte, et qui décide dans l’autre camp. Là, le soutien part de zéro.",
            ),
            NOTHING, "calendar", 30,
        ),
        Step(
            Text("Offer one thing that eases the merger", "Offrir une chose qui facilite la fusion"),
            Text(
                "A common report, a shared helpdesk, terms aligned between the two: small and quick.",
                "Un rapport commun, un support partagé, des conditions alignées : petit et rapide.",
            ),
            Text("The offer as sent", "L’offre envoyée"),
            "calendar", 45, proof=True,
        ),
        Step(
            Text("Rewrite plan, potential and risk", "Réécrire plan, potentiel et risque"),
            Text(
                "For the new organisation, also if it is smaller. Ask the programme whether the account keeps its "
                "place.",
                "Pour la nouvelle organisation, même plus petite. Demander au programme si le compte garde sa place.",
            ),
            NOTHING, "calendar", 60,
        ),
    ),
)  # fmt: skip
