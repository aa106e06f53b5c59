"""When people change, on either side."""

from accounts.protocols.writing import NOTHING, Protocol, Step, Text

NEW_DECISION_MAKER = Protocol(
    "new-decision-maker",
    Text("New decision-maker", "Nouveau décideur"),
    Text(
        "Somebody who did not choose us now decides about us. Be known to them before they review their suppliers, "
        "within thirty days, through what matters to them and not through our past.",
        "Quelqu’un qui ne nous a pas choisis décide désormais pour nous. Être connu de lui avant qu’il ne passe ses "
        "fournisseurs en revue, en trente jours, par ce qui compte pour lui et non par notre passé.",
    ),
    Text(
        "The new decision-maker has met us twice, has told us their priorities, and our plan carries one of them.",
        "Le nouveau décideur nous a rencontrés deux fois, nous a dit ses priorités, et notre plan en porte une.",
    ),
    (
        Step(
            Text("Learn who arrives and why", "Savoir qui arrive et pourquoi"),
            Text(
                "Career, former suppliers, what the board expects of them. Ask our advocates; do not stop at the "
                "press release.",
                "Parcours, anciens fournisseurs, attentes de leur direction. Interroger nos relais ; ne pas s’en "
                "tenir au communiqué.",
            ),
            NOTHING, "working", 2,
        ),
        Step(
            Text("Add the person to the map, neutral until met", "Ajouter la personne à la carte, neutre d’abord"),
            Text(
                "Record whose place they take and who reports to them now. Mark the support as unknown.",
                "Noter à qui elle succède et qui lui est rattaché. Laisser le soutien neutre tant qu’on ne s’est pas "
                "vu.",
            ),
            NOTHING, "working", 3,
        ),
        Step(
            Text("Ask an advocate for an introduction", "Demander une introduction à un relais"),
            Text(
                "A colleague's word opens more than ours. Give the advocate three lines they can forward as they are.",
                "La parole d’un collègue ouvre mieux que la nôtre. Lui donner trois lignes à transférer.",
            ),
            Text("Who introduces us, and when", "Qui nous introduit, et quand"),
            "working", 5, side="theirs",
        ),
        Step(
            Text("Meet for the first time: listen", "Première rencontre : écouter"),
            Text(
                "Thirty minutes, no slides. What must be true in six months for them to call it a good start? What do "
                "they wish suppliers would stop doing?",
                "Trente minutes, sans support. Que faut-il avoir réussi dans six mois pour parler d’un bon début ? "
                "Qu’aimeraient-ils que les fournisseurs cessent de faire ?",
            ),
            Text("Their priorities in their own words", "Ses priorités, avec ses mots"),
            "calendar", 14, proof=True,
        ),
        Step(
            Text("Have our sponsor write or call", "Faire écrire ou appeler notre parrain"),
            Text(
                "A short personal word from a peer, about the person's agenda and not our contract.",
                "Un mot personnel d’égal à égal, sur ses sujets et non sur notre contrat.",
            ),
            NOTHING, "calendar", 18, owner="sponsor",
        ),
        Step(
            Text("Send one page of value in their terms", "Remettre une page de valeur dans ses termes"),
            Text(
                "What we brought this organisation, in figures its finance department accepts, told along the "
                "priorities you heard. No history of the relation.",
                "Ce que nous avons apporté, en chiffres que leur finance admet, dans l’ordre des priorités entendues. "
                "Pas d’historique de la relation.",
            ),
            Text("The page as sent", "La page envoyée"),
            "previous", 5, proof=True,
        ),
        Step(
            Text("Meet again with one proposal", "Se revoir avec une proposition"),
            Text(
                "One initiative that serves one of their priorities within their first hundred days.",
                "Une initiative au service d’une de ses priorités, visible dans ses cent premiers jours.",
            ),
            NOTHING, "calendar", 45,
        ),
        Step(
            Text("Judge influence and support anew", "Réévaluer influence et soutien"),
            Text(
                "With what you saw, not what you hope. Adjust plan and renewal risk if support is below neutral.",
                "D’après ce que vous avez vu, non espéré. Revoir plan et risque si le soutien est négatif.",
            ),
            NOTHING, "calendar", 60,
        ),
    ),
    event="stakeholders.decider",
)  # fmt: skip

