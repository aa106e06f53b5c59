"""What a line of a charter's draft said when it was removed: its history knows."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from accounts.choices import CharterPart
from accounts.models import Charter
from accounts.models.charter import LINE_MODELS
from kam.lib.errors import Invalid, NotVisible


def removed_line(charter: Charter, part: CharterPart, pk: int) -> dict[str, Any]:
    """The columns of the line as it was removed. Raises NotVisible for one never here, Invalid for one that is here."""
    model = LINE_MODELS[part]
    events: Any = apps.get_model(f"accounts.{model.__name__}Event")._default_manager
    row = events.filter(pgh_obj_id=pk, charter_id=charter.pk).order_by("-pgh_id").values().first()
    if row is None:
        raise NotVisible
    if row["pgh_label"] != "delete":
        raise Invalid(_("This line is in the draft already."))
    return {name: value for name, value in row.items() if not name.startswith("pgh_")}
