import pytest

from kam.audit.models import Act
from kam.members.models import Invitation
from kam.outbox.models import OutboxRow
from kam.tenancy.models import Membership
from kam.tenancy.scope import tenant
from tests.kam.members import factories
from tests.kam.roll_call import check_doors, count_queries


def url(member, verb=""):
    return f"/settings/members/{member.pk}/{verb}"


def fresh(member):
    with tenant(member.organisation_id):
        return Membership.objects.get(pk=member.pk)


def acts(house, verb):
    with tenant(house.organisation.pk):
        return Act.objects.filter(verb=verb).count()


def test_doors(house, sign_in):
    check_doors(sign_in, house, url(house.kam), allowed=("administrator",))


@pytest.mark.parametrize(
    "verb", ["role/", "deactivate/", "reactivate/", "invitation/resend/", "invitation/revoke/", "invite/"]
)
def test_verbs_doors(house, rival, sign_in, verb):
    member = factories.named(house)
    check_doors(sign_in, house, url(member, verb), allowed=("administrator",), method="POST")
    assert sign_in(house.administrator).post(url(rival.kam, verb)).status_code == 404


def test_stranger_is_not_there(house, rival, sign_in):
    client = sign_in(house.administrator)
    assert client.get(url(rival.kam)).status_code == 404
    assert client.get(f"/settings/members/{10**25}/").status_code == 404


def test_role_counts_from_the_next_request_on(house, sign_in):
    other, client = sign_in(house.executive), sign_in(house.administrator)
    assert other.get("/settings/members/").status_code == 403
    answer = client.post(url(house.executive, "role/"), {"role": "administrator", "version": 1})
    assert answer.status_code == 302
    assert other.get("/settings/members/").status_code == 200
    assert acts(house, "member.change_role") == 1


def test_last_administrator_stays(house, sign_in):
    answer = sign_in(house.administrator).post(url(house.administrator, "role/"), {"role": "executive", "version": 1})
    assert answer.status_code == 422
    assert "last administrator" in answer.content.decode()
    assert fresh(house.administrator).role == "administrator"
    assert acts(house, "member.change_role") == 0


def test_stale_role_is_refused_with_both_versions(house, sign_in):
    client = sign_in(house.administrator)
    assert client.post(url(house.kam, "role/"), {"role": "executive", "version": 1}).status_code == 302
    answer = client.post(url(house.kam, "role/"), {"role": "contributor", "version": 1})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Contributor" in text
    assert "Executive" in text
    assert fresh(house.kam).role == "executive"


def test_bad_role_is_refused(house, sign_in):
    client = sign_in(house.administrator)
    assert client.post(url(house.kam, "role/"), {"role": "king", "version": 1}).status_code == 422
    assert client.post(url(house.kam, "role/"), {}).status_code == 422


def test_deactivated_is_out_at_once_and_back_later(house, sign_in):
    other, client = sign_in(house.kam), sign_in(house.administrator)
    assert other.get("/settings/").status_code == 200
    assert client.post(url(house.kam, "deactivate/"), {"reason": "left"}).status_code == 302
    answer = other.get("/settings/")
    assert answer.status_code == 302
    assert fresh(house.kam).status == "deactivated"
    assert client.post(url(house.kam, "deactivate/")).status_code == 422
    assert client.post(url(house.kam, "reactivate/")).status_code == 302
    assert sign_in(house.kam).get("/settings/").status_code == 200
    with tenant(house.organisation.pk):
        assert Act.objects.get(verb="member.deactivate").reason == "left"


def test_deactivation_ends_the_sessions_here_and_not_elsewhere(house, rival, sign_in):
    from allauth.usersessions.models import UserSession

    elsewhere = factories.also_in(house.kam, rival.organisation)
    here, there = sign_in(house.kam), sign_in(elsewhere)
    for client in (here, there):
        UserSession.objects.create(user=house.kam.user, ip="127.0.0.1", session_key=client.session.session_key)
    sign_in(house.administrator).post(url(house.kam, "deactivate/"))
    assert here.get("/settings/").status_code == 302
    assert there.get("/settings/").status_code == 200


def test_nobody_deactivates_themselves(house, sign_in):
    assert sign_in(house.administrator).post(url(house.administrator, "deactivate/")).status_code == 422
    assert fresh(house.administrator).is_active


def test_named_member_is_invited_resent_and_withdrawn(house, sign_in):
    member, client = factories.named(house), sign_in(house.administrator)
    bad = client.post(url(member, "invite/"), {"email": "no address", "role": "contributor"})
    assert bad.status_code == 422
    assert "no address" in bad.content.decode()
    taken = client.post(url(member, "invite/"), {"email": house.kam.email.upper(), "role": "contributor"})
    assert taken.status_code == 422
    assert client.post(url(member, "invite/"), {"email": "moses@x.example", "role": "contributor"}).status_code == 302
    assert fresh(member).status == "invited"
    assert client.post(url(member, "invitation/resend/")).status_code == 302
    with tenant(house.organisation.pk):
        assert OutboxRow.objects.filter(recipient="moses@x.example").count() == 2
        assert Invitation.objects.filter(membership=member, revoked_at=None).count() == 1
    assert client.post(url(member, "invitation/revoke/")).status_code == 302
    assert fresh(member).status == "named"
    assert client.post(url(member, "invitation/revoke/")).status_code == 422
    assert [acts(house, f"member.{verb}") for verb in ("invite", "resend_invitation", "revoke_invitation")] == [1, 1, 1]


def test_queries_do_not_grow_with_history(house, sign_in):
    client = sign_in(house.administrator)
    client.get(url(house.kam))
    few = count_queries(client, url(house.kam))
    for version, role in enumerate(["executive", "contributor", "executive"], 1):
        client.post(url(house.kam, "role/"), {"role": role, "version": version})
    client.get(url(house.kam))
    assert count_queries(client, url(house.kam)) == few <= 12
