"""Fields of forms about people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stakeholders.choices import Profile
from stakeholders.models import OwnProfile

_BETWEEN = re.compile(r"[\s,;/]+")
_OWN = "own:"


class LanguagesField(forms.CharField):
    """Languages by their codes, the preferred one first: "fr, en" becomes ["fr", "en"]."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Takes what a model's array field hands to its form field, and ignores what only arrays need."""
        for name in ("base_field", "max_length", "min_length"):
            kwargs.pop(name, None)
        kwargs.setdefault("help_text", gettext_lazy("Codes, the preferred one first: fr, en"))
        super().__init__(*args, max_length=60, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """The codes as people type them."""
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """The codes, each once. Raises ValidationError for a code that no language has."""
        codes = [one.lower() for one in _BETWEEN.split(value or "") if one]
        for code in codes:
            if code not in LANG_INFO:
                raise ValidationError(_("“%(code)s” is no language: write codes such as fr or en.") % {"code": code})
        return list(dict.fromkeys(codes))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """As typed, since the kept value is a list."""
        return super().has_changed(self.prepare_value(initial), data)


class ProfileField(forms.ChoiceField):
    """One of the four profiles, or below them one of the organisation's own, told apart as "own:12"."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """With the four profiles; the own ones come with `offer`."""
        super().__init__(*args, choices=Profile.choices, **kwargs)
        self._own: dict[str, OwnProfile] = {}

    def offer(self, own: Iterable[OwnProfile], *, first: str = "") -> None:
        """Offer the organisation's own profiles as well; `first` is a line for no choice."""
        self.choices = self._offered(own, first)

    def offer_when_asked(self, own: Callable[[], Iterable[OwnProfile]], *, first: str = "") -> None:
        """The same, but `own` is read only when the choices are shown or one is checked."""
        self.choices = lambda: self._offered(own(), first)

    def _offered(self, own: Iterable[OwnProfile], first: str) -> list[Any]:
        self._own = {f"{_OWN}{one.pk}": one for one in own}
        nothing = [("", first)] if first else []
        named = sorted(((key, one.name) for key, one in self._own.items()), key=lambda pair: pair[1].casefold())
        group = [(_("Our own profiles"), named)] if named else []
        return [*nothing, *Profile.choices, *group]

    def chosen(self, value: str) -> tuple[str, OwnProfile | None]:
        """What the choice counts as, and the own profile it is, if it is one."""
        own = self._own.get(value)
        return (own.counts_as, own) if own else (value, None)


def profile_key(profile: str, own_profile_id: int | None) -> str:
    """A person's profile as `ProfileField` tells it."""
    return f"{_OWN}{own_profile_id}" if own_profile_id else profile


def own_profile_of(key: str) -> int | None:
    """The id in "own:12"; None for anything else."""
    given = key.removeprefix(_OWN)
    return int(given) if key.startswith(_OWN) and given.isdecimal() and given.isascii() and len(given) < 18 else None
