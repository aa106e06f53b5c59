"""The words of a file for profiles, levels, roles and opinions, in both languages, and codes as well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf.locale import LANG_INFO
from django.utils.translation import override

from kam.lib.folding import spaceless
from stakeholders.choices import DecisionRole, Profile, Seniority, Support

_ALSO: dict[str, dict[Any, str]] = {
    "profile": {
        Profile.DECISION_MAKER: "decision maker, decider, economic buyer, décideur, acheteur économique",
        Profile.SPONSOR: "sponsor, champion, coach, sponsor interne",
        Profile.USER: "user, end user, utilisateur",
        Profile.TECHNICAL_INFLUENCER: "influencer, technical, technical buyer, prescripteur, influenceur technique",
    },
    "seniority": {
        Seniority.EXECUTIVE: "executive, c-level, comex, codir, vp, dirigeant",
        Seniority.DIRECTOR: "director, head, directeur, directrice",
        Seniority.MANAGER: "manager, responsable, chef",
        Seniority.STAFF: "staff, employee, collaborateur, opérationnel",
    },
    "decision_role": {DecisionRole.APPROVES: "approves, valide", DecisionRole.BLOCKS: "blocks, bloque, veto"},
    "support": {},
}  # fmt: skip
_CHOICES: dict[str, Any] = {
    "profile": Profile, "seniority": Seniority, "decision_role": DecisionRole, "support": Support,
}  # fmt: skip
WORDED = tuple(_CHOICES)


@dataclass(frozen=True)
class Own:
    """A profile of the organisation's own."""

    pk: int
    names: tuple[str, ...]
    counts_as: str


def words_for(choices: Any, also: Mapping[Any, str]) -> dict[str, Any]:
    """What each word stands for: the choices by their labels in both languages, and by other words for them."""
    words: dict[str, Any] = {}
    for language in ("en", "fr"):
        with override(language):
            words |= {spaceless(str(label)): value for value, label in choices.choices}
    for value, written in also.items():
        words |= {spaceless(word): value.value for word in written.split(", ")}
    return words


def vocabulary(own: Iterable[Own]) -> dict[str, dict[str, Any]]:
    """By field: what each word stands for; an own profile stands for itself."""
    found: dict[str, dict[str, Any]] = {}
    for field, choices in _CHOICES.items():
        words = words_for(choices, _ALSO[field])
        words |= {spaceless(str(value)): value for value in choices.values if field != "support"}
        found[field] = words
    found["support"] |= {f"{value:+d}" if value else "0": value for value in Support.values}
    found["support"] |= {str(value): value for value in Support.values}
    found["profile"] |= {spaceless(name): one for one in own for name in one.names}
    return found


def meaning(field: str, text: str, words: Mapping[str, Mapping[str, Any]]) -> Any:
    """What a text means; None when nothing."""
    bare = text.strip()
    return (
        words[field].get(bare)
        if field == "support" and bare.lstrip("+-").isdecimal()
        else words[field].get(spaceless(bare))
    )


def languages_of(text: str) -> tuple[list[str], list[str]]:
    """Codes by codes or by names in English and in the language itself, and the words that are none."""
    names = {
        spaceless(str(one[key])): code
        for code, one in LANG_INFO.items()
        for key in ("name", "name_local")
        if key in one
    }
    codes: list[str] = []
    strange: list[str] = []
    for word in text.replace(";", ",").replace("/", ",").split(","):
        if bare := word.strip():
            code = bare.lower() if bare.lower() in LANG_INFO else names.get(spaceless(bare), "")
            (codes if code and len(code) <= 5 else strange).append(code or bare)
    return list(dict.fromkeys(codes)), strange