DEPARTURE = Protocol(
    "contact-departure",
    Text("Departure of a contact", "Départ d’un contact"),
    Text(
        "Somebody we work with leaves the client. Keep the thread: learn who follows, what was agreed and never "
        "written, and stay in touch with the one who goes.",
        "Une personne avec qui nous travaillons quitte le client. Garder le fil : savoir qui lui succède, ce qui était "
        "convenu sans être écrit, et rester en lien avec celle qui part.",
    ),
    Text(
        "No responsibility of the person who left is without a named contact, and the account hangs on no one person.",
        "Aucune des responsabilités de la personne partie n’est sans contact nommé, et le compte ne tient pas à une "
        "seule personne.",
    ),
    (
        Step(
            Text("Confirm date, reason and destination", "Confirmer la date, le motif et la destination"),
            Text(
                "From the person if you can. Moved within the group, left for a competitor, or retired: each calls for "
                "something else.",
                "De la personne elle-même si possible. Mutation, concurrent ou retraite : chaque cas appelle une autre "
                "suite.",
            ),
            NOTHING, "working", 1,
        ),
        Step(
            Text("Hold a farewell conversation", "Avoir un entretien de départ"),
            Text(
                "What is unfinished, what was promised orally, who should we know, what would they advise us? Say "
                "thank you and mean it.",
                "Ce qui reste ouvert, ce qui fut promis de vive voix, qui connaître, que nous conseiller ? Remercier "
                "sincèrement.",
            ),
            Text("Notes of the conversation", "Notes de l’entretien"),
            "working", 5, proof=True,
        ),
        Step(
            Text("Ask for an introduction to the successor", "Demander à être présentés au successeur"),
            Text(
                "While the person is still there. If there is none yet, ask who decides meanwhile.",
                "Tant que la personne est là. S’il n’y en a pas encore, demander qui décide dans l’intervalle.",
            ),
            NOTHING, "working", 5, side="theirs",
        ),
        Step(
            Text("Record the departure on the map", "Inscrire le départ sur la carte"),
            Text(
                "Mark the person as having left; look which profiles and functions are empty now.",
                "Marquer la personne comme partie ; regarder quels profils et fonctions sont vides désormais.",
            ),
            NOTHING, "working", 6,
        ),
        Step(
            Text("Tell our team and the sponsor", "Informer notre équipe et le parrain"),
            Text(
                "Who takes which contact meanwhile. Actions waiting for the person get another name.",
                "Qui reprend quel contact entre-temps. Les actions qui attendaient la personne changent de nom.",
            ),
            NOTHING, "working", 7,
        ),
        Step(
            Text("Open a second thread in the same function", "Ouvrir un second fil dans la même fonction"),
            Text(
                "A deputy, a user, a neighbour: the next departure must not cost the function.",
                "Un adjoint, un utilisateur, un voisin : le prochain départ ne doit pas nous coûter la fonction.",
            ),
            Text("Name of the second contact", "Nom du second contact"),
            "calendar", 30, proof=True,
        ),
        Step(
            Text("Write to the person in the new place", "Écrire à la personne dans son nouveau poste"),
            Text(
                "Three months later, without asking for anything: former contacts open the next doors.",
                "Trois mois plus tard, sans rien demander : les anciens contacts ouvrent les portes suivantes.",
            ),
            NOTHING, "calendar", 90,
        ),
    ),
    event="stakeholders.left",
)  # fmt: skip

