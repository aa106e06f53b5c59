"""Whom a cell of a file of interactions names: people of the account on one side, colleagues on the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.choices import RowOutcome
from accounts.importing import Existing, Note, Reason
from accounts.importing.lookup import Left, Lookup
from kam.lib.tabular import Message, say
from stakeholders.doubles.likeness import name_key
from stakeholders.importing.cells import address_in, name_beside, names_in


class Theirs:
    """People by the account they work at; `refs` of each hold the account, its `values` the e-mail."""

    def __init__(self, people: Sequence[Existing], column: str) -> None:
        self._column = column
        self._found: dict[tuple[Any, str], set[Any]] = {}
        self._elsewhere: dict[str, set[Any]] = {}
        for one in people:
            account, mail = one.refs["account"], str(one.values.get("email") or "").casefold()
            for key in filter(None, (name_key(one.name), mail)):
                self._found.setdefault((account, key), set()).add(one.pk)
                self._elsewhere.setdefault(key, set()).add(account)

    def of(self, text: str, account: Existing, names: dict[Any, str]) -> list[Any]:
        """The ids, sorted; `names` are those of the accounts. Whoever is not of this account leaves the row out."""
        found = {self._one(part, account, names) for part in names_in(text, lambda part: self._knows(part, account.pk))}
        return sorted(found)

    def _knows(self, text: str, account: Any) -> bool:
        return any((account, key) in self._found for key in _keys(text))

    def _one(self, text: str, account: Existing, names: dict[Any, str]) -> Any:
        for key in _keys(text):
            several = self._found.get((account.pk, key), set())
            if len(several) == 1:
                return next(iter(several))
            if several:
                message = _("Several people of %(account)s are called “%(name)s”: their e-mail would tell.")
                raise self._left("several_people", say(message, name=text, account=account.name))
        for key in _keys(text):
            if elsewhere := self._elsewhere.get(key):
                there = names.get(min(elsewhere), "")
                message = _("“%(name)s” is a person of %(there)s, not of %(account)s.")
                raise self._left("other_account", say(message, name=text, there=there, account=account.name))
        message = _("Nobody at %(account)s is called “%(name)s”. Add the person first, then try again.")
        raise self._left("unknown_person", say(message, name=text, account=account.name))

    def _left(self, code: str, message: Message) -> Left:
        return Left(RowOutcome.REJECTED, Reason(code, message, column=self._column))


class Ours:
    """Colleagues by e-mail or name. Those who no longer work here were there all the same."""

    def __init__(self, members: Sequence[Existing], names: Lookup) -> None:
        self._names = names
        mails = ((str(one.values.get("email") or "").casefold(), one) for one in members)
        self._mails = {mail: one for mail, one in mails if mail}

    def of(self, text: str, notes: list[Note]) -> list[Any]:
        """The ids, sorted; an unknown colleague leaves the row out."""
        found = (self._one(part, notes) for part in names_in(text, self._knows))
        return sorted({one.pk for one in found if one is not None})

    def _knows(self, text: str) -> bool:
        return address_in(text) in self._mails or self._names.knows(text)

    def _one(self, text: str, notes: list[Note]) -> Existing | None:
        known = self._mails.get(address_in(text))
        if known is not None:
            return known
        beside = name_beside(text)
        name = beside if beside and self._names.knows(beside) else text
        return self._names.unless_left_out(name, "unknown_colleague", notes)


def _keys(text: str) -> list[str]:
    """What a text can be known by, the surest first."""
    return [key for key in (address_in(text), name_key(name_beside(text))) if key]
