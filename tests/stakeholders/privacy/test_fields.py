"""Everything kept of people is thought about: a new column or reference fails here until somebody does."""

from __future__ import annotations

from django.apps import apps

from stakeholders.models import Stakeholder
from stakeholders.privacy.fields import EMPTIED, REPLACED, STAYING, TECHNICAL, TOLD, WORDED
from stakeholders.privacy.holders import held_columns


def test_every_column_of_a_person_is_emptied_replaced_or_stays_with_a_reason():
    columns = {one.name for one in Stakeholder._meta.concrete_fields if not one.generated}
    assert columns == {*EMPTIED, *REPLACED, *STAYING, *TECHNICAL}


def test_every_word_about_a_person_leaves_the_history_too():
    worded = {
        one.name
        for one in Stakeholder._meta.concrete_fields
        if one.get_internal_type() in {"CharField", "TextField", "EmailField", "ArrayField"} and not one.generated
    }
    assert worded - set(STAYING) == set(WORDED)


def test_a_copy_tells_what_a_person_looks_at():
    assert set(TOLD) <= {*EMPTIED, *REPLACED, *STAYING}


def test_every_reference_to_people_has_a_holder():
    references = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is Stakeholder and not hasattr(model, "pgh_tracked_model")
    }
    assert references == held_columns()
