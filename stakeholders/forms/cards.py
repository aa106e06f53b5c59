"""Cards pasted or uploaded."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stakeholders.cards.reading import LARGEST, ReadCard, read_cards
from stakeholders.choices import Profile


class CardsForm(forms.Form):
    """A text or a file of cards, and the profile of whoever is new."""

    text = forms.CharField(
        label=gettext_lazy("Cards as text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "placeholder": "BEGIN:VCARD", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=gettext_lazy("or a file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".vcf,text/vcard"}),
    )
    profile = forms.ChoiceField(
        label=gettext_lazy("Profile of the new people"), choices=Profile.choices, initial=Profile.USER
    )

    cards: list[ReadCard]

    def clean(self) -> dict[str, Any]:
        """Read the cards; refuse what is no text, too large, or holds none."""
        values = super().clean() or {}
        text = values.get("text") or ""
        upload = values.get("file")
        if upload is not None:
            text = self._decoded(upload)
        self.cards = []
        if self.errors:
            return values
        try:
            self.cards = read_cards(text)
        except ValueError as error:
            self.add_error("file" if upload else "text", str(error))
            return values
        if not self.cards:
            self.add_error("file" if upload else "text", _("No card found: a card begins with the line BEGIN:VCARD."))
        return values | {"text": text}

    def _decoded(self, upload: Any) -> str:
        if upload.size > 4 * LARGEST:
            self.add_error("file", _("The cards are larger than 1 MB: split the file."))
            return ""
        content: bytes = upload.read()
        try:
            return content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        except UnicodeDecodeError:
            return content.decode("cp1252", "replace")
