"""The portfolio as a file."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest

from accounts.models import Account
from kam.audit.models import Act
from kam.outbox.models import Job, OutboxRow
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.factories import place

URL = "/accounts/export/"


@pytest.fixture
def accounts(house):
    with tenant(house.organisation.pk):
        one = factories.account(house, "=cmd|' /C calc'!A0", country="FR", city="+Lyon")
        two = factories.account(house, "Brunet", country="DE")
        Account.objects.filter(pk=one.pk).update(revenue_12m=Decimal("1234.50"), renewal_on="2027-03-31")
        Account.objects.filter(pk=two.pk).update(revenue_12m=Decimal("10.00"))
    return one, two


def test_doors(house, rival, sign_in, client, accounts):
    assert client.post(URL)["Location"].startswith("/account/login/")
    assert sign_in(house.kam).get(URL).status_code == 405
    assert sign_in(house.contributor).post(URL, {"format": "csv"}).status_code == 403
    for wrong in ("", "exe"):
        assert sign_in(house.kam).post(URL, {"format": wrong}).status_code == 422
    stranger = sign_in(rival.administrator).post(URL, {"format": "csv"})
    assert b"Brunet" not in stranger.content
    assert b"cmd" not in stranger.content


def test_csv_holds_what_is_shown_in_its_order_and_runs_nothing(house, sign_in, accounts):
    answer = sign_in(house.kam).post(f"{URL}?sort=-revenue", {"format": "csv"})
    assert answer["Content-Disposition"].startswith('attachment; filename="portfolio-')
    text = answer.content.decode("utf-8-sig")
    assert [line.split(",")[0] for line in text.splitlines()] == ['"Account"', "\"'=cmd|' /C calc'!A0\"", '"Brunet"']
    assert '"\'+Lyon"' in text
    assert '"1234.50"' in text
    assert '"2027-03-31"' in text
    assert '"10"' in text
    filtered = sign_in(house.kam).post(f"{URL}?country=DE&q=brun", {"format": "csv"}).content.decode()
    assert "Brunet" in filtered
    assert "cmd" not in filtered


def test_words_spelled_nearly_so_are_forgiven_as_in_the_list(house, sign_in, accounts):
    assert b"Brunet" in sign_in(house.kam).post(f"{URL}?q=Brunnet", {"format": "csv"}).content


def test_french_csv_reads_as_french_spreadsheets_do(house, sign_in, accounts):
    house.kam.user.locale = "fr"
    house.kam.user.save()
    text = sign_in(house.kam).post(URL, {"format": "csv"}).content.decode("utf-8-sig")
    assert '"1234,50"' in text
    assert '"31/03/2027"' in text
    assert text.splitlines()[0].startswith('"Compte";')


def test_a_workbook_keeps_figures_and_dates(house, sign_in, accounts):
    answer = sign_in(house.kam).post(f"{URL}?sort=-revenue", {"format": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    first = [cell.value for cell in sheet[2]]
    assert first[0] == "'=cmd|' /C calc'!A0"
    assert first[7] == 1234.5
    assert f"{first[9]:%Y-%m-%d}" == "2027-03-31"
    assert sheet.max_row == 3


def test_nobody_takes_along_what_they_do_not_see(house, sign_in, accounts, monkeypatch):
    from kam.tenancy import capabilities
    from kam.tenancy.models import Role

    more = capabilities.TABLE[Role.CONTRIBUTOR] | {capabilities.Capability.EXPORT_DATA}
    monkeypatch.setitem(capabilities.TABLE, Role.CONTRIBUTOR, more)
    with tenant(house.organisation.pk):
        place(house, accounts[1], house.contributor)
    text = sign_in(house.contributor).post(URL, {"format": "csv"}).content.decode()
    assert "Brunet" in text
    assert "cmd" not in text


def test_the_trail_keeps_who_took_what(house, sign_in, accounts):
    sign_in(house.kam).post(f"{URL}?country=DE", {"format": "csv"})
    with tenant(house.organisation.pk):
        entry = Act.objects.get(verb="portfolio.export")
        assert (entry.actor, entry.details) == (
            house.kam,
            {"format": "CSV", "rows": 1, "filters": "Germany"},
        )


def test_a_large_portfolio_becomes_a_job(house, sign_in, accounts, monkeypatch):
    monkeypatch.setattr("accounts.services.exports.AT_ONCE", 1)
    client = sign_in(house.kam)
    answer = client.post(f"{URL}?sort=name", {"format": "csv"})
    with tenant(house.organisation.pk):
        job = Job.objects.get()
        assert answer["Location"] == f"/outbox/jobs/{job.pk}/"
        row = OutboxRow.objects.get()
    _run(house, row)
    with tenant(house.organisation.pk):
        job.refresh_from_db()
        assert (job.state, job.file.name[:10]) == ("done", "portfolio-")
    content = b"".join(client.get(f"/outbox/jobs/{job.pk}/file/").streaming_content).decode("utf-8-sig")
    assert content.count("\r\n") == 3


def _run(house, row) -> None:
    from accounts.jobs import export
    from kam.outbox.run import _finish

    with tenant(house.organisation.pk):
        job = Job.objects.select_related("row", "started_by").get(row=row)
        _finish(job, export(job, lambda *_told: None))


def test_r12_ten_exports_a_minute(house, sign_in, accounts):
    client = sign_in(house.kam)
    codes = [client.post(f"{URL}?q=brunet", {"format": "csv"}).status_code for _attempt in range(12)]
    print(f"R12 portfolio export allowed=10 passed={codes.count(200)}")
    assert codes == [200] * 10 + [429] * 2
