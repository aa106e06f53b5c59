"""What becomes of each row of a file of people."""

from __future__ import annotations

from accounts.choices import RowOutcome
from accounts.importing import Existing, Known
from stakeholders.importing.plan import KnownPeople
from stakeholders.importing.words import Own
from tests.accounts.importing.making import existing, kinds, plan_of, said

HEAD = "Name,Account,E-mail,Profile,Reports to,Influence,Support,Languages,Seniority\n"
PEOPLE = (
    Existing("Hélène Baroux", 10, {"email": "h@x.example", "profile": "sponsor"}, {"account": 1}),
    Existing("Marc Petit", 11, {"email": "", "profile": "user"}, {"account": 1, "chief": 10}),
    Existing("Marc Petit", 12, {"email": "", "profile": "user"}, {"account": 2}),
)
KNOWN = Known(
    accounts=existing("Orvelle", "Brandt"), others=KnownPeople(PEOPLE, [Own(5, ("Buyer", "Acheteur"), "user")])
)


def plan(*lines: str):
    return plan_of("people", HEAD + "".join(f"{line}\n" for line in lines), KNOWN)


def test_people_are_known_by_mail_then_by_name_within_the_account():
    found = plan(
        "H. Baroux-Kern,Orvelle,H@X.example,décideur,,,,,",
        "PETIT Marc,orvelle,,,,,,,",
        "Marc Petit,Brandt,m@x.example,,,,,,",
        'Nora Kessel,Orvelle,,Acheteur,Hélène Baroux,5,+2,"French, en",director',
    )
    assert kinds(found) == [RowOutcome.UPDATED, RowOutcome.UNCHANGED, RowOutcome.UPDATED, RowOutcome.CREATED]
    new = found.records[3]
    assert new.values == {
        "profile": "user", "own_profile": 5, "influence": 5, "support": 2, "languages": ["fr", "en"], "seniority": 3,
    }  # fmt: skip
    assert new.refs["chief"].pk == 10
    assert [record.pk for record in found.records] == [10, 11, 12, None]


def test_every_row_that_does_not_come_in_says_why():
    found = plan(",Orvelle,,,,,,,", "Anna,Nowhere,,,,,,,", ",,,,,,,,", "Anna,Orvelle,,,,,,,", "anna,Orvelle,,,,,,,")
    assert kinds(found) == [
        RowOutcome.REJECTED, RowOutcome.REJECTED, RowOutcome.SKIPPED, RowOutcome.CREATED, RowOutcome.DUPLICATE,
    ]  # fmt: skip
    assert "not known" in said(found.outcomes[1])
    assert not found.doubts[0].may_be_new


def test_what_cannot_be_read_is_left_out_and_told():
    [outcome] = plan("Anna,Orvelle,,king,Nobody,9,great,Klingon,x").outcomes
    assert outcome.outcome == RowOutcome.CREATED
    assert {note.column for note in outcome.notes} == {
        "Profile", "Reports to", "Influence", "Support", "Languages", "Seniority",
    }  # fmt: skip


def test_circles_and_self_are_left_out():
    found = plan(
        "Hélène Baroux,Orvelle,,,Marc Petit,,,,", "Zoé,Orvelle,,,Zoé,,,,", "A,Orvelle,,,B,,,,", "B,Orvelle,,,A,,,,"
    )
    assert all("chief" not in record.refs for record in found.records)
    assert "circle" in said(found.outcomes[0])


def test_a_mail_of_another_account_is_told():
    found = plan("Hélène Baroux,Brandt,h@x.example,,,,,,")
    assert kinds(found) == [RowOutcome.CREATED]
    assert "moved" in said(found.outcomes[0])
