"""What each profile needs in each phase, what we bring, and what proves that it worked: in French."""

from __future__ import annotations

from accounts.choices import Phase
from stakeholders.choices import Profile
from stakeholders.journeys.words_en import Words

_D, _S, _U, _T = Profile.DECISION_MAKER, Profile.SPONSOR, Profile.USER, Profile.TECHNICAL_INFLUENCER
_QUALIFICATION, _ONBOARDING = Phase.QUALIFICATION, Phase.ONBOARDING
_DEVELOPMENT, _CONSOLIDATION, _RENEWAL = Phase.DEVELOPMENT, Phase.CONSOLIDATION, Phase.RENEWAL

WORDS: dict[tuple[Profile, Phase], Words] = {
    (_D, _QUALIFICATION): (
        "Savoir si nous méritons son attention : ce que cela changerait pour l’entreprise, et ce que cela coûterait.",
        "Notre lecture de sa stratégie, un ordre de grandeur du retour, et un pair qui travaille avec nous.",
        "Il ou elle a nommé le résultat qui vaudrait la dépense.",
    ),
    (_D, _ONBOARDING): (
        "Être sûr que le démarrage est maîtrisé, et savoir qui appeler s’il ne l’est pas.",
        "Une page : objectifs convenus, premières dates, risques, responsables ; un dirigeant pour vis-à-vis.",
        "La charte relationnelle est convenue, avec son nom sous les objectifs.",
    ),
    (_D, _DEVELOPMENT): (
        "Le retour sur ce qui a été dépensé, et ce que l’étape suivante apporterait.",
        "Une page : résultats face aux objectifs, valeur confirmée par ses équipes, et une décision à prendre.",
        "Nos chiffres sont cités en interne, ou une porte s’ouvre dans une autre division.",
    ),
    (_D, _CONSOLIDATION): (
        "Aucune surprise : des risques vus tôt, des coûts raisonnables, un fournisseur qui se fait oublier.",
        "L’année en chiffres, les risques que nous portons pour le client, et ce qui change chez ses concurrents.",
        "Présence à la réunion annuelle des dirigeants, ou envoi de quelqu’un qui peut décider.",
    ),
    (_D, _RENEWAL): (
        "Des raisons de signer qui tiennent devant le conseil : valeur prouvée, alternatives pesées.",
        "Le dossier de valeur dans ses mots, les conditions que nous proposons et pourquoi, un échange sans demande.",
        "Nous savons ce qui doit être vrai pour obtenir la signature, et à quelle date.",
    ),
    (_S, _QUALIFICATION): (
        "Être sûr que nous soutenir ne lui nuira pas.",
        "Des réponses franches sur ce que nous savons faire ou non, et des références à appeler directement.",
        "Il ou elle nous a présentés à quelqu’un qui décide.",
    ),
    (_S, _ONBOARDING): (
        "Des premiers succès à montrer, et ne rien apprendre par d’autres.",
        "Un mot bref tous les quinze jours : ce qui est fait, ce qui tarde, ce qu’il faut dire en interne.",
        "Il ou elle parle du projet comme du sien.",
    ),
    (_S, _DEVELOPMENT): (
        "Des arguments pour l’étape suivante, des succès chiffrés, et de la reconnaissance.",
        "Des résultats prêts à transmettre, sa part nommée devant sa hiérarchie, les nouvelles avant leur publication.",
        "Il ou elle a plaidé pour nous dans une réunion où nous n’étions pas.",
    ),
    (_S, _CONSOLIDATION): (
        "Rester la personne qui a bien choisi, quand la routine nous rend invisibles.",
        "Le rappel de ce qui a été atteint ensemble, les anniversaires marqués, un cas à présenter à l’extérieur.",
        "Nous sommes avertis de ce qui bouge en interne avant de le demander.",
    ),
    (_S, _RENEWAL): (
        "Connaître notre position en premier, et avoir de quoi la défendre.",
        "Le dossier de valeur avant tout le monde, une réponse à chaque objection, une répétition de la décision.",
        "Nous savons qui est pour, qui est contre, et pourquoi.",
    ),
    (_U, _QUALIFICATION): (
        "Qu’on lui demande comment le travail se fait vraiment, et ce qui le ralentit.",
        "Une heure à ses côtés, et un résumé de ce que nous avons compris.",
        "Il ou elle nous a montré le contournement utilisé aujourd’hui.",
    ),
    (_U, _ONBOARDING): (
        "Pouvoir travailler dès le premier jour, avec quelqu’un qui répond aussitôt.",
        "Une formation sur ses propres cas, un contact nommé, et des questions closes sous deux jours.",
        "Il ou elle travaille sans nous appeler pour les cas courants.",
    ),
    (_U, _DEVELOPMENT): (
        "Des problèmes résolus vite, et de petites améliorations qui font gagner du temps.",
        "La liste des problèmes ouverts avec leurs dates, le délai que nous tenons, et les nouveautés qui l’aident.",
        "Le délai médian de résolution baisse, et cela se dit.",
    ),
    (_U, _CONSOLIDATION): (
        "Que cela continue de marcher, que les nouveaux soient formés, et que les idées soient entendues.",
        "Un tour régulier des problèmes ouverts, une formation des nouveaux, et une réponse à chaque idée.",
        "Aucun problème ne reste ouvert sans date.",
    ),
    (_U, _RENEWAL): (
        "Garder ce qui marche, et être entendu avant que d’autres ne décident.",
        "Une enquête et ses résultats, les vieux irritants clos, et ce qui changerait au quotidien.",
        "Il ou elle nous choisirait à nouveau, et l’a écrit.",
    ),
    (_T, _QUALIFICATION): (
        "Voir si nous convenons : architecture, sécurité, normes.",
        "Un expert, pas une brochure : documents, certificats, et réponses au questionnaire.",
        "Aucun obstacle cité ne reste sans réponse.",
    ),
    (_T, _ONBOARDING): (
        "Une intégration sans surprise, et un expert qui reste.",
        "Un plan des interfaces, un environnement de test, et un registre de ses questions avec leurs dates.",
        "Les tests de recette sont signés.",
    ),
    (_T, _DEVELOPMENT): (
        "Notre feuille de route, de quoi grandir, et des réponses d’expert à la date promise.",
        "Une revue technique, un accès anticipé à ce qui vient, et le registre des questions à jour.",
        "Il ou elle nous recommande pour un usage que nous n’avions pas proposé.",
    ),
    (_T, _CONSOLIDATION): (
        "De la stabilité, des avis de sécurité à temps, et des versions annoncées tôt.",
        "Un calendrier des changements, des comptes rendus d’incidents avec leurs causes, et des réponses écrites.",
        "Aucune question de sécurité ne dépasse sa date.",
    ),
    (_T, _RENEWAL): (
        "Nous comparer équitablement : ce que changer coûterait, ce que rester apporterait.",
        "Le dossier technique de l’appel d’offres, les niveaux de service tenus, et deux ans de feuille de route.",
        "Son avis remis au décideur ne contient aucune réserve ouverte.",
    ),
}
