"""When our place is put to the test: a tender, and the end of a contract."""

from accounts.protocols.writing import NOTHING, Protocol, Step, Text

TENDER = Protocol(
    "tender",
    Text("Tender", "Appel d’offres"),
    Text(
        "The client puts our business, or a part of it, out to tender. Being in place is no advantage unless we make "
        "it one. The reference date is the deadline for the answer; the steps count back from it.",
        "Le client remet en concurrence tout ou partie de notre activité. Être en place n’est un atout que si nous en "
        "faisons un. La date de référence est la remise de l’offre ; les étapes se comptent à rebours.",
    ),
    Text(
        "The outcome is known with its reasons from the client, and the three main lessons are written down, won or "
        "lost.",
        "Le résultat est connu, avec ses raisons données par le client, et les trois leçons principales sont écrites, "
        "gagné ou perdu.",
    ),
    (
        Step(
            Text("Decide whether and how we bid", "Décider si et comment nous répondons"),
            Text(
                "With the sponsor, in one hour: why does the client tender, what do we stand to lose, what will we not "
                "do to keep it? A no is a decision too.",
                "Avec le parrain, en une heure : pourquoi le client consulte, ce que nous risquons, ce que nous ne "
                "ferons pas pour rester. Un non est aussi une décision.",
            ),
            Text("The decision and its reasons", "La décision et ses raisons"),
            "working", 2, owner="sponsor", proof=True,
        ),
        Step(
            Text("Form the bid team", "Former l’équipe de réponse"),
            Text(
                "A lead who is not the account manager, pricing, delivery, legal, and somebody who plays the "
                "competitor.",
                "Un chef de projet qui ne soit pas le responsable de compte, le prix, les opérations, le juridique, et "
                "quelqu’un qui joue le concurrent.",
            ),
            NOTHING, "working", 4,
        ),
        Step(
            Text("Map who decides, judges and influences", "Cartographier qui décide, juge et influence"),
            Text(
                "Criteria with weights, evaluators by name, and who gains if we lose. Contacts go by the rules of the "
                "tender from now on.",
                "Critères et poids, évaluateurs nommés, et qui gagne si nous perdons. Les contacts suivent désormais "
                "le règlement de la consultation.",
            ),
            NOTHING, "working", 6,
        ),
        Step(
            Text("Put the questions the tender leaves open", "Poser les questions que le dossier laisse ouvertes"),
            Text(
                "By the official channel. A good question shows the client a risk that the cheapest offer hides.",
                "Par la voie officielle. Une bonne question montre au client un risque que l’offre la moins chère "
                "cache.",
            ),
            Text("Questions sent", "Questions envoyées"),
            "before", 28,
        ),
        Step(
            Text("Answer our questions", "Répondre à nos questions"),
            Text(
                "The client answers every bidder. Read what they avoid.",
                "Le client répond à tous les candidats. Lire aussi ce qu’il évite.",
            ),
            NOTHING, "before", 21, side="theirs",
        ),
        Step(
            Text("Gather the proofs of value", "Réunir les preuves de valeur"),
            Text(
                "Figures the client has confirmed, users ready to be quoted, incidents and what we changed after them.",
                "Chiffres confirmés par le client, utilisateurs prêts à être cités, incidents et ce qu’ils ont changé "
                "chez nous.",
            ),
            Text("File of proofs", "Dossier de preuves"),
            "before", 21, proof=True,
        ),
        Step(
            Text("Have the draft judged without mercy", "Faire juger le projet d’offre sans pitié"),
            Text(
                "Three people who did not write it mark it by the client's own criteria. Mend the two lowest marks.",
                "Trois personnes qui ne l’ont pas écrit le notent selon les critères du client. Corriger les deux "
                "moins bonnes notes.",
            ),
            Text("The marks by criterion", "Les notes par critère"),
            "before", 10, proof=True,
        ),
        Step(
            Text("Approve price and risks", "Approuver le prix et les risques"),
            Text(
                "With the price at which we would rather lose, decided beforehand.",
                "Avec, fixé d’avance, le prix en dessous duquel mieux vaut perdre.",
            ),
            NOTHING, "before", 5, owner="sponsor",
        ),
        Step(
            Text("Hand in the offer and rehearse the hearing", "Remettre l’offre et répéter la soutenance"),
            Text(
                "A day early. Those who will deliver speak at the hearing, not those who sell.",
                "Un jour avant. En soutenance parlent ceux qui réaliseront, non ceux qui vendent.",
            ),
            Text("Receipt of the offer", "Accusé de réception"),
            "before", 1, proof=True,
        ),
        Step(
            Text("Ask for the reasons, won or lost", "Demander les raisons, gagné ou perdu"),
            Text(
                "A conversation with the buyer and one with a user; then one page of lessons for the next bid.",
                "Un entretien avec l’acheteur, un avec un utilisateur ; puis une page de leçons pour la prochaine "
                "réponse.",
            ),
            NOTHING, "previous", 45,
        ),
    ),
    trigger="app",
    event="insights.alert",
)  # fmt: skip

