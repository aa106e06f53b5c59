"""The words of a file of interactions for channels, moods, weights and directions, in both languages."""

from __future__ import annotations

from functools import cache
from typing import Any

from kam.lib.folding import spaceless
from stakeholders.choices import Channel, Direction, Importance, Sentiment
from stakeholders.importing.words import words_for

_CHOICES: dict[str, Any] = {
    "channel": Channel, "sentiment": Sentiment, "importance": Importance, "direction": Direction,
}  # fmt: skip
_ALSO: dict[str, dict[Any, str]] = {
    "channel": {
        Channel.MEETING: "meeting, visit, appointment, lunch, dinner, workshop, face to face, on site, in person, "
        "réunion, visite, rendez-vous, rendez vous, rdv, déjeuner, dîner, atelier, présentiel, sur place",
        Channel.VIDEO: "video, video conference, videoconference, web meeting, online meeting, teams, zoom, meet, "
        "visio, visioconférence, visio-conférence, en ligne",
        Channel.CALL: "call, phone, telephone, phone call, appel, téléphone, appel téléphonique, tél",
        Channel.EMAIL: "email, mail, message, letter, courriel, mél, courrier, lettre",
        Channel.EVENT: "event, trade fair, fair, conference, seminar, webinar, salon, événement, évènement, "
        "conférence, séminaire, webinaire, foire",
        Channel.OTHER: "other, task, note, autre, tâche",
    },
    "sentiment": {
        Sentiment.GOOD: "good, positive, well, great, excellent, bon, bien, positif, très bien, favorable",
        Sentiment.NEUTRAL: "neutral, normal, ok, so so, neutre, moyen, correct",
        Sentiment.BAD: "bad, negative, badly, poor, mauvais, mal, négatif, défavorable, tendu",
    },
    "importance": {
        Importance.ROUTINE: "routine, normal, low, small, faible, basse, courant, ordinaire, normale",
        Importance.NOTABLE: "notable, medium, moyen, moyenne, important, importante",
        Importance.DECISIVE: "decisive, high, critical, haute, élevée, forte, critique, décisif, décisive, majeur",
    },
    "direction": {
        Direction.OURS: "ours, we, us, outbound, outgoing, sent, nous, sortant, envoyé, à notre initiative",
        Direction.THEIRS: "theirs, they, them, client, inbound, incoming, received, eux, entrant, reçu, "
        "à leur initiative",
        Direction.BOTH: "both, mutual, les deux, mutuel",
    },
}
USUAL: dict[str, Any] = {
    "channel": Channel.OTHER, "sentiment": Sentiment.NEUTRAL, "importance": Importance.ROUTINE,
    "direction": Direction.OURS,
}  # fmt: skip


@cache
def _words(field: str) -> dict[str, Any]:
    return words_for(_CHOICES[field], _ALSO[field])


def meaning(field: str, text: str) -> Any:
    """What a text means for this field; None when nothing we know. Numbers are the codes themselves."""
    bare = text.strip()
    if field in ("sentiment", "importance") and bare.lstrip("+-").isdecimal():
        code = int(bare) if len(bare) < 4 else None
        return code if code in _CHOICES[field].values else None
    return _words(field).get(spaceless(bare))
