from kam.lib import limits
from kam.members.models import Invitation
from kam.members.services import invitations
from kam.outbox.models import OutboxRow
from kam.tenancy.models import Membership
from kam.tenancy.scope import tenant
from tests.kam.roll_call import check_doors

URL = "/settings/members/invite/"
CLAIRE = {"name": "Claire Fontanel", "email": "Claire@Vallier.example", "role": "executive"}


def test_doors(house, sign_in):
    check_doors(sign_in, house, URL, allowed=("administrator",))
    check_doors(sign_in, house, URL, allowed=("administrator",), method="POST")


def test_invites_once_with_a_hash_only(house, sign_in):
    assert sign_in(house.administrator).post(URL, CLAIRE).status_code == 302
    with tenant(house.organisation.pk):
        member = Membership.objects.get(email="claire@vallier.example")
        invitation, row = Invitation.objects.get(membership=member), OutboxRow.objects.get(kind="invitation")
    assert (member.status, member.role) == ("invited", "executive")
    assert row.key == f"invitation:{invitation.pk}"
    assert row.payload["html"].count("/settings/invitation/") >= 1
    assert invitation.token_hash not in row.payload["text"]
    assert "Vallier Industries" in row.subject


def test_speaks_the_organisations_language(house, sign_in):
    with tenant(house.organisation.pk):
        house.organisation.locale = "fr"
        house.organisation.save()
    sign_in(house.administrator).post(URL, CLAIRE)
    with tenant(house.organisation.pk):
        assert (
            "décembre" in OutboxRow.objects.get().payload["text"]
            or 'lang="fr"' in OutboxRow.objects.get().payload["html"]
        )


def test_keeps_what_was_typed_when_refused(house, sign_in):
    client = sign_in(house.administrator)
    for data in (CLAIRE | {"email": "nowhere"}, CLAIRE | {"email": house.kam.email}, CLAIRE | {"role": "king"}):
        answer = client.post(URL, data)
        assert answer.status_code == 422
        assert "Claire Fontanel" in answer.content.decode()
    with tenant(house.organisation.pk):
        assert OutboxRow.objects.count() == 0


def test_header_injection_stays_text(house, sign_in):
    sign_in(house.administrator).post(URL, CLAIRE | {"name": "Claire\nBcc: x@y.example"})
    with tenant(house.organisation.pk):
        assert all("\n" not in row.subject for row in OutboxRow.objects.all())


def test_limited(house, sign_in, monkeypatch):
    monkeypatch.setattr(invitations, "INVITATIONS", 2)
    client = sign_in(house.administrator)
    statuses = [client.post(URL, CLAIRE | {"email": f"c{i}@x.example"}).status_code for i in range(4)]
    assert statuses == [302, 302, 429, 429]
    with tenant(house.organisation.pk):
        assert Membership.objects.filter(email__endswith="@x.example").count() == 2
    assert limits
