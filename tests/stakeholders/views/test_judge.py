from __future__ import annotations

from kam.tenancy.scope import tenant
from stakeholders.models import Judgement
from stakeholders.services.judgements import judge


def given(place, **changes):
    return {"version": place.person.version, "influence": 5, "support": -1, "reason": "Asked for a tender"} | changes


def test_the_form_takes_the_place_where_the_dot_was_dropped(place, sign_in):
    answer = sign_in(place.house.kam).get(place.url("stakeholder_judge", "?influence=5&support=-2"))
    assert answer.context["form"]["influence"].value() == 5
    assert answer.context["form"]["support"].value() == -2
    odd = sign_in(place.house.kam).get(place.url("stakeholder_judge", "?influence=9&support=x"))
    assert odd.context["form"]["influence"].value() == 3


def test_a_judgement_is_added_and_becomes_the_current_one(place, sign_in):
    answer = sign_in(place.house.kam).post(place.url("stakeholder_judge"), given(place))
    assert answer.status_code == 302
    with tenant(place.house.organisation.pk):
        place.person.refresh_from_db()
        assert (place.person.influence, place.person.support) == (5, -1)
        assert list(Judgement.objects.order_by("id").values_list("support", "reason")) == [
            (0, "First judgement"),
            (-1, "Asked for a tender"),
        ]


def test_on_the_map_the_board_comes_back_and_the_panel_closes(place, sign_in):
    behind = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{place.url('account_people')}"}
    answer = sign_in(place.house.kam).post(place.url("stakeholder_judge"), given(place), headers=behind)
    assert answer.status_code == 200
    assert answer.headers["HX-Retarget"] == "#board"
    assert "closePanel" in answer.headers["HX-Trigger-After-Swap"]
    assert b'id="board"' in answer.content


def test_elsewhere_the_page_behind_is_loaded_anew(place, sign_in):
    behind = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{place.url('stakeholder_detail')}"}
    answer = sign_in(place.house.kam).post(place.url("stakeholder_judge"), given(place), headers=behind)
    assert answer.status_code == 204
    assert answer.headers["HX-Refresh"] == "true"


def test_a_stale_judgement_is_409_with_both_versions_and_keeps_the_reason_typed(place, sign_in):
    with tenant(place.house.organisation.pk):
        judge(
            place.person,
            actor=place.house.kam,
            version=1,
            influence=4,
            support=2,
            reason="First",
            today=place.touch.happened_on,
        )
    answer = sign_in(place.house.kam).post(place.url("stakeholder_judge"), given(place, version=1))
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Asked for a tender" in html
    assert "Champion" in html
    assert 'name="version" value="2"' in html
    with tenant(place.house.organisation.pk):
        assert Judgement.objects.count() == 2


def test_without_a_reason_it_is_422_and_keeps_the_choice(place, sign_in):
    answer = sign_in(place.house.kam).post(place.url("stakeholder_judge"), given(place, reason=" "))
    assert answer.status_code == 422
    assert answer.context["form"]["influence"].value() == "5"
    answer = sign_in(place.house.kam).post(place.url("stakeholder_judge"), given(place, influence="9"))
    assert answer.status_code == 422
    assert "Asked for a tender" in answer.content.decode()
