"""What becomes of each row of a file of interactions."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.choices import RowOutcome
from accounts.importing import Existing, Known, Verdict, propose
from kam.lib.tabular import open_table
from stakeholders.importing.cells import names_in
from stakeholders.importing.touch_plan import KnownTouchpoints
from stakeholders.importing.touch_repeats import Logged, Repeats
from tests.accounts.importing.making import kinds, plan_of, said

HEAD = "Account,Date,What happened,Channel,With whom,Who of ours,Note,Sentiment,Importance,Direction\n"
TODAY = date(2026, 11, 20)
ACCOUNTS = (Existing("Orvelle", 1, {"external_reference": "C-77"}), Existing("Brandt", 2))
PEOPLE = (
    Existing("Hélène Baroux", 10, {"email": "h@x.example"}, {"account": 1}),
    Existing("Marc Petit", 11, {"email": ""}, {"account": 1}),
    Existing("Marc Petit", 12, {"email": "m@x.example"}, {"account": 1}),
    Existing("Otto Brandt", 20, {"email": "o@y.example"}, {"account": 2}),
)
MEMBERS = (Existing("Claire Vidal", 5, {"email": "claire@us.example"}), Existing("Paul Roy", 6, {"email": ""}))
LOGGED = (Logged(1, date(2026, 3, 1), "call", "Delivery times", [10]),)


def plan(*lines: str, chosen=None, logged=LOGGED):
    known = Known(accounts=ACCOUNTS, members=MEMBERS, others=KnownTouchpoints(PEOPLE, logged, TODAY))
    return plan_of("touchpoint", HEAD + "".join(f"{line}\n" for line in lines), known, chosen)


def test_rows_become_interactions_with_people_of_both_sides():
    found = plan(
        'orvelle,2026-03-02,Prices,Visio,"h@x.example; Petit Marc <m@x.example>","Claire Vidal, Paul Roy","Two\nlines",'
        "Went well,2,entrant",
        "C-77,2026-03-03,By its reference,,,claire@US.example,,,,",
    )
    assert kinds(found) == [RowOutcome.CREATED, RowOutcome.CREATED]
    first, second = found.records
    assert first.refs["account"].pk == second.refs["account"].pk == 1
    assert first.values == {
        "channel": "video", "sentiment": 1, "importance": 2, "direction": "theirs", "happened_on": date(2026, 3, 2),
        "subject": "Prices", "note": "Two\nlines", "people": [10, 12], "colleagues": [5, 6],
    }  # fmt: skip
    assert (second.values["channel"], second.values["people"], second.values["colleagues"]) == ("other", [], [5])


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Orvelle,2026-11-21,Tomorrow,,,,,,,", "still to come"),
        ("Orvelle,2026-03-01,Kick-off,,Otto Brandt,,,,,", "is a person of Brandt, not of Orvelle"),
        ("Orvelle,2026-03-01,Kick-off,,o@y.example,,,,,", "is a person of Brandt, not of Orvelle"),
        ("Orvelle,2026-03-01,Kick-off,,Nobody Known,,,,,", "Nobody at Orvelle is called “Nobody Known”"),
        ("Orvelle,2026-03-01,Kick-off,,Marc Petit,,,,,", "Several people of Orvelle"),
        ("Nowhere,2026-03-01,Kick-off,,,,,,,", "not known"),
        (",2026-03-01,Kick-off,,,,,,,", "names no account"),
        ("Orvelle,2026-03-01,Kick-off,,,Zed Unknown,,,,", "“Zed Unknown” is not known"),
        ("Orvelle,,Kick-off,,,,,,,", "“Date” is empty"),
        ("Orvelle,someday,Kick-off,,,,,,,", "someday"),
        ("Orvelle,2026-03-01,,,,,,,,", "“What happened” is empty"),
        (f"Orvelle,2026-03-01,{'x' * 201},,,,,,,", "more than 200 characters"),
        (f"Orvelle,2026-03-01,Kick-off,,,,{'x' * 20001},,,", "more than 20000 characters"),
    ],
)
def test_a_row_that_cannot_come_in_says_why(row, why):
    [outcome] = plan(row).outcomes
    assert outcome.outcome == RowOutcome.REJECTED
    assert why in said(outcome)


def test_words_that_stand_for_nothing_leave_the_usual_and_are_told():
    found = plan("Orvelle,2026-03-01,Kick-off,pigeon,,,,so-la-la,9,sideways")
    [outcome] = found.outcomes
    assert outcome.outcome == RowOutcome.CREATED
    assert {note.column for note in outcome.notes} == {"Channel", "Sentiment", "Importance", "Direction"}
    assert found.records[0].values["channel"] == "other"


def test_the_reader_settles_an_unknown_colleague():
    row = "Orvelle,2026-03-01,Kick-off,,,Clara Vidale,,,,"
    [doubt] = plan(row).doubts
    assert (doubt.field, doubt.may_be_new) == ("colleagues", False)
    known = plan(row, chosen={"colleagues": {"Clara Vidale": "Claire Vidal"}})
    assert known.records[0].values["colleagues"] == [5]
    left_out = plan(row, chosen={"colleagues": {"Clara Vidale": Verdict.OUT}})
    assert left_out.records[0].values["colleagues"] == []


def test_what_is_there_or_stands_twice_comes_in_once():
    call = "Orvelle,2026-03-01,DELIVERY  times,Call,h@x.example,,,,,"
    found = plan(call, call, call.replace("h@x", "m@x"))
    assert kinds(found) == [RowOutcome.UNCHANGED, RowOutcome.DUPLICATE, RowOutcome.CREATED]
    assert found.outcomes[1].duplicate_of == 2


LINES = st.lists(
    st.builds(
        Logged,
        st.integers(1, 2),
        st.sampled_from([date(2026, 1, 1), date(2026, 1, 2)]),
        st.sampled_from(["call", "email"]),
        st.sampled_from(["Call", "CALL", "Prices"]),
        st.sets(st.integers(1, 3)).map(frozenset),
    ),
    max_size=12,
)


@given(LINES)
def test_a_file_is_wholly_recognised_the_second_time_and_each_row_once(lines):
    there = Repeats(lines)
    assert all(there.take(one) for one in lines)
    assert not any(there.take(one) for one in lines)


@given(LINES, st.integers(0, 20))
def test_one_person_taken_off_since_is_still_recognised(lines, place):
    if lines:
        one = lines[place % len(lines)]
        corrected = Logged(one.account, one.day, one.channel, one.subject, frozenset(list(one.people)[1:]))
        there = Repeats([corrected])
        assert there.take(one)


@given(st.lists(st.sampled_from(["Anna Noll", "Petit, Marc", "b@c.example"]), max_size=4))
def test_a_cell_is_taken_apart_by_semicolons_and_known_names_stay_whole(names):
    assert names_in("; ".join(names), {"Anna Noll", "Petit, Marc"}.__contains__) == list(dict.fromkeys(names))


def test_commas_and_words_part_only_what_is_known_apart():
    knows = {"Anna Noll", "Marc Petit"}.__contains__
    assert names_in("Anna Noll, Marc Petit", knows) == ["Anna Noll", "Marc Petit"]
    assert names_in("Anna Noll et Marc Petit", knows) == ["Anna Noll", "Marc Petit"]
    assert names_in("Smith and Sons", knows) == ["Smith and Sons"]


@pytest.mark.parametrize(
    "head",
    [
        "Compte;Date;Objet;Canal;Contacts;Responsable;Compte rendu",
        "Account Name;Activity Date;Subject;Type;Contact;Owner;Description",
    ],
)
def test_the_columns_of_a_crm_are_recognised_in_both_languages(head):
    table = open_table(f"{head}\nOrvelle;2026-03-01;Prix;Appel;Anna;Paul;Bien\n".encode(), "x.csv")
    found = propose(table.headers, list(table))
    assert found.kind == "touchpoint"
    fields = ["at_account", "happened_on", "subject", "channel", "people", "colleagues", "note"]
    assert [guess.field for guess in found.guesses] == fields
