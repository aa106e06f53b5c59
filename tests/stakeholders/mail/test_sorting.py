from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from stakeholders.choices import Direction, Held
from stakeholders.mail.addresses import address_of, is_signed, new_token, signature, taken_apart
from stakeholders.mail.reading import Letter
from stakeholders.mail.sorting import Known, is_vouched, sort_letter

TODAY = date(2026, 11, 2)
KNOWN = Known(theirs={"helene@client.example": 7, "yann@client.example": 8}, ours={"camille@house.example": 3})
LETTER = Letter(
    message_id="<1@x>",
    sender_name="Hélène",
    sender="helene@client.example",
    recipients=("camille@house.example",),
    sent_at=None,
    subject="Prices",
    text="Hello",
    cut=False,
    automatic=False,
    verdicts=(),
    attachments=(),
    left_out=(),
)


def sort(letter=LETTER, *, vouched=True, sent_on=TODAY):
    return sort_letter(letter, KNOWN, vouched=vouched, sent_on=sent_on, today=TODAY)


def test_from_one_of_theirs_it_is_their_approach():
    found = sort()
    assert (found.held, found.people, found.colleagues, found.direction) == ("", (7,), (3,), Direction.THEIRS)


def test_from_one_of_ours_it_is_ours_and_names_theirs():
    ours = replace(LETTER, sender="camille@house.example", recipients=("yann@client.example", "helene@client.example"))
    found = sort(ours)
    assert (found.held, found.people, found.colleagues, found.direction) == ("", (8, 7), (3,), Direction.OURS)
    assert sort(replace(ours, recipients=("x@y.example",))).held == Held.NOBODY


@pytest.mark.parametrize(
    ("letter", "why"),
    [
        (replace(LETTER, automatic=True), Held.AUTOMATIC),
        (replace(LETTER, sender="stranger@client.example"), Held.UNKNOWN),
        (replace(LETTER, sender=""), Held.UNKNOWN),
        (replace(LETTER, subject="", text=""), Held.EMPTY),
    ],
)
def test_what_is_not_plain_waits(letter, why):
    assert sort(letter).held == why


def test_a_forged_sender_and_a_day_to_come_wait():
    assert sort(vouched=False).held == Held.UNVERIFIED
    assert sort(sent_on=TODAY + timedelta(days=1)).held == Held.DATE


@pytest.mark.parametrize(
    ("verdicts", "vouched"),
    [
        (("mx.house.example; spf=pass; dmarc=pass",), True),
        (("mx.house.example; dmarc=fail",), False),
        (("mx.evil.example; dmarc=pass",), False),
        (("mx.house.example.evil.example; dmarc=pass",), False),
        (("mx.house.example; dmarc=fail", "mx.house.example; dmarc=pass"), False),
        ((), False),
    ],
)
def test_only_our_own_servers_first_verdict_counts(verdicts, vouched):
    assert is_vouched(replace(LETTER, verdicts=verdicts), "mx.house.example") is vouched
    assert not is_vouched(replace(LETTER, verdicts=verdicts), "")


def test_an_address_is_taken_apart_as_it_was_made():
    token = new_token()
    made = address_of(12, token, "in.house.example")
    assert taken_apart(made.upper(), "in.house.example") == (12, token)
    for wrong in ("x", "12@in.house.example", made.replace("12-", "012-"), made + ".evil", "a" * 500, made[1:-1]):
        assert taken_apart(wrong, "in.house.example") in (None, (2, token))
    assert taken_apart(made, "") is None


def test_only_what_was_signed_within_five_minutes_is_signed():
    good = signature("s", 1000, "a@b", b"mail")
    assert is_signed("s", "1000", good, "a@b", b"mail", 1299)
    assert not is_signed("s", "1000", good, "a@b", b"mail", 1301)
    assert not is_signed("s", "1000", good, "c@b", b"mail", 1000)
    assert not is_signed("s", "1000", good, "a@b", b"mail!", 1000)
    assert not is_signed("t", "1000", good, "a@b", b"mail", 1000)
    assert not is_signed("", "1000", signature("", 1000, "a@b", b"mail"), "a@b", b"mail", 1000)
    assert not is_signed("s", "x", good, "a@b", b"mail", 1000)
