"""Groups that come in by a file: a circle is left out and told, also one that closed between trial and import."""

from __future__ import annotations

import pytest

from accounts.models import Account, ImportRow
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.imports.steps import bring_in, committed, tried

pytestmark = pytest.mark.django_db(transaction=True)


def told(house):
    with tenant(house.organisation.pk):
        return " ".join(str(row.messages) for row in ImportRow.objects.all())


def parents(house):
    with tenant(house.organisation.pk):
        return {one.name: one.parent and one.parent.name for one in Account.objects.select_related("parent")}


def test_a_circle_in_the_file_comes_in_without_its_links_and_says_so(house, sign_in):
    bring_in(sign_in(house.administrator), house, "a.csv", b"account,subsidiary_of\nNorth,South\nSouth,North\n")
    assert parents(house) == {"North": None, "South": None}
    assert "A circle, left out" in told(house)


def test_a_move_between_trial_and_import_closes_no_circle(house, sign_in):
    with tenant(house.organisation.pk):
        north, south = factories.account(house, "North"), factories.account(house, "South")
    client = sign_in(house.administrator)
    one = tried(client, house, "a.csv", b"account,subsidiary_of\nNorth,South\n")
    with tenant(house.organisation.pk):
        Account.objects.filter(pk=south.pk).update(parent=north)
    committed(client, house, one)
    assert parents(house) == {"North": None, "South": "North"}
    assert "A circle, left out" in told(house)