RENEWAL = Protocol(
    "renewal",
    Text("Renewal", "Renouvellement"),
    Text(
        "Reach the end of the contract with the decision already taken. The reference date is the contract's end: "
        "value first, then terms, and paper last.",
        "Arriver au terme du contrat avec une décision déjà prise. La date de référence est la fin du contrat : la "
        "valeur d’abord, les conditions ensuite, le papier en dernier.",
    ),
    Text(
        "The new contract is signed or the end is settled, the notice date never put us under pressure, and the goals "
        "of the next cycle are written.",
        "Le nouveau contrat est signé ou la fin est réglée, la date de préavis ne nous a jamais pressés, et les "
        "objectifs du prochain cycle sont écrits.",
    ),
    (
        Step(
            Text("Check the dates, terms and amount at stake", "Vérifier dates, conditions et montant en jeu"),
            Text(
                "Notice date, automatic renewal, indexation, exclusivity. The notice date rules, not the end.",
                "Préavis, tacite reconduction, indexation, exclusivité. C’est le préavis qui commande, pas le terme.",
            ),
            NOTHING, "working", 3,
        ),
        Step(
            Text("Talk with every decision-maker alone", "Parler seul à seul avec chaque décideur"),
            Text(
                "What would make you hesitate to sign again? The answer is worth more now than in three months.",
                "Qu’est-ce qui vous ferait hésiter à re-signer ? La réponse vaut plus aujourd’hui que dans trois mois.",
            ),
            Text("What each of them answered", "La réponse de chacun"),
            "before", 150, proof=True,
        ),
        Step(
            Text("Put the value of the cycle on one page", "Réunir la valeur du cycle sur une page"),
            Text(
                "Promised, delivered, in figures; what went wrong and was mended. No promise for the future yet.",
                "Promis, livré, chiffré ; ce qui a failli et fut réparé. Encore aucune promesse d’avenir.",
            ),
            Text("The value page", "La page de valeur"),
            "before", 120, proof=True,
        ),
        Step(
            Text("Confirm the figures", "Confirmer les chiffres"),
            Text(
                "Somebody at the client whom their finance department believes signs off the figures.",
                "Quelqu’un que la finance du client croit valide les chiffres.",
            ),
            Text("Name of who confirmed", "Nom de qui a confirmé"),
            "before", 105, side="theirs", proof=True,
        ),
        Step(
            Text("Agree our strategy and limits", "Convenir de notre stratégie et de nos limites"),
            Text(
                "With the sponsor: what we want more of, what we give up, the walk-away point, who talks to whom.",
                "Avec le parrain : ce que nous voulons développer, ce que nous cédons, la limite, qui parle à qui.",
            ),
            NOTHING, "before", 100, owner="sponsor",
        ),
        Step(
            Text("Hold the executive conversation", "Tenir l’entretien des dirigeants"),
            Text(
                "Sponsor to sponsor, about the next three years. Nothing is asked for.",
                "De parrain à sponsor, sur les trois prochaines années. Rien n’y est demandé.",
            ),
            NOTHING, "before", 75, owner="sponsor",
        ),
        Step(
            Text("Present the proposal", "Présenter la proposition"),
            Text(
                "Built on the goals the client named, with two options of different scope and none that is only a "
                "discount.",
                "Bâtie sur les objectifs du client, avec deux options de périmètres différents et aucune qui ne soit "
                "qu’une remise.",
            ),
            Text("The proposal as sent", "La proposition envoyée"),
            "before", 60, proof=True,
        ),
        Step(
            Text("Say yes in principle", "Donner l’accord de principe"),
            Text(
                "The client's decision-maker says it in writing; purchasing and legal start from there.",
                "Le décideur du client l’écrit ; achats et juridique partent de là.",
            ),
            Text("Their message", "Son message"),
            "before", 45, side="theirs", proof=True,
        ),
        Step(
            Text("Sign", "Signer"),
            Text(
                "Paper only: whatever is still open now was decided too late.",
                "Du papier seulement : ce qui reste ouvert à ce stade a été décidé trop tard.",
            ),
            Text("Date of signature", "Date de signature"),
            "before", 15, proof=True,
        ),
        Step(
            Text("Open the next cycle", "Ouvrir le cycle suivant"),
            Text(
                "Thank the people who carried it, write the lessons, begin the plan with the client's goals.",
                "Remercier ceux qui l’ont porté, écrire les leçons, commencer le plan par les objectifs du client.",
            ),
            NOTHING, "previous", 14,
        ),
    ),
    trigger="phase",
    phase="renewal",
    event="insights.alert",
)  # fmt: skip
