import pytest
from django.test import Client

from kam.files.services import store
from kam.outbox.models import Job
from kam.outbox.services import start_job
from kam.tenancy.scope import tenant
from tests.answers import content_of
from tests.kam.roll_call import check_doors, count_queries


def job_of(house, starter=None, **fields):
    with tenant(house.organisation.pk):
        job = start_job("export", title="Portfolio export", payload={}, actor=starter or house.kam)
        Job.objects.filter(pk=job.pk).update(**{"state": "running", "done": 37, "total": 100} | fields)
    return f"/outbox/jobs/{job.pk}/"


def test_doors(house, rival, sign_in):
    url = job_of(house)
    check_doors(sign_in, house, url, allowed=("key_account_manager", "administrator"))
    check_doors(sign_in, house, f"{url}cancel/", allowed=("key_account_manager", "administrator"), method="POST")
    for path in (url, f"{url}file/"):
        assert sign_in(rival.administrator).get(path).status_code == 404
    assert sign_in(rival.administrator).post(f"{url}cancel/").status_code == 404


def test_shows_progress_and_asks_again_until_settled(house, sign_in):
    client, url = sign_in(house.kam), job_of(house)
    text = client.get(url).content.decode()
    assert "37%" in text
    assert f'hx-get="{url}"' in text
    fragment = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert fragment.startswith("<section")
    assert count_queries(client, url) <= 9
    for state in ("done", "failed", "cancelled"):
        settled = client.get(job_of(house, state=state, result_url="/accounts/")).content.decode()
        assert "hx-trigger" not in settled.split("<main")[1].split("</main>")[0]
        assert 'href="/accounts/"' in settled


def test_cancel_asks_the_job_to_stop(house, sign_in):
    client, url = sign_in(house.kam), job_of(house)
    assert client.post(f"{url}cancel/")["Location"] == url
    with tenant(house.organisation.pk):
        assert Job.objects.get().cancel_requested
    assert f"{url}cancel/" not in client.get(url).content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_file_is_a_download_for_its_owner(house, sign_in, method):
    with tenant(house.organisation.pk):
        stored = store(b"a;b", "export.csv", "text/csv", actor=house.kam, purpose="export")
    url = job_of(house, state="done", file_id=stored.pk)
    client = sign_in(house.kam)
    answer = getattr(client, method)(f"{url}file/")
    if method == "post":
        assert answer.status_code == 405
        return
    assert content_of(answer) == b"a;b"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="export.csv"'
    assert f"{url}file/" in client.get(url).content.decode()
    assert sign_in(house.contributor).get(f"{url}file/").status_code == 403
    assert Client().get(f"{url}file/")["Location"].startswith("/account/login/")


def test_no_file_yet(house, sign_in):
    assert sign_in(house.kam).get(f"{job_of(house)}file/").status_code == 404


def test_healthz_tells_numbers_only(house, rival):
    from datetime import timedelta

    from django.utils import timezone

    from kam.outbox.models import OutboxRow

    url = "/outbox/healthz"
    assert Client().get(url).json() == {"status": "ok", "oldest_waiting_seconds": 0, "unknown": 0, "failed": 0}
    job_of(house)
    job_of(rival)
    with tenant(house.organisation.pk):
        OutboxRow.objects.update(next_attempt_at=timezone.now() - timedelta(minutes=20))
    with tenant(rival.organisation.pk):
        OutboxRow.objects.update(state="unknown")
    found = Client().get(url).json()
    assert (found["status"], found["unknown"], found["failed"]) == ("late", 1, 0)
    assert 1190 < found["oldest_waiting_seconds"] < 1300
    assert Client().post(url).status_code == 405
