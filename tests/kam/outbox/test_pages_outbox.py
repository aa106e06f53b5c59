import pytest

from kam.audit.models import Act
from kam.outbox.models import OutboxRow
from kam.outbox.services import send_message
from kam.tenancy.scope import tenant
from tests.kam.roll_call import check_doors, count_queries

URL = "/outbox/"


def message(house, state="queued", n=1, text="Hello there", **fields):
    with tenant(house.organisation.pk):
        for i in range(n):
            row = send_message("test", to=f"m{i}@x.example", subject=f"Subject {i}", text=text)
            assert row
            OutboxRow.objects.filter(pk=row.pk).update(state=state, **fields)
    return row


def test_doors(house, sign_in):
    check_doors(sign_in, house, URL, allowed=("administrator",))
    row = message(house, "failed")
    check_doors(sign_in, house, f"{URL}{row.pk}/", allowed=("administrator",))
    check_doors(sign_in, house, f"{URL}{row.pk}/resend/", allowed=("administrator",), method="POST")


def test_tabs_count_and_narrow(house, rival, sign_in):
    for state in ("queued", "claimed", "failed", "unknown", "sent"):
        message(house, state)
    message(rival, text="Zanzibar")
    client = sign_in(house.administrator)
    counts = {tab["url"]: tab["count"] for tab in client.get(URL).context["tabs"]}
    assert counts == {"?": None, "?show=waiting": 2, "?show=failed": 1, "?show=unknown": 1, "?show=done": 1}
    assert len(client.get(URL).context["rows"]) == 5
    assert len(client.get(f"{URL}?show=waiting").context["rows"]) == 2
    assert len(client.get(f"{URL}?show=nonsense").context["rows"]) == 5


def test_queries_do_not_grow(house, sign_in):
    client = sign_in(house.administrator)
    message(house)
    client.get(URL)
    few = count_queries(client, URL)
    message(house, n=80)
    assert count_queries(client, URL) == few <= 12
    assert client.get(URL).context["next_url"]


def test_stranger_is_not_there(house, rival, sign_in):
    row, client = message(rival, "failed"), sign_in(house.administrator)
    assert client.get(f"{URL}{row.pk}/").status_code == 404
    assert client.post(f"{URL}{row.pk}/resend/", {"reason": "x"}).status_code == 404


def test_row_shows_its_facts_but_no_way_in(house, sign_in):
    secret = "5-PaPoLAfat608QKrsMUcPPxZTtMOOptRmFYwKk1LFAw8"
    row = message(
        house, "failed", error="550 unknown mailbox", text=f"Hello, http://x.example/invitation/{secret}/ bye"
    )
    text = sign_in(house.administrator).get(f"{URL}{row.pk}/").content.decode()
    assert "550 unknown mailbox" in text
    assert str(row.uuid) in text
    assert secret not in text
    assert "http://x.example/invitation/…/" in text


@pytest.mark.parametrize("state", ["failed", "unknown"])
def test_resend_wants_a_reason(house, sign_in, state):
    row, client = message(house, state), sign_in(house.administrator)
    for reason in ("", "   "):
        answer = client.post(f"{URL}{row.pk}/resend/", {"reason": reason})
        assert answer.status_code == 422
        assert "Say why it is sent again." in answer.content.decode()
    assert client.post(f"{URL}{row.pk}/resend/", {"reason": "Mailbox mended"}).status_code == 302
    with tenant(house.organisation.pk):
        again = OutboxRow.objects.get(pk=row.pk)
        assert (again.state, again.uuid) == ("queued", row.uuid)
        assert Act.objects.get(verb="outbox.resend").reason == "Mailbox mended"
    assert "Mailbox mended" in client.get(f"{URL}{row.pk}/").content.decode()


def test_what_was_sent_is_not_sent_again(house, sign_in):
    row = message(house, "sent")
    answer = sign_in(house.administrator).post(f"{URL}{row.pk}/resend/", {"reason": "Because of me"})
    assert answer.status_code == 422
    assert "Only a failed or unknown message" in answer.content.decode()


def test_says_when_delivery_is_held(house, sign_in, settings):
    client = sign_in(house.administrator)
    assert "Delivery is held" not in client.get(URL).content.decode()
    settings.OUTBOX_HELD = True
    assert "Delivery is held" in client.get(URL).content.decode()
