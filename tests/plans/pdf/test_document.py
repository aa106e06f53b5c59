"""The printed plan: its words in both languages, nobody else's, nothing fetched, nothing harmful, made once."""

from __future__ import annotations

from datetime import timedelta

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone, translation

from kam.files.models import StoredFile
from kam.files.services import read
from kam.outbox.jobs import Cancelled, handler_of
from kam.tenancy.scope import tenant
from plans.access import plan_for
from plans.models import Objective, Plan, PlanExport
from plans.pdf.render import plan_html, render_plan
from plans.services.exports import export_plan
from plans.services.objectives import update_objective
from plans.services.plans import update_plan_part
from stakeholders.services.people import add_stakeholder
from tests import factories
from tests.answers import content_of
from tests.plans import factories as made
from tests.plans.test_prose import HOSTILE


def quiet(done: int, total: int, message: str = "") -> None:
    """A report nobody reads."""


def pages_of(content: bytes) -> list[str]:
    """The text of every page."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def rendered(house, plan, locale="en") -> bytes:
    with translation.override(locale):
        return render_plan(plan_for(house.kam, plan.pk), reader=house.kam, locale=locale, report=quiet)


@pytest.fixture
def plan(inside):
    """A plan with something in every chapter."""
    account = factories.account(inside, "Orvelle Logistique", sponsor=inside.executive)
    add_stakeholder(
        account, actor=inside.kam, name="Helene Baroux", job_title="Operations director", profile="sponsor",
        influence=4, support=1, today=timezone.localdate(),
    )  # fmt: skip
    plan = made.plan(inside, account, summary="Client since **2019**, eleven warehouses.")
    plan = update_plan_part(plan, "threats", actor=inside.kam, version=plan.version, threats="- A tender in spring")
    objective = made.objective(inside, plan)
    made.action(inside, account, "Visit the Lyon site", objective=objective, success_indicator="Minutes signed")
    made.action(inside, account, "Write to the board", plan=plan)
    return plan


def test_it_says_what_the_plan_says_in_both_languages(inside, plan):
    for locale, words in {
        "en": ["Contents", "Executive synthesis", "Objectives", "Action plan", "Strengths", "Without an objective"],
        "fr": ["Sommaire", "Synthèse pour la direction", "Objectifs", "Plan d’action", "Forces", "Sans objectif"],
    }.items():
        pages = pages_of(rendered(inside, plan, locale))
        text = "\n".join(pages)
        ours = [
            "Orvelle Logistique",
            "eleven warehouses",
            "A tender in spring",
            "Open two more sites",
            "Visit the Lyon site",
        ]
        ours += ["Minutes signed", "Write to the board", "Helene Baroux", "Operations director"]
        for word in [*words, *ours]:
            assert word in text, (locale, word)
        assert f"{len(pages)} / {len(pages)}" in pages[-1]
        assert "**" not in text


def test_an_empty_plan_prints_too(inside):
    plan = made.plan(inside, factories.account(inside, "Brévent"))
    text = "\n".join(pages_of(rendered(inside, plan)))
    assert "The synthesis is not written yet." in text
    assert "No objective is set yet." in text


def test_a_long_plan_keeps_every_word(inside):
    account = factories.account(inside)
    plan = made.plan(inside, account, summary="\n\n".join(f"Paragraph {n} of the synthesis." for n in range(120)))
    words = "\n".join(f"- Strength number {n}" for n in range(90))
    plan = update_plan_part(plan, "strengths", actor=inside.kam, version=plan.version, strengths=words)
    objective = made.objective(inside, plan, "O" * 200)
    for n in range(40):
        made.action(inside, account, f"Action number {n} of forty", objective=objective)
    text = " ".join(" ".join(pages_of(rendered(inside, plan))).split())
    assert all(f"Paragraph {n} of the synthesis." in text for n in range(120))
    assert all(f"Strength number {n}" in text for n in range(90))
    assert all(f"Action number {n} of forty" in text for n in range(40))


def test_it_is_tagged_bookmarked_and_speaks_its_language(inside, plan):
    from plans.pdf import engine

    with translation.override("fr"):
        whole = plan_for(inside.kam, plan.pk)
        html = plan_html(whole, reader=inside.kam, locale="fr", today=timezone.localdate())
    readable = engine.laid_out(html).write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)
    for mark in (b"/StructTreeRoot", b"/Lang (fr)", b"pdfuaid", b"/S /TH", b"/S /Figure", b"/Alt"):
        assert mark in readable.replace(b"/S/", b"/S /").replace(b"/Lang(", b"/Lang ("), mark
    document = pypdfium2.PdfDocument(readable)
    titles = [entry.get_title() for entry in document.get_toc()]
    document.close()
    assert any("Plan d’action" in title for title in titles)


def test_hostile_texts_fetch_nothing_and_read_no_file(inside, plan, monkeypatch):
    from plans.pdf import engine, fetcher

    asked: list[str] = []
    before = fetcher.OwnFilesOnly.fetch

    def noted(self, url, headers=None):
        asked.append(url)
        return before(self, url, headers)

    monkeypatch.setattr(fetcher.OwnFilesOnly, "fetch", noted)
    text = "\n\n".join(HOSTILE)
    for part in ("summary", "strengths"):
        plan = update_plan_part(plan, part, actor=inside.kam, version=plan.version, **{part: text})
    one = Objective.objects.get(plan=plan)
    update_objective(one, actor=inside.kam, version=1, title="<img src=http://evil.example/x>", unit="<b>")
    printed = "\n".join(pages_of(rendered(inside, plan)))
    assert asked == []
    assert "root:" not in printed
    assert "<script>" in printed  # shown as it was typed
    assert engine.FETCHER is not None


REFERENCES = [
    "http://127.0.0.1/x.png", "https://evil.example/x.css", "//evil.example/x", "file:///etc/passwd",
    "file:/etc/passwd",
    "FILE:///etc/passwd", "ftp://evil.example/x", "data:text/css,body{}", "data:image/png;base64,AAAA", "/etc/passwd",
    "../../../etc/passwd", "ancrage:font/999", "ancrage:font/400/../700", "ancrage:../fonts", "ancrage://font/400",
    "gopher://x", "javascript:1", "jar:file:///x", "\\\\evil\\x", "http://169.254.169.254/latest/meta-data/",
]  # fmt: skip


def test_twenty_hostile_references_are_all_refused(monkeypatch):
    import socket

    import weasyprint

    from plans.pdf.fetcher import FONTS, OwnFilesOnly, Refused

    def dead(*_args, **_options):
        raise AssertionError("a document opened a connection")

    fetcher = OwnFilesOnly()
    for url in REFERENCES:
        with pytest.raises(Refused):
            fetcher.fetch(url)
    got: list[str] = []
    before = OwnFilesOnly.fetch

    def noted(self, url, headers=None):
        found = before(self, url, headers)
        got.append(url)
        return found

    monkeypatch.setattr(OwnFilesOnly, "fetch", noted)
    body = "".join(
        f'<img src="{url}"><link rel="stylesheet" href="{url}"><object data="{url}"></object>'
        f'<svg><image href="{url}"/><use href="{url}#a"/></svg><p style="background:url({url})">x</p>'
        f'<style>@import url("{url}");@font-face{{font-family:E;src:url("{url}")}}</style>'
        f'<a rel="attachment" href="{url}">a</a>'
        for url in REFERENCES
    )
    with monkeypatch.context() as guarded:
        guarded.setattr(socket.socket, "connect", dead)
        weasyprint.HTML(string=body, base_url="ancrage:document", url_fetcher=fetcher).write_pdf()
    print(f"R13 references={len(REFERENCES)} fetched={len(got)}")
    assert got == []
    assert all(fetcher.fetch(url).read()[:4] in (b"\x00\x01\x00\x00", b"OTTO") for url in FONTS)


def test_the_job_makes_one_file_and_tells_its_steps(inside, plan):
    export = export_plan(plan, actor=inside.kam, locale="fr", today=timezone.localdate())
    told: list[tuple[int, int, str]] = []
    result = handler_of("plans.export")(export.job, lambda *step: told.append(step))
    again = handler_of("plans.export")(export.job, quiet)
    assert result == again
    stored = StoredFile.objects.get(pk=result["file"])
    assert read(stored).startswith(b"%PDF")
    assert stored.name.endswith(".pdf")
    assert [step[0] for step in told] == [0, 1, 2, 3, 4]
    assert StoredFile.objects.filter(purpose="plan-export").count() == 1


def test_a_cancelled_job_leaves_no_file(inside, plan):
    export = export_plan(plan, actor=inside.kam, locale="en", today=timezone.localdate())

    def stop(done, total, message=""):
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        handler_of("plans.export")(export.job, stop)
    assert PlanExport.objects.get(pk=export.pk).file is None


def test_the_same_state_in_the_same_language_is_the_same_file(inside, plan):
    today = timezone.localdate()

    def ordered(locale: str = "en", day=today) -> int:
        return export_plan(Plan.objects.get(pk=plan.pk), actor=inside.kam, locale=locale, today=day).pk

    first = ordered()
    assert ordered() == first
    assert ordered("fr") != first
    assert ordered(day=today + timedelta(days=1)) != first
    one = Objective.objects.get(plan=plan)
    update_objective(one, actor=inside.kam, version=1, title="Another title")
    assert ordered() != first


def test_export_over_http(house, rival, sign_in):
    with tenant(rival.organisation.pk):
        theirs = made.plan(rival, factories.account(rival, "Zanzibar Freight"), summary="Zanzibar secret")
        other = export_plan(theirs, actor=rival.kam, locale="en", today=timezone.localdate())
        handler_of("plans.export")(other.job, quiet)
    with tenant(house.organisation.pk):
        plan = made.plan(house, factories.account(house), summary="Ours")
    client, url = sign_in(house.kam), reverse("plans:plan_export", args=[plan.pk])
    waiting = client.post(url, {"locale": "fr"})
    assert waiting.status_code == 302
    with tenant(house.organisation.pk):
        export = PlanExport.objects.get(plan=plan)
        assert export.locale == "fr"
        download = reverse("plans:export_download", args=[export.pk])
        assert client.get(download).status_code == 404
        handler_of("plans.export")(export.job, quiet)
    assert client.post(url, {"locale": "fr"}).headers["Location"] == download
    answer = client.get(download)
    content = content_of(answer)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "Zanzibar" not in "\n".join(pages_of(content))
    assert client.get(reverse("plans:export_download", args=[other.pk])).status_code == 404
    assert sign_in(house.contributor).get(download).status_code == 403
    assert client.post(download).status_code == 405
    client.logout()
    assert client.get(download).status_code == 302


def test_exports_are_limited(house, sign_in):
    with tenant(house.organisation.pk):
        plan = made.plan(house, factories.account(house))
    client, url = sign_in(house.kam), reverse("plans:plan_export", args=[plan.pk])
    codes = [client.post(url).status_code for _click in range(12)]
    assert codes == [302] * 10 + [429] * 2
