"""R18: a person planted in everything that can hold words is gone from a dump of everything, and nobody else is."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.access import Right
from accounts.models import DataImport, ImportRow
from kam.audit.models import Act
from kam.audit.words import MARK
from kam.files.models import StoredFile
from kam.files.services import store
from kam.lib.errors import Invalid, NotAllowed, NotVisible
from kam.outbox.models import Job, OutboxRow
from kam.outbox.run import run_job
from kam.outbox.services import send_message, start_job
from kam.tenancy.scope import tenant
from plans.models import Action
from stakeholders.access import stakeholder_for
from stakeholders.models import (
    InboundMail,
    Judgement,
    MailAttachment,
    PrivacyRequest,
    Stakeholder,
    TeamNote,
    Touchpoint,
)
from stakeholders.privacy.copy import copy_of, sections_of
from stakeholders.privacy.subject import subject_of
from stakeholders.queries.doubles import likely_doubles, mergeable_with
from stakeholders.queries.people import gone_from
from stakeholders.queries.search import search_people
from stakeholders.services import erasing
from stakeholders.services.executives import pair_executives
from stakeholders.services.judgements import judge
from stakeholders.services.people import update_stakeholder
from stakeholders.services.personal_data import hand_copy
from stakeholders.services.privacy import carry_out, note_request
from stakeholders.services.team_notes import add_team_note
from tests import factories
from tests.stakeholders.factories import stakeholder, touchpoint

# Each stands for what only this person's data hold; the last for what only another person's hold.
NAME, OLD_NAME, EMAIL, PHONE = "Zélie Quandor", "Zélie Vornier", "z.quandor@lumen.example", "+33 1 77 66 55 44"
WORDS = ("zquirk", "quandor", "vornier", "77 66 55 44", "77665544")
OTHER = "wexlerword"


@pytest.fixture
def planted(place) -> SimpleNamespace:
    """The person in every place, and somebody else beside them in each."""
    house, today = place.house, timezone.localdate()
    with tenant(house.organisation.pk):
        account = place.account
        person = stakeholder(
            house, account, OLD_NAME, email="zelie.vornier@lumen.example", job_title="zquirk title",
            function="zquirk function", notes="zquirk notes", location="zquirk city", source="zquirk fair",
            entity="zquirk site", employer="zquirk firm", kind="external",
        )  # fmt: skip
        person = update_stakeholder(
            person, actor=house.kam, version=person.version, name=NAME, email=EMAIL, phone=PHONE
        )
        other = stakeholder(house, account, "Otto Wexler", notes=f"{OTHER} notes")
        judge(
            person,
            actor=house.kam,
            version=person.version,
            influence=5,
            support=1,
            reason="zquirk reason",
            today=today,
        )
        alone = touchpoint(house, account, person, subject="zquirk lunch", note="zquirk said so")
        shared = touchpoint(
            house, account, person, other, subject="Workshop", note=f"Mme Quandor agrees, {OTHER} does not"
        )
        elsewhere = touchpoint(
            house, account, other, subject="Zelie QUANDOR was praised", note=f"by {OTHER}, call 0177665544"
        )
        add_team_note(person, actor=house.kam, text="zquirk secret")
        action = Action.objects.create(account=account, title=f"Call {NAME} back", owner=house.kam, due_on=today)
        send_message("note", to="x@house.example", subject=f"About {NAME}", text=f"{NAME}, {PHONE}")
        files = _files(house, account, alone, today)
        request = note_request(
            person, actor=house.kam, kind="erasure", received_on=today, how="zquirk e-mail", today=today
        )
    return SimpleNamespace(**locals())


def _files(house, account, touch, today) -> dict[str, StoredFile]:
    """A letter they wrote with its file, a list made of people, a document that names them, and one that does not."""
    kept = {
        "letter": store(
            f"From: {EMAIL}\n\nzquirk letter".encode(), "zquirk.eml", "message/rfc822", actor=None, purpose="mail"
        ),
        "attached": store(b"zquirk file", "zquirk.txt", "text/plain", actor=None, purpose="mail"),
        "list": store(
            f"Name;Phone\n{NAME};{PHONE}\n".encode(), "people.csv", "text/csv", actor=house.kam, purpose="export"
        ),
        "contract": store(f"Signed: {NAME}".encode(), "terms.txt", "text/plain", actor=house.kam, purpose="contract"),
        "other": store(f"{OTHER}".encode(), "other.csv", "text/csv", actor=house.kam, purpose="export"),
    }
    mail = InboundMail.objects.create(
        account=account, message_id="<1@lumen.example>", sender_name=NAME, sender=EMAIL.upper(), sent_on=today,
        recipients=["kam@house.example"], subject="zquirk letter", text="zquirk text", state="filed", touchpoint=touch,
        source=kept["letter"],
    )  # fmt: skip
    MailAttachment.objects.create(mail=mail, file=kept["attached"])
    return kept


def everything(house) -> str:
    """All rows of all tables as text, and the content of every file that is left."""
    parts = []
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'select t::text from "{table}" t')
            parts += [row[0] for row in cursor.fetchall()]
    for stored in StoredFile.objects.all():
        if default_storage.exists(stored.key):
            with default_storage.open(stored.key, "rb") as handle:
                parts.append(handle.read().decode("utf-8", "replace"))
    return "\n".join(parts).casefold()


def run_waiting(house) -> None:
    """What the worker does with the jobs that wait."""
    for row in OutboxRow.objects.filter(channel="job", state="queued").order_by("id"):
        run_job(row)


def erased(planted) -> PrivacyRequest:
    with tenant(planted.house.organisation.pk):
        carry_out(
            planted.request, actor=planted.house.administrator, version=planted.request.version, name=NAME.lower()
        )
        run_waiting(planted.house)
        run_waiting(planted.house)
        return PrivacyRequest.objects.get(pk=planted.request.pk)


def test_the_person_is_gone_from_everything_and_the_other_is_not(planted):
    with tenant(planted.house.organisation.pk):
        before = everything(planted.house)
        assert all(word in before for word in WORDS)
        others = before.count(OTHER)
    request = erased(planted)
    with tenant(planted.house.organisation.pk):
        # The document somebody brought in stays theirs to decide on, and is named on the receipt.
        assert request.receipt["to_look_at"] == [planted.files["contract"].pk]
        default_storage.delete(planted.files["contract"].key)
        after = everything(planted.house)
        found = {word: after.count(word) for word in WORDS if word in after}
        print(f"R18 planted={sum(before.count(word) for word in WORDS)} left={sum(found.values())}")
        assert found == {}
        assert after.count(OTHER) >= others
        assert request.state == "done"
        assert request.receipt["texts"] > 0
        assert request.receipt["files"] == 3


def test_what_stays_says_nothing_about_who_it_was(planted):
    erased(planted)
    with tenant(planted.house.organisation.pk):
        person = Stakeholder.objects.get(pk=planted.person.pk)
        assert person.name == f"Erased person {person.pk}"
        assert (person.email, person.phone, person.notes, person.reports_to_id) == ("", "", "", None)
        assert not person.present
        assert person.profile == "sponsor"
        assert Touchpoint.objects.get(pk=planted.alone.pk).subject == MARK
        assert Touchpoint.objects.get(pk=planted.shared.pk).note == f"Mme {MARK} agrees, {OTHER} does not"
        assert Touchpoint.objects.get(pk=planted.elsewhere.pk).subject == f"{MARK} was praised"
        assert Action.objects.get(pk=planted.action.pk).title == f"Call {MARK} back"
        assert set(Judgement.objects.filter(stakeholder=person).values_list("influence", "reason")) >= {(5, MARK)}
        assert not TeamNote.objects.exists()
        assert Act.objects.filter(verb="stakeholder.erase").count() == 1
        with pytest.raises(NotVisible):
            stakeholder_for(planted.house.administrator, person.pk, Right.CHANGE)


def test_a_form_opened_before_cannot_write_the_words_back(planted):
    erased(planted)
    with tenant(planted.house.organisation.pk):
        assert Touchpoint.objects.get(pk=planted.elsewhere.pk).version > planted.elsewhere.version


def test_erasing_twice_changes_nothing_more(planted):
    request = erased(planted)
    with tenant(planted.house.organisation.pk):
        before = everything(planted.house)
        erasing.erase_person(request, actor=planted.house.administrator)
        assert everything(planted.house) == before


def test_a_worker_killed_in_the_middle_leaves_everything_and_begins_again(planted, monkeypatch):
    """The last step fails: nothing of the steps before remains, and the next run does all of it."""
    house = planted.house

    class Killed(Exception):
        pass

    def dies(_searched: str) -> int:
        raise Killed

    with tenant(house.organisation.pk):
        before = everything(house)
        with monkeypatch.context() as patch:
            patch.setattr(erasing, "redact", dies)
            with pytest.raises(Killed):
                erasing.erase_person(planted.request, actor=house.administrator)
        assert everything(house) == before
    assert erased(planted).state == "done"


def test_somebody_with_the_same_name_elsewhere_keeps_theirs(planted):
    with tenant(planted.house.organisation.pk):
        account = factories.account(planted.house, "Elsewhere")
        double = stakeholder(planted.house, account, NAME)
        touch = touchpoint(planted.house, account, double, subject=f"{NAME} called")
    request = erased(planted)
    with tenant(planted.house.organisation.pk):
        assert Stakeholder.objects.get(pk=double.pk).name == NAME
        assert Touchpoint.objects.get(pk=touch.pk).subject == f"{NAME} called"
        assert Touchpoint.objects.get(pk=planted.shared.pk).note.startswith(f"Mme {MARK}")
        assert request.receipt["shared"] == 1


def test_the_trail_of_their_pair_names_nobody_though_somebody_has_the_same_name(planted):
    house = planted.house
    with tenant(house.organisation.pk):
        stakeholder(house, factories.account(house, "Elsewhere"), NAME)
        pair = pair_executives(
            planted.account, actor=house.kam, member=house.executive, stakeholder=planted.person, cadence_days=90,
            today=planted.today,
        )  # fmt: skip
        about = Act.objects.filter(object_type=pair._meta.label_lower)
        assert NAME in about.get().object_label
    erased(planted)
    with tenant(house.organisation.pk):
        assert about.get().object_label == MARK


def test_the_copy_they_were_given_goes_too(planted):
    house, today = planted.house, planted.today
    with tenant(house.organisation.pk):
        asked = note_request(planted.person, actor=house.kam, kind="access", received_on=today, how="", today=today)
        copy = hand_copy(asked, actor=house.administrator).file
        assert default_storage.exists(copy.key)
    erased(planted)
    with tenant(house.organisation.pk):
        copy.refresh_from_db()
        assert copy.dropped_at is not None
        assert not default_storage.exists(copy.key)


def test_the_papers_made_for_them_go_though_somebody_has_the_same_name(planted):
    house = planted.house
    with tenant(house.organisation.pk):
        stakeholder(house, factories.account(house, "Elsewhere"), NAME)
        kit = store(b"For the person", "zelie-kit.pdf", "application/pdf", actor=house.kam, purpose="kit-export")
        job = start_job("plans.kit_pdf", title=f"Kit for {NAME}", payload={"person": planted.person.pk}, actor=None)
        Job.objects.filter(pk=job.pk).update(file=kit, state="done")
        OutboxRow.objects.filter(pk=job.row_id).update(state="sent")
    erased(planted)
    with tenant(house.organisation.pk):
        job.refresh_from_db()
        kit.refresh_from_db()
        assert job.title == MARK
        assert kit.dropped_at is not None


def test_their_row_of_an_imported_file_goes_whole_and_others_stay(planted):
    house = planted.house
    with tenant(house.organisation.pk):
        kept = store(f"Name;Title\n{NAME};zquirk buyer".encode(), "in.csv", "text/csv", actor=None, purpose="import")
        columns = [{"header": "Title", "samples": ["zquirk buyer"]}]
        made = DataImport.objects.create(kind="people", file=kept, detected={"columns": columns})
        rows = [
            ImportRow.objects.create(data_import=made, line=line, outcome="created", label=raw[0], raw=raw)
            for line, raw in enumerate(([NAME, "zquirk buyer"], ["Otto Wexler", OTHER]), 2)
        ]
    erased(planted)
    with tenant(house.organisation.pk):
        made.refresh_from_db()
        assert made.detected["columns"] == [{"header": "Title", "samples": []}]
        assert list(ImportRow.objects.filter(pk__in=[one.pk for one in rows]).values_list("label", "raw")) == [
            (MARK, []),
            ("Otto Wexler", ["Otto Wexler", OTHER]),
        ]


@pytest.mark.parametrize("ends", ["cancelled", "failed"])
def test_an_erasure_that_was_stopped_can_be_started_again(planted, ends):
    house, administrator = planted.house, planted.house.administrator
    with tenant(house.organisation.pk):
        job = carry_out(planted.request, actor=administrator, version=planted.request.version, name=NAME)
        asked = PrivacyRequest.objects.get(pk=planted.request.pk)
        with pytest.raises(Invalid):
            carry_out(asked, actor=administrator, version=asked.version, name=NAME)
        Job.objects.filter(pk=job.pk).update(state=ends)
        OutboxRow.objects.filter(pk=job.row_id).update(state=ends)
        carry_out(asked, actor=administrator, version=asked.version, name=NAME)
        run_waiting(house)
        assert PrivacyRequest.objects.get(pk=asked.pk).state == "done"


def test_a_name_kept_with_two_spaces_can_be_confirmed(planted):
    with tenant(planted.house.organisation.pk):
        Stakeholder.objects.filter(pk=planted.person.pk).update(name=NAME.replace(" ", "  "))
        asked = PrivacyRequest.objects.get(pk=planted.request.pk)
        assert carry_out(asked, actor=planted.house.administrator, version=asked.version, name=NAME)


def test_the_history_of_somebody_erased_tells_no_place_of_theirs(planted, sign_in):
    """Whom somebody reported to, who of ours knew them and how high they stood would say who it was."""
    house = planted.house
    with tenant(house.organisation.pk):
        update_stakeholder(
            planted.person, actor=house.kam, version=Stakeholder.objects.get(pk=planted.person.pk).version,
            reports_to=planted.other, seniority=4,
        )  # fmt: skip
    page = sign_in(house.administrator)
    address = reverse("stakeholders:stakeholder_history", args=[planted.person.pk])
    assert "Otto Wexler" in page.get(address).content.decode()
    erased(planted)
    after = page.get(address).content.decode()
    assert "erased the person" in after
    assert "Otto Wexler" not in after


def test_who_was_erased_is_no_double_no_former_colleague_and_no_search_result(planted):
    """Two of them have almost the same name."""
    house = planted.house
    with tenant(house.organisation.pk):
        also = stakeholder(house, planted.account, "Otto Wexler")
        erasing.erase_person(planted.request, actor=house.administrator)
        asked = note_request(
            also, actor=house.kam, kind="erasure", received_on=planted.today, how="", today=planted.today
        )
        erasing.erase_person(asked, actor=house.administrator)
        gone = {planted.person.pk, also.pk}
        pairs = likely_doubles(house.administrator)
        assert not [one for one in pairs if {one.first.pk, one.second.pk} & gone]
        assert not gone & {one.pk for one in gone_from(planted.account)}
        assert not gone & {pk for pk, _name in mergeable_with(planted.other)}
        assert search_people("Erased person", actor=house.administrator) == []


def test_letters_from_an_address_of_several_are_neither_handed_out_nor_deleted(planted):
    """One of the two who write from it asks: what the other one wrote is not theirs."""
    house = planted.house
    with tenant(house.organisation.pk):
        Stakeholder.objects.filter(pk=planted.other.pk).update(email=EMAIL.title())
        mail = InboundMail.objects.get()
        InboundMail.objects.filter(pk=mail.pk).update(touchpoint=planted.elsewhere, subject="Ours", text="xylograph")
        subject = subject_of(planted.person)
        assert EMAIL in subject.shared
        made = copy_of(subject, sections_of(subject), organisation="House", made_on=planted.today)
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            assert not [name for name in archive.namelist() if name.startswith("letters/")]
            assert "xylograph" not in archive.read("data.json").decode()
    erased(planted)
    with tenant(house.organisation.pk):
        assert InboundMail.objects.get().text == "xylograph"


def test_somebody_whose_name_differs_by_an_accent_keeps_it_in_texts(planted):
    with tenant(planted.house.organisation.pk):
        account = factories.account(planted.house, "Elsewhere")
        double = stakeholder(planted.house, account, "ZELIE QUANDOR")
        touch = touchpoint(planted.house, account, double, subject="Zelie Quandor called")
    erased(planted)
    with tenant(planted.house.organisation.pk):
        assert Touchpoint.objects.get(pk=touch.pk).subject == "Zelie Quandor called"


def test_entries_at_two_accounts_and_merged_ones_go_together(planted):
    with tenant(planted.house.organisation.pk):
        account = factories.account(planted.house, "Their next company")
        went = stakeholder(planted.house, account, NAME, notes="zquirk later")
        Stakeholder.objects.filter(pk=went.pk).update(came_from=planted.person)
        merged = stakeholder(planted.house, planted.account, "Z. Quandor", notes="zquirk double")
        Stakeholder.objects.filter(pk=merged.pk).update(merged_into=planted.person)
    erased(planted)
    with tenant(planted.house.organisation.pk):
        for one in Stakeholder.objects.filter(pk__in=[went.pk, merged.pk]):
            assert one.erased_at is not None
            assert one.notes == ""


def test_whoever_reported_to_them_reports_to_their_chief(planted):
    with tenant(planted.house.organisation.pk):
        chief = stakeholder(planted.house, planted.account, "Chief Above")
        Stakeholder.objects.filter(pk=planted.person.pk).update(reports_to=chief)
        Stakeholder.objects.filter(pk=planted.other.pk).update(reports_to=planted.person)
    erased(planted)
    with tenant(planted.house.organisation.pk):
        assert Stakeholder.objects.get(pk=planted.other.pk).reports_to_id == chief.pk


def test_erasing_asks_for_the_name_and_for_an_administrator(planted):
    house = planted.house
    with tenant(house.organisation.pk):
        with pytest.raises(NotAllowed):
            carry_out(planted.request, actor=house.kam, version=planted.request.version, name=NAME)
        with pytest.raises(Invalid):
            carry_out(planted.request, actor=house.administrator, version=planted.request.version, name="Zélie")
        assert not Job.objects.filter(name="stakeholders.erase").exists()


def test_a_copy_holds_all_of_theirs_and_nothing_of_others(planted):
    with tenant(planted.house.organisation.pk):
        Touchpoint.objects.filter(pk=planted.shared.pk).update(note="Otto Wexler and zquirk")
        subject = subject_of(planted.person)
        made = copy_of(subject, sections_of(subject), organisation="House", made_on=timezone.localdate())
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        told = archive.read("data.json").decode()
        page = archive.read("data.html").decode()
        letters = [name for name in archive.namelist() if name.startswith("letters/")]
    for word in (
        "zquirk title", "zquirk function", "zquirk notes", "zquirk city", "zquirk fair", "zquirk site", "zquirk firm",
        "zquirk reason", "zquirk lunch", "zquirk said so", "zquirk secret", "zquirk e-mail", "zquirk text", EMAIL,
        PHONE, f"{MARK} and zquirk",
    ):  # fmt: skip
        assert word in told
        assert word in page
    assert json.loads(told)["judgements"][-1]["influence"] == 5
    assert len(letters) == 1
    assert "wexler" not in told.casefold()


def test_a_request_is_due_within_a_month_and_noted_once(place):
    today = timezone.localdate()
    with tenant(place.house.organisation.pk):
        made = note_request(place.person, actor=place.house.kam, kind="access", received_on=today, how="", today=today)
        assert made.due_on > today + timedelta(days=27)
        with pytest.raises(Invalid):
            note_request(place.person, actor=place.house.kam, kind="access", received_on=today, how="", today=today)
    with tenant(place.house.organisation.pk), pytest.raises(Invalid):
        note_request(
            place.person,
            actor=place.house.kam,
            kind="object",
            received_on=today + timedelta(days=1),
            how="",
            today=today,
        )
