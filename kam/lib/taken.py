"""What the database refuses because it exists already, as a sentence beside the field."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError

from kam.lib.errors import Invalid


@contextmanager
def once_only(**sentences: tuple[str, str]) -> Iterator[None]:
    """Raise Invalid where a write breaks a unique constraint: `once_only(tag_name_once=("name", _("…")))`.

    The keyword is the constraint's name, its value the form's field and what to say there. To be used inside an
    act: the act's own savepoint is undone with it. Other refusals of the database rise as they are.
    """
    try:
        yield
    except IntegrityError as error:
        broken = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
        if broken not in sentences:
            raise
        field, sentence = sentences[broken]
        raise Invalid({field: [sentence]}) from error
