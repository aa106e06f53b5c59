from datetime import timedelta

from django.test import Client
from django.utils import timezone

from kam.members import joining
from kam.members.models import Invitation, User
from kam.members.services.invitations import resend_invitation, revoke_invitation
from kam.members.tokens import new_token
from kam.tenancy.models import Membership
from kam.tenancy.scope import tenant
from tests.kam.members import factories

GOOD = {"password": factories.PASSWORD, "again": factories.PASSWORD}


def status_of(member):
    with tenant(member.organisation_id):
        return Membership.objects.get(pk=member.pk).status


def test_newcomer_chooses_a_password_and_is_in(house):
    member, link = factories.invited(house)
    client = Client()
    page = client.get(link)
    assert page.status_code == 200
    assert "Vallier Industries" in page.content.decode()
    assert client.post(link, GOOD)["Location"] == "/"
    assert status_of(member) == "active"
    assert client.get("/settings/").status_code == 200
    assert User.objects.get(email=member.email).check_password(factories.PASSWORD)
    assert Client().post(link, GOOD).status_code == 410


def test_weak_or_differing_passwords_are_refused(house):
    member, link = factories.invited(house)
    client = Client()
    for data in ({"password": "short", "again": "short"}, GOOD | {"again": "another"}, {}):
        assert client.post(link, data).status_code == 422
    assert status_of(member) == "invited"
    assert not User.objects.filter(email=member.email).exists()


def test_links_that_do_not_work_look_alike(house, rival):
    member, link = factories.invited(house)
    forged = f"/settings/invitation/{new_token(house.organisation.pk)}/"
    other = link.replace(f"/{house.organisation.pk}-", f"/{rival.organisation.pk}-")
    answers = [Client().get(path) for path in (forged, other, "/settings/invitation/x/", link[:-3] + "/")]
    assert [answer.status_code for answer in answers] == [410] * 4
    assert len({answer.content.split(b"<main")[1].split(b"</main>")[0] for answer in answers}) == 1
    with tenant(house.organisation.pk):
        Invitation.objects.filter(membership=member).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().post(link, GOOD).status_code == 410


def test_newer_and_withdrawn_invitations_close_the_older_link(house):
    member, link = factories.invited(house)
    with tenant(house.organisation.pk):
        member = resend_invitation(member, actor=house.administrator)
        newer = factories.link_of(member)
    assert Client().get(link).status_code == 410
    assert Client().get(newer).status_code == 200
    with tenant(house.organisation.pk):
        revoke_invitation(member, actor=house.administrator)
    assert Client().get(newer).status_code == 410


def test_somebody_known_signs_in_first_and_belongs_to_both(house, rival, sign_in):
    member, link = factories.invited(house, rival.kam.email)
    page = Client().get(link)
    assert "/account/login/?next=%2Fsettings%2Finvitation" in page.content.decode()
    assert Client().post(link, GOOD).status_code == 200
    assert status_of(member) == "invited"
    client = sign_in(rival.kam)
    assert client.get(link).status_code == 200
    assert client.post(link)["Location"] == "/"
    assert status_of(member) == "active"
    assert "Vallier Industries" in client.get("/settings/").content.decode()
    assert len(client.get("/settings/").context["my_organisations"]) == 2


def test_somebody_else_cannot_take_it(house, sign_in):
    member, link = factories.invited(house)
    for invitee in (member, factories.invited(house, "other@x.example", name="Other")[0]):
        client = sign_in(house.contributor)
        assert client.get(link).status_code == 200
        assert client.post(link, GOOD).status_code in {200, 403}
        assert status_of(invitee) == "invited"


def test_apps_above_are_told(house, monkeypatch):
    seen = []
    monkeypatch.setattr(joining, "_WELCOMES", [lambda member: seen.append((member.name, member.user_id is not None))])
    _member, link = factories.invited(house)
    Client().post(link, GOOD)
    assert seen == [("Claire Fontanel", True)]


def test_attempts_are_limited(house):
    client = Client()
    statuses = [client.post("/settings/invitation/x/").status_code for _ in range(12)]
    assert statuses == [410] * 10 + [429] * 2
    assert client.post("/settings/invitation/x/").headers["Retry-After"] == "300"


def test_wrong_method(house):
    assert Client().put("/settings/invitation/x/").status_code == 405
