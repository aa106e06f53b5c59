"""Recognising names: the rules in their order, close spellings found without comparing all, countries and stages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.importing import known_industries
from accounts.importing.countries import country_matcher
from accounts.importing.legal import without_legal_form
from accounts.importing.matching import Match, Matcher, Miss, Rule
from accounts.importing.stages import LOST, OPEN, WON, stage_matcher
from kam.lib.folding import fold


def rule(found: Match | Miss) -> Rule | None:
    return found.rule if isinstance(found, Match) else None


def value(found: Match | Miss) -> str | None:
    return found.value if isinstance(found, Match) else None


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Électricité & Fils, S.A.", "electricite and fils s a"),
        ("  Œuvre-d’Art ", "oeuvre d art"),
        ("STRAßE", "strasse"),
        ("東京ガス", "東京ガス"),
        ("हिन्दी तेल", "हिन्दी तेल"),
        ("ᴬ ﬁn", "a fin"),
        ("!!!", "!!!"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once_and_loses_no_name(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert bool(fold(text)) == bool(text.split())


def test_the_rules_in_their_order() -> None:
    matcher = Matcher(
        [("GTX Pro", "1"), ("Globex Corporation", "2"), ("Énergie", "3")],
        suffixes=True,
        synonyms=[("Power", "Énergie")],
        chosen={"that one": "GTX Pro", "gone": "No longer there"},
    )
    assert rule(matcher.match("GTX Pro")) is Rule.EXACT
    assert rule(matcher.match("gtx-pro")) is Rule.FOLDED
    assert rule(matcher.match("GTXPro")) is Rule.SPACELESS
    assert rule(matcher.match("globex inc.")) is Rule.SUFFIX
    assert rule(matcher.match("power")) is Rule.SYNONYM
    assert rule(matcher.match("that one")) is Rule.CHOSEN
    assert matcher.match("gone") == Miss("gone")
    assert matcher.match("Globex Corporatoin") == Miss("Globex Corporatoin", ("Globex Corporation",))
    found = matcher.match("GTXPro")
    assert isinstance(found, Match)
    assert found.confidence == 0.95
    assert str(found.explanation) == "“GTXPro” read as “GTX Pro”: the same without spaces."


def test_a_close_spelling_is_taken_only_where_allowed_and_alone() -> None:
    names = [("technology", "t"), ("medical", "m"), ("medicals", "s")]
    assert rule(Matcher(names, close=True).match("technolgy")) is Rule.CLOSE
    assert rule(Matcher(names).match("technolgy")) is None
    both = Matcher([("marten", "1"), ("martin", "2")], close=True).match("martan")
    assert both == Miss("martan", ("marten", "martin"))


def test_two_records_of_one_name_are_a_question() -> None:
    matcher = Matcher([("Acme", "1"), ("ACME", "2"), ("Solo", "3"), ("Solo", "4")])
    assert value(matcher.match("Acme")) == "1"
    found = matcher.match("acme")
    assert found == Miss("acme", ("Acme", "ACME"), ambiguous=True)
    assert matcher.match("Solo") == Miss("Solo", ("Solo",), ambiguous=True)


def test_legal_forms() -> None:
    assert without_legal_form("Globex Corporation Ltd.") == "globex"
    assert without_legal_form("The Company") == "the"
    assert without_legal_form("SAS") == "sas"


@pytest.mark.parametrize(
    ("text", "code", "by"),
    [
        ("Philipines", "PH", Rule.CLOSE),
        ("Philippines", "PH", Rule.EXACT),
        ("Korea", "KR", Rule.SYNONYM),
        ("USA", "US", Rule.SYNONYM),
        ("FR", "FR", Rule.EXACT),
        ("Etats-Unis", "US", Rule.FOLDED),
        ("ALLEMAGNE", "DE", Rule.FOLDED),
        ("DEU", "DE", Rule.SYNONYM),
        ("Turkey", "TR", Rule.SYNONYM),
        ("Atlantis", None, None),
        ("Europe", None, None),
    ],
)
def test_countries(text: str, code: str | None, by: Rule | None) -> None:
    found = country_matcher().match(text)
    assert (value(found), rule(found)) == (code, by)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Won", WON),
        ("closed-won", WON),
        ("Gagnée", WON),
        ("PERDU", LOST),
        ("Engaging", OPEN),
        ("Wom", None),
        ("?", None),
    ],
)
def test_stages(text: str, stage: str | None) -> None:
    assert value(stage_matcher().match(text)) == stage


def test_the_organisation_writes_its_sectors_its_own_way() -> None:
    names = known_industries(["Telecommunications", "Spirits"], "fr-FR")
    assert names[:2] == ("Telecommunications", "Spirits")
    assert "télécommunications" not in names
    assert "technologie" in names
    assert len({fold(name) for name in names}) == len(names)
