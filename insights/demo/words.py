"""What people of the demonstration write, in their organisation's language."""

from __future__ import annotations

from typing import Any

TEXTS: dict[str, dict[str, Any]] = {
    "fr": {
        "touches": [
            "Point mensuel sur l’exploitation",
            "Retour sur la mise en service",
            "Échange sur les délais de livraison",
            "Visite du site et des équipes",
            "Question sur la sécurité des accès",
            "Bilan du trimestre avec la finance",
            "Préparation du comité",
            "Appel après l’incident de mardi",
            "Démonstration de la télérelève",
            "Déjeuner avec le sponsor",
            "Relance sur le contrat-cadre",
            "Formation des opérateurs",
        ],
        "moves": "Critères d’entrée réunis, décision du comité",
        "gate_note": "Vu avec le client, compte rendu au dossier",
        "exception": "La charte sera signée au prochain comité : on n’attend pas pour lancer les travaux",
        "lessons": "Préparer le renouvellement six mois plus tôt, avec le sponsor. La valeur chiffrée a emporté la "
        "décision ; les achats ont été rencontrés trop tard.",
        "first": "Nomination au comité grands comptes",
        "judged": "Impression de la dernière réunion",
        "summary": "Client depuis plusieurs années. La relation est **solide avec les opérations**, plus fragile avec "
        "les achats depuis la réorganisation.\n\n- Le contrat-cadre couvre les trois sites.\n- Le sponsor porte "
        "nos sujets au comité de direction.\n- Deux promesses de la dernière revue restent ouvertes.",
        "strengths": "- Qualité de service reconnue par les utilisateurs\n- Connaissance fine des installations",
        "weaknesses": "- Peu de contacts aux achats\n- Délais de support dépassés deux fois cet automne",
        "opportunities": "- Extension à deux nouveaux sites\n- Programme commun de sobriété énergétique",
        "threats": "- Appel d’offres annoncé pour l’an prochain\n- Concurrent présent en Belgique",
        "plan": "Plan de compte",
        "objectives": [
            ("revenue", "Porter le chiffre d’affaires à 5 M€", "Chiffre d’affaires annuel", "k€"),
            ("satisfaction", "Retrouver une satisfaction de 8 sur 10", "Note moyenne des utilisateurs", "/10"),
            ("partnership", "Lancer deux projets communs", "Projets lancés", "projets"),
        ],
        "actions": [
            ("Rencontrer la direction des achats", "Un rendez-vous tenu, un relevé envoyé"),
            ("Présenter le bilan des économies réalisées", "Chiffres validés par la finance du client"),
            ("Cadrer l’extension au site de Vénissieux", "Périmètre et budget écrits"),
            ("Réduire le délai de réponse du support", "95 % des demandes sous 8 heures"),
            ("Former les opérateurs de nuit", "Deux sessions tenues"),
        ],
        "qbr": "Revue trimestrielle",
        "goal": "Partager les résultats, décider des trois priorités du trimestre.",
        "held": "Résultats partagés, deux décisions prises, prochaine date fixée.",
        "place": "Siège du client",
    },
    "en": {
        "touches": [
            "Monthly operations call",
            "Follow-up on commissioning",
            "Talk about delivery times",
            "Site visit with the team",
            "Question on access security",
            "Quarter review with finance",
            "Preparing the committee",
            "Call after Tuesday’s incident",
            "Demonstration of remote monitoring",
            "Lunch with the sponsor",
            "Chasing the framework agreement",
            "Operator training",
        ],
        "moves": "Entry criteria met, committee decision",
        "gate_note": "Seen with the client, minutes on file",
        "exception": "The charter will be signed at the next committee; the work does not wait for it",
        "lessons": "Prepare the renewal six months earlier, with the sponsor. The value in figures carried the "
        "decision; procurement was met too late.",
        "first": "Nominated by the key account committee",
        "judged": "Impression from the last meeting",
        "summary": "A client for several years. The relation is **solid with operations** and thinner with procurement "
        "since the reorganisation.\n\n- The framework agreement covers the three main sites.\n- The sponsor carries "
        "our topics to the board.\n- Two promises of the last review are still open.",
        "strengths": "- Service quality recognised by users\n- Close knowledge of the installations",
        "weaknesses": "- Few contacts in procurement\n- Support overran twice this autumn",
        "opportunities": "- Extension to two new sites\n- Joint energy saving programme",
        "threats": "- Tender announced for next year\n- A competitor present in Scotland",
        "plan": "Account plan",
        "objectives": [
            ("revenue", "Grow revenue to £5M", "Yearly revenue", "k£"),
            ("satisfaction", "Bring satisfaction back to 8 out of 10", "Average user score", "/10"),
            ("partnership", "Launch two joint projects", "Projects launched", "projects"),
        ],
        "actions": [
            ("Meet the head of procurement", "One meeting held, notes sent"),
            ("Present the savings achieved", "Figures confirmed by the client’s finance"),
            ("Scope the extension to the second site", "Scope and budget in writing"),
            ("Shorten the support response time", "95% of requests within 8 hours"),
            ("Train the night operators", "Two sessions held"),
        ],
        "qbr": "Quarterly business review",
        "goal": "Share the results, decide the three priorities of the quarter.",
        "held": "Results shared, two decisions taken, next date set.",
        "place": "Client headquarters",
    },
}
