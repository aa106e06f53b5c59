"""From what a file says to what we know, by rules that are told: exact, folded, spaceless, close spelling.

A close spelling is only taken where the caller allows it (sectors, countries); elsewhere it is offered as the nearest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from accounts.importing.legal import without_legal_form
from accounts.importing.spelling import Speller
from accounts.importing.verdicts import Answers, Verdict
from kam.lib.folding import fold, spaceless
from kam.lib.tabular import Message, say


class Rule(StrEnum):
    """How a text was recognised, from the surest to the least sure."""

    CHOSEN = "chosen"
    EXACT = "exact"
    FOLDED = "folded"
    SPACELESS = "spaceless"
    SUFFIX = "suffix"
    SYNONYM = "synonym"
    CLOSE = "close"


_CONFIDENCE = {
    Rule.CHOSEN: 1.0,
    Rule.EXACT: 1.0,
    Rule.FOLDED: 0.98,
    Rule.SPACELESS: 0.95,
    Rule.SYNONYM: 0.95,
    Rule.SUFFIX: 0.9,
    Rule.CLOSE: 0.8,
}
_WORDS = {
    Rule.CHOSEN: _("“%(found)s” read as “%(name)s”: chosen by you."),
    Rule.EXACT: _("“%(found)s” is “%(name)s”."),
    Rule.FOLDED: _("“%(found)s” read as “%(name)s”: the same but for capitals, accents or punctuation."),
    Rule.SPACELESS: _("“%(found)s” read as “%(name)s”: the same without spaces."),
    Rule.SUFFIX: _("“%(found)s” read as “%(name)s”: the same without the legal form."),
    Rule.SYNONYM: _("“%(found)s” read as “%(name)s”: another name for it."),
    Rule.CLOSE: _("“%(found)s” read as “%(name)s”: the closest spelling."),
}


@dataclass(frozen=True, slots=True)
class Match:
    """What a text was recognised as: the value to use, the name it goes by, and the rule."""

    found: str
    value: str
    name: str
    rule: Rule

    @property
    def confidence(self) -> float:
        """Between 0 and 1."""
        return _CONFIDENCE[self.rule]

    @property
    def explanation(self) -> Message:
        """The rule as a sentence."""
        return say(_WORDS[self.rule], found=self.found, name=self.name)


@dataclass(frozen=True, slots=True)
class Miss:
    """A text that is none of the known names: the nearest ones, whether it was several of them equally, and what
    the reader said about it."""

    found: str
    nearest: tuple[str, ...] = ()
    ambiguous: bool = False
    verdict: Verdict | None = None


class Matcher:
    """Known names and their values, ready to recognise texts. Answers are remembered: a column repeats itself."""

    def __init__(
        self,
        entries: Iterable[tuple[str, str]],
        *,
        close: bool = False,
        suffixes: bool = False,
        synonyms: Iterable[tuple[str, str]] = (),
        chosen: Answers | None = None,
    ) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)
        for name, value in entries:
            self._names[name].add(value)
        self._close = close
        self._synonyms = {spaceless(other): name for other, name in synonyms}
        self._chosen = chosen or {}
        self._levels = [(Rule.FOLDED, fold), (Rule.SPACELESS, spaceless)]
        if suffixes:
            self._levels.append((Rule.SUFFIX, without_legal_form))
        self._by: dict[Rule, dict[str, list[str]]] = {rule: defaultdict(list) for rule, _key in self._levels}
        for name in self._names:
            for rule, key in self._levels:
                self._by[rule][key(name)].append(name)
        self._speller: Speller | None = None
        self._answers: dict[str, Match | Miss] = {}

    def answering(self, chosen: Answers) -> Matcher:
        """The same known names under the reader's answers."""
        other = copy(self)
        other._chosen, other._answers = chosen, {}
        return other

    def match(self, text: str) -> Match | Miss:
        """The known name that `text` means, or why there is none."""
        if text not in self._answers:
            self._answers[text] = self._find(text)
        return self._answers[text]

    def _find(self, text: str) -> Match | Miss:
        said = self._chosen.get(text)
        if said is Verdict.OUT or (said is Verdict.NEW and not self._is_known(text)):
            return Miss(text, verdict=said)
        if isinstance(said, str) and said in self._names:
            return self._answer(text, [said], Rule.CHOSEN)
        if text in self._names:
            return self._answer(text, [text], Rule.EXACT)
        for rule, key in self._levels:
            if names := self._by[rule].get(key(text)):
                return self._answer(text, names, rule)
        if name := self._synonyms.get(spaceless(text), ""):
            return self._answer(text, [name], Rule.SYNONYM)
        nearest = self._nearest(text)
        if self._close and len(self._values(nearest)) == 1:
            return self._answer(text, nearest, Rule.CLOSE)
        return Miss(text, tuple(nearest))

    def _is_known(self, text: str) -> bool:
        """True for a name that exists but for capitals, accents or punctuation: it cannot be new beside that one."""
        return text in self._names or fold(text) in self._by[Rule.FOLDED]

    def _values(self, names: list[str]) -> set[str]:
        return {value for name in names for value in self._names[name]}

    def _answer(self, text: str, names: list[str], rule: Rule) -> Match | Miss:
        """One value behind the names is the answer; several are a question for the reader."""
        values = self._values(names)
        if len(values) > 1:
            return Miss(text, tuple(names), ambiguous=True)
        return Match(text, values.pop(), names[0], rule)

    def _nearest(self, text: str) -> list[str]:
        by_key = self._by[Rule.SPACELESS]
        self._speller = self._speller or Speller(by_key)
        return [name for key in self._speller.closest(spaceless(text)) for name in by_key[key]]
