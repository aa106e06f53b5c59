from __future__ import annotations

import time
from email.message import EmailMessage

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from kam.files.services import read
from kam.tenancy.scope import tenant
from stakeholders.mail.addresses import address_of, signature
from stakeholders.models import InboundMail, MailAttachment, Touchpoint
from stakeholders.services.mailboxes import open_mailbox, replace_mailbox
from tests.answers import content_of

HOUSE, SERVER, SECRET = "in.house.example", "mx.house.example", "a shared secret"
VOUCHED = f"{SERVER}; dmarc=pass"


@pytest.fixture(autouse=True)
def mail_server(settings):
    settings.MAIL_IN_DOMAIN, settings.MAIL_IN_SERVER, settings.MAIL_IN_SECRET = HOUSE, SERVER, SECRET


@pytest.fixture
def box(place):
    with tenant(place.house.organisation.pk):
        place.person.email = "Helene@client.example"
        place.person.save()
        made = open_mailbox(place.account, actor=place.house.kam)
    return address_of(place.house.organisation.pk, made.token, HOUSE)


def letter(sender="helene@client.example", *, verdict=VOUCHED, subject="About the prices", key="<1@client.example>"):
    made = EmailMessage()
    made["Authentication-Results"] = verdict
    made["From"], made["To"], made["Subject"], made["Message-ID"] = sender, "us@house.example", subject, key
    made.set_content("We should talk.")
    made.add_attachment(b"%PDF-1.7 offer", maintype="application", subtype="pdf", filename="offer.pdf")
    made.add_attachment(b"MZ program", maintype="application", subtype="octet-stream", filename="run.exe")
    return made.as_bytes()


def post(raw, recipient, *, secret=SECRET, **headers):
    moment = int(time.time())
    signed = {
        "X-Envelope-To": recipient,
        "X-Signed-At": str(moment),
        "X-Signature": signature(secret, moment, recipient, raw),
    }
    return Client(enforce_csrf_checks=True).post(
        "/people/mail/in/", raw, content_type="message/rfc822", headers=signed | headers
    )


def mails(place):
    with tenant(place.house.organisation.pk):
        return list(InboundMail.objects.order_by("pk").select_related("touchpoint", "source"))


def test_a_proven_letter_of_a_known_person_is_logged_once(place, box):
    raw = letter()
    for _again in range(3):
        assert post(raw, box).status_code == 202
    (mail,) = mails(place)
    with tenant(place.house.organisation.pk):
        made = Touchpoint.objects.get(pk=mail.touchpoint_id)
        assert (made.subject, made.note, made.channel, made.direction) == (
            "About the prices", "We should talk.", "email", "theirs",
        )  # fmt: skip
        assert made.logged_by == place.account.owner
        assert [one.stakeholder_id for one in made.people.all()] == [place.person.pk]
        assert [one.file.name for one in MailAttachment.objects.filter(mail=mail).select_related("file")] == [
            "offer.pdf"
        ]
        assert read(mail.source) == raw


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (letter("stranger@client.example"), "unknown"),
        (letter(verdict=f"{SERVER}; dmarc=fail"), "unverified"),
        (letter(verdict="mx.evil.example; dmarc=pass"), "unverified"),
        (b"Auto-Submitted: auto-replied\r\n" + letter(), "automatic"),
    ],
)
def test_anything_else_waits_and_logs_nothing(place, box, raw, why):
    with tenant(place.house.organisation.pk):
        before = Touchpoint.objects.count()
    assert post(raw, box).content == b"held\n"
    (mail,) = mails(place)
    assert (mail.held, mail.touchpoint) == (why, None)
    with tenant(place.house.organisation.pk):
        assert Touchpoint.objects.count() == before


def test_the_door_refuses_what_is_not_for_it(place, box, rival):
    assert post(letter(), box, secret="another").status_code == 403
    assert post(letter(), box, **{"X-Envelope-To": "9" + box}).status_code == 403
    assert post(letter(), f"{place.house.organisation.pk}-aaaaaaaaaaaaaaaa@{HOUSE}").status_code == 404
    assert (
        post(letter(), box.replace(str(place.house.organisation.pk), str(rival.organisation.pk), 1)).status_code == 404
    )
    assert post(b"no mail", box).status_code == 422
    assert post(b"From: a@b.example\r\n\r\n" + b"x" * (10 * 1024 * 1024), box).status_code == 413
    assert Client().get("/people/mail/in/").status_code == 405
    assert mails(place) == []


def test_a_replaced_address_takes_nothing_any_more(place, box):
    with tenant(place.house.organisation.pk):
        fresh = replace_mailbox(place.account, actor=place.house.kam, now=timezone.now())
    assert post(letter(), box).status_code == 404
    assert post(letter(), address_of(place.house.organisation.pk, fresh.token, HOUSE)).status_code == 202