NEW_MANAGER = Protocol(
    "manager-change",
    Text("Change of account manager", "Changement de responsable de compte"),
    Text(
        "The client loses a face they trust. Let them lose nothing else: no promise, no rhythm, no knowledge. They "
        "hear it from us first, and meet the new person beside the old one.",
        "Le client perd un visage de confiance. Qu’il ne perde rien d’autre : ni promesse, ni rythme, ni savoir. Il "
        "l’apprend de nous d’abord, et rencontre le nouveau aux côtés de l’ancien.",
    ),
    Text(
        "Each of the five people who matter most has spoken with the new account manager, and no promise went astray.",
        "Chacune des cinq personnes les plus importantes a parlé avec le nouveau responsable, et aucune promesse ne "
        "s’est perdue.",
    ),
    (
        Step(
            Text("Decide who follows, and who says it when", "Décider qui succède, qui l’annonce et quand"),
            Text(
                "With the executive sponsor. The client's sponsor hears it before any mailing list does.",
                "Avec le parrain exécutif. Le sponsor du client l’apprend avant toute liste de diffusion.",
            ),
            NOTHING, "working", 2, owner="sponsor",
        ),
        Step(
            Text("Write the handover note", "Rédiger la note de passation"),
            Text(
                "Open promises of both sides, how each person likes to work, what never to mention, what is about to "
                "be lost. Two pages, not twenty.",
                "Promesses ouvertes des deux côtés, façon de travailler de chacun, sujets à éviter, ce qui risque "
                "d’être perdu. Deux pages, pas vingt.",
            ),
            Text("The handover note", "La note de passation"),
            "working", 5, owner="starter", proof=True,
        ),
        Step(
            Text("Call the client's sponsor", "Appeler le sponsor du client"),
            Text(
                "In person, with the reason, the name and a date to meet. Ask what the client wishes for the change.",
                "De vive voix : la raison, le nom et une date de rencontre. Demander ce que le client en attend.",
            ),
            NOTHING, "working", 6, owner="sponsor",
        ),
        Step(
            Text("Work through the plan together", "Parcourir le plan ensemble"),
            Text(
                "Old and new manager, action by action: kept, changed, dropped, and who tells the client.",
                "Ancien et nouveau responsables, action par action : gardée, modifiée, abandonnée – et qui le dit.",
            ),
            NOTHING, "working", 8,
        ),
        Step(
            Text("Introduce the new manager in person", "Présenter le nouveau responsable de vive voix"),
            Text(
                "Both together with the five people who matter most. The old one speaks first and leaves first.",
                "Tous deux devant les cinq personnes qui comptent le plus. L’ancien parle d’abord et part d’abord.",
            ),
            Text("Dates of the five introductions", "Dates des cinq présentations"),
            "calendar", 21, proof=True,
        ),
        Step(
            Text("Confirm contacts and escalation path", "Confirmer les contacts et la voie d’escalade"),
            Text(
                "The client updates whom they call for what; the charter names the new person.",
                "Le client met à jour qui il appelle pour quoi ; la charte porte le nouveau nom.",
            ),
            NOTHING, "calendar", 28, side="theirs",
        ),
        Step(
            Text("Keep one old promise within a month", "Tenir une ancienne promesse dans le mois"),
            Text(
                "The quickest proof that nothing was lost. Choose one the client remembers.",
                "La preuve la plus rapide que rien ne s’est perdu. En choisir une dont le client se souvient.",
            ),
            Text("The promise kept", "La promesse tenue"),
            "calendar", 30, proof=True,
        ),
        Step(
            Text("Ask the client how the change went", "Demander au client comment il a vécu le changement"),
            Text(
                "The sponsor asks, not the new manager: the answer is more honest.",
                "C’est le parrain qui demande, non le nouveau responsable : la réponse est plus franche.",
            ),
            NOTHING, "calendar", 75, owner="sponsor",
        ),
    ),
    event="accounts.manager",
)  # fmt: skip
