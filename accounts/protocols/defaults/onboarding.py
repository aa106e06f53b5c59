"""The first three months of a key account, on both sides."""

from accounts.protocols.writing import NOTHING, Protocol, Step, Text

ONBOARDING = Protocol(
    "onboarding",
    Text("Onboarding", "Intégration"),
    Text(
        "Turn the decision to enter the programme into a working relationship within ninety days: people who know each "
        "other, a written rhythm, and a first result that the client would mention unasked.",
        "Faire de la décision d’entrer dans le programme une relation qui fonctionne en quatre-vingt-dix jours : des "
        "personnes qui se connaissent, un rythme écrit et un premier résultat que le client citerait de lui-même.",
    ),
    Text(
        "The client's decision-maker can name their contact with us, the next meeting and one result already obtained.",
        "Le décideur du client sait nommer son interlocuteur chez nous, la prochaine réunion et un résultat déjà "
        "obtenu.",
    ),
    (
        Step(
            Text("Hand the account over from sales", "Reprendre le dossier des mains du commerce"),
            Text(
                "One hour with whoever won the deal: what was promised, to whom, what was left unsaid, who was against "
                "it. Write down every promise with a date.",
                "Une heure avec celui ou celle qui a gagné l’affaire : ce qui a été promis, à qui, ce qui a été tu, "
                "qui était contre. Noter chaque promesse avec sa date.",
            ),
            Text("List of promises, with dates", "Liste des promesses, datées"),
            "working", 3, proof=True,
        ),
        Step(
            Text("Name the team and the executive sponsor", "Nommer l’équipe et le parrain exécutif"),
            Text(
                "Each function the client works with has a named counterpart here. The sponsor has agreed to two "
                "meetings a year in person.",
                "Chaque fonction avec laquelle le client travaille a chez nous un interlocuteur nommé. Le parrain a "
                "accepté deux rencontres par an.",
            ),
            NOTHING, "working", 5,
        ),
        Step(
            Text("Name the client's project lead and sponsor", "Désigner le pilote et le sponsor côté client"),
            Text(
                "Ask the client who decides, who uses, who pays and who must be informed. Their lead confirms the "
                "names in writing.",
                "Demander au client qui décide, qui utilise, qui paie et qui doit être informé. Son pilote confirme "
                "les noms par écrit.",
            ),
            Text("Their message with the names", "Son message avec les noms"),
            "working", 10, side="theirs", proof=True,
        ),
        Step(
            Text("Hold the kick-off meeting", "Tenir la réunion de lancement"),
            Text(
                "Both sponsors open it. Spend more time on what the client wants to have achieved in a year than on "
                "who we are. Leave with three shared goals.",
                "Les deux sponsors l’ouvrent. Parler davantage de ce que le client veut avoir réussi dans un an que "
                "de nous. En sortir avec trois objectifs partagés.",
            ),
            Text("Minutes with three shared goals", "Compte rendu avec trois objectifs partagés"),
            "calendar", 21, proof=True,
        ),
        Step(
            Text("Draw the map of decision-makers", "Dresser la carte des décideurs"),
            Text(
                "At least a sponsor, a decision-maker and an advocate, with influence and support as you judge them "
                "today. Empty places are worth more than guesses.",
                "Au moins un sponsor, un décideur et un relais, avec leur influence et leur soutien tels que vous les "
                "jugez aujourd’hui. Une case vide vaut mieux qu’une supposition.",
            ),
            NOTHING, "calendar", 30,
        ),
        Step(
            Text("Agree the relationship charter", "Convenir de la charte relationnelle"),
            Text(
                "Rhythm of meetings, channels, response times, how to escalate and to whom. One page, signed by both.",
                "Rythme des rencontres, canaux, délais de réponse, voie d’escalade. Une page, signée des deux côtés.",
            ),
            Text("The signed charter", "La charte signée"),
            "calendar", 45, proof=True,
        ),
        Step(
            Text("Open access, sites and systems to our team", "Ouvrir à notre équipe les accès, sites et systèmes"),
            Text(
                "The client arranges badges, accounts and safety briefings. Follow it weekly: it is the commonest "
                "cause of a late first result.",
                "Le client organise badges, comptes et accueils sécurité. À suivre chaque semaine : c’est la première "
                "cause de retard du premier résultat.",
            ),
            NOTHING, "calendar", 45, side="theirs",
        ),
        Step(
            Text("Deliver and show a first result", "Livrer et montrer un premier résultat"),
            Text(
                "Small, visible, wanted by a user who will say so. Put a figure on it together with the client.",
                "Petit, visible, voulu par un utilisateur qui le dira. Le chiffrer avec le client.",
            ),
            Text("The figure and who confirmed it", "Le chiffre et qui l’a confirmé"),
            "calendar", 75, proof=True,
        ),
        Step(
            Text("Ask the client how the start went", "Demander au client comment il juge le départ"),
            Text(
                "Their lead and one user answer separately: what would you not do again? Repeat the answers in your "
                "own words to be sure of them.",
                "Son pilote et un utilisateur répondent séparément : que ne referiez-vous pas ? Reformuler leurs "
                "réponses pour en être sûr.",
            ),
            NOTHING, "previous", 7, side="theirs",
        ),
        Step(
            Text("Review the ninety days with both sponsors", "Faire le bilan des quatre-vingt-dix jours"),
            Text(
                "What was promised, what was done, what the plan of the year keeps. Fix the date of the first "
                "quarterly review before leaving the room.",
                "Ce qui était promis, ce qui est fait, ce que le plan de l’année retient. Fixer la date de la première "
                "revue trimestrielle avant de se quitter.",
            ),
            Text("Date of the first quarterly review", "Date de la première revue trimestrielle"),
            "calendar", 90, owner="sponsor", proof=True,
        ),
    ),
    trigger="phase",
    phase="onboarding",
)  # fmt: skip