def test_a_mail_that_waits_is_logged_by_hand_with_whom_people_say(place, box, sign_in):
    post(letter("stranger@client.example"), box)
    (mail,) = mails(place)
    client, page = sign_in(place.house.kam), f"/people/mail/{mail.pk}/"
    assert "About the prices" in client.get("/people/mail/").content.decode()
    shown = client.get(page).content.decode()
    assert "The sender is nobody we know at this account." in shown
    assert "email=stranger%40client.example" in shown
    assert "With whom</span>" in shown, "what must be said is not called optional"
    answer = client.post(page, {"version": mail.version, "colleagues": [place.house.kam.pk]})
    assert answer.status_code == 422
    assert "Say with whom: a mail of nobody is no interaction." in answer.content.decode()
    given = {"version": mail.version, "people": [place.person.pk], "colleagues": [place.house.kam.pk]}
    assert client.post(page, given).status_code == 302
    assert "About the prices" in client.get(place.url("touchpoint_list")).content.decode()
    assert client.post(page, given).status_code == 200  # dealt with: the page says so, nothing is logged twice
    (mail,) = mails(place)
    assert mail.touchpoint is not None


def test_a_discarded_mail_can_be_fetched_back(place, box, sign_in):
    post(letter("stranger@client.example"), box)
    (mail,) = mails(place)
    client = sign_in(place.house.kam)
    assert client.post(f"/people/mail/{mail.pk}/discard/", {"version": mail.version}).status_code == 302
    assert "About the prices" not in client.get("/people/mail/").content.decode()
    assert "About the prices" in client.get("/people/mail/?state=discarded").content.decode()
    client.post(f"/people/mail/{mail.pk}/back/", {"version": mail.version + 1})
    assert mails(place)[0].state == "held"


def test_only_those_who_may_change_the_account_read_its_mail(place, box, sign_in):
    post(letter("stranger@client.example"), box)
    (mail,) = mails(place)
    for part in ("", "source/"):
        assert sign_in(place.house.contributor).get(f"/people/mail/{mail.pk}/{part}").status_code == 403
    source = sign_in(place.house.kam).get(f"/people/mail/{mail.pk}/source/")
    assert source.headers["Content-Disposition"].startswith("attachment")
    assert b"About the prices" in content_of(source)


def test_a_mail_brought_in_as_a_file_is_vouched_for_by_who_brings_it(place, box, sign_in):
    client, page = sign_in(place.house.kam), f"/people/accounts/{place.account.pk}/mail/"
    assert box in client.get(page).content.decode()
    answer = client.post(page, {"file": SimpleUploadedFile("x.eml", letter(verdict="none"))})
    assert answer.status_code == 302
    (mail,) = mails(place)
    assert (mail.state, mail.brought_by_id) == ("filed", place.house.kam.pk)
    assert client.post(page, {"file": SimpleUploadedFile("x.eml", b"\x00")}).status_code == 422
    assert client.post(page, {}).status_code == 422


def test_the_note_is_what_the_writer_says_and_the_whole_letter_stays_readable(place, box, sign_in):
    made = EmailMessage()
    made["Authentication-Results"] = VOUCHED
    made["From"], made["To"], made["Subject"] = "helene@client.example", "us@house.example", "Re: prices"
    made.set_content("Agreed.\n\nLe lun. 2 nov. 2026 à 09:30, Us <us@house.example> a écrit :\n> Our last offer\n")
    assert post(made.as_bytes(), box).content == b"filed\n"
    (mail,) = mails(place)
    assert mail.touchpoint.note == "Agreed."
    client = sign_in(place.house.kam)
    assert "Our last offer" in client.get(f"/people/mail/{mail.pk}/").content.decode()
    history = client.get(f"/people/touchpoints/{mail.touchpoint_id}/history/").content.decode()
    assert f"/people/mail/{mail.pk}/" in history


def test_files_that_are_not_kept_are_named_with_a_way_to_fetch_the_letter(place, box, sign_in):
    post(letter(), box)
    (mail,) = mails(place)
    assert mail.not_kept == ["run.exe"]
    html = sign_in(place.house.kam).get(f"/people/mail/{mail.pk}/").content.decode()
    assert "run.exe" in html
    assert "1 file is not taken out of the letter" in html
    assert html.count(f"/people/mail/{mail.pk}/source/") == 2


def test_the_pages_about_people_say_how_many_mails_wait_for_this_person(place, box, sign_in):
    post(letter("stranger@client.example"), box)
    page = sign_in(place.house.kam).get("/people/").content.decode()
    assert "1 mail waits" in page
    assert "mail waits" not in sign_in(place.house.executive).get("/people/").content.decode()


def test_a_letter_that_would_break_the_database_is_kept(place, box):
    raw = b"From: a\x00b@x.example\r\nTo: c\x00@y.example\r\nDate: Fri, 31 Dec 9999 23:59:59 -1200\r\nSubject: \x00"
    assert post(raw + b"\r\n\r\nhi\x00", box).content == b"held\n"
    assert post(b"From: " + b"(" * 5000 + b"\r\n\r\nhi", box).content == b"held\n"
