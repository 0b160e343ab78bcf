"""The founding circle: by invitation only, until so many are here or a day comes."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.actions import belonging, inviting
from porukka.communities.models import Community, Deed, Member
from porukka.communities.tests.doing import page, words
from porukka.core.refusal import Refused
from porukka.joining.actions import circle as actions
from porukka.joining.models import Circle
from porukka.joining.tests.conftest import at, fresh
from tests.cast import a_member, a_person

DAY = timedelta(days=1)


def inside():
    return Member.objects.filter(state__in=Member.State.inside()).count()


@pytest.fixture
def counted(cast):
    Community.objects.update(members_count=inside(), visibility="public", joining="open")
    cast.community.refresh_from_db()
    return cast.community


@pytest.fixture
def circle(cast, counted):
    """Waits for one more, or a week."""
    return actions.gather(fresh(cast.aino), size=counted.members_count + 1, opens_at=timezone.now() + 7 * DAY)


def may_press_join(client):
    return '<button class="btn" type="submit">Join</button>' in page(client, "/c/writers/join/")


def test_a_founder_begins_one_and_joining_waits_whatever_was_chosen(cast, signed_in, counted):
    assert may_press_join(signed_in(cast.outi))
    answer = signed_in(cast.aino).post(at("circle"), {"size": 12, "day": ""})
    assert answer.status_code == 302
    assert not may_press_join(signed_in(cast.outi))
    assert "begins with a founding circle" in page(signed_in(cast.outi), "/c/writers/join/")
    assert signed_in(cast.outi).post("/c/writers/join/").status_code == 404
    assert Community.objects.get().joining == "open"
    shown = page(signed_in(cast.eero), "/c/writers/roles/")
    assert f"Founding circle: {counted.members_count} of 12" in shown
    assert "opens by itself when" in page(signed_in(cast.eero), at("circle"))
    assert "invited by" not in page(signed_in(cast.gita), at("circle"))


@pytest.mark.parametrize("who", ["mari", "matti", "eero", "gita", "outi", None])
def test_nobody_else_begins_opens_or_prolongs_one(cast, signed_in, counted, who):
    client = signed_in(who and getattr(cast, who))
    assert client.get(at("circle")).status_code in (302, 404)
    assert client.post(at("circle"), {"size": 12}).status_code in (302, 404)
    assert not Circle.objects.exists()
    actions.gather(fresh(cast.aino), size=12)
    assert client.post(at("circle"), {"size": 20}).status_code in (302, 404)
    assert client.post(at("open_circle")).status_code in (302, 404)
    assert Circle.objects.get().size == 12
    assert Community.objects.get().is_founding


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({}, "Choose how many"),
        ({"size": 3}, "as many of you here already"),
        ({"size": 501}, "less than or equal to 500"),
        ({"size": "many"}, "Enter a whole number"),
        ({"day": "2001-01-01"}, "from tomorrow on"),
        ({"day": "9999-01-01"}, "within a year"),
        ({"day": "soon"}, "valid date"),
    ],
)
def test_what_does_not_fit_is_said(cast, signed_in, counted, facts, says):
    assert says in words(signed_in(cast.aino).post(at("circle"), facts), 400)
    assert not Circle.objects.exists()


def test_an_invitation_still_lets_in_and_the_last_one_opens_it_by_itself(cast, signed_in, circle):
    door = f"/i/{inviting.token_of(inviting.invite(cast.mari))}/"
    assert signed_in(cast.outi).post(door).status_code == 302
    deeds.catch_up()
    community = Community.objects.get()
    assert (community.is_founding, community.circle_size, community.joining) == (False, 0, "open")
    opened = Circle.objects.get()
    assert opened.opened_at is not None
    assert opened.opened_by is None
    assert Member.objects.filter(is_founding_member=True).count() == inside()
    assert not Member.objects.filter(is_founding_member=True, name__in=["Lauri", "Reija"]).exists()
    assert Deed.objects.get(kind="circle.opened").actor == cast.aino


def test_who_comes_after_it_opened_is_no_founding_member(cast, signed_in, circle):
    actions.open_now(fresh(cast.aino))
    late = belonging.join(a_person("Late"), Community.objects.get())
    assert not late.is_founding_member
    badge = '<span class="tag">Founding member</span>'
    member = signed_in(cast.eero)
    assert badge in page(member, f"/c/writers/members/{cast.niilo.address}/")
    assert badge not in page(member, f"/c/writers/members/{late.address}/")
    assert page(member, "/c/writers/members/").count(badge) == 6


def test_its_day_opens_it_also_right_after_an_outage_and_twice_does_no_harm(cast, circle):
    assert actions.open_due() == 0
    with time_machine.travel(timezone.now() + 9 * DAY):
        assert actions.open_due() == 1
        assert actions.open_due() == 0
    assert not Community.objects.get().is_founding
    assert Deed.objects.filter(kind="circle.opened").count() == 1


def test_one_that_cannot_be_opened_holds_up_no_other(cast, circle, monkeypatch):
    Circle.objects.update(opens_at=timezone.now() - DAY)
    monkeypatch.setattr(actions, "_open_if_due", lambda pk: 1 / 0)
    assert actions.open_due() == 0


def test_the_founder_is_told_the_day_before_once_and_again_for_another_day(cast, circle):
    assert actions.tell_the_day_before() == 0
    with time_machine.travel(timezone.now() + 6 * DAY + timedelta(hours=1)):
        assert actions.tell_the_day_before() == 1
        assert actions.tell_the_day_before() == 0
        actions.gather(fresh(cast.aino), size=0, opens_at=timezone.now() + 3 * DAY)
        assert actions.open_due() == 0
    with time_machine.travel(timezone.now() + 9 * DAY):
        assert actions.tell_the_day_before() == 1
    assert Deed.objects.filter(kind="circle.awaited").count() == 2


def test_after_an_outage_over_its_day_nobody_is_told_of_tomorrow(cast, circle):
    with time_machine.travel(timezone.now() + 9 * DAY):
        actions.tell_the_day_before()
    assert not Deed.objects.filter(kind="circle.awaited").exists()


def test_the_founder_prolongs_it(cast, signed_in, circle):
    day = (timezone.localdate() + 30 * DAY).isoformat()
    assert signed_in(cast.aino).post(at("circle"), {"size": "", "day": day}).status_code == 302
    with time_machine.travel(timezone.now() + 9 * DAY):
        assert actions.open_due() == 0
    shown = page(signed_in(cast.eero), at("circle"))
    assert "It opens by itself on" in shown
    assert Community.objects.get().circle_size == 0


def test_once_open_it_is_not_closed_again(cast, signed_in, circle):
    aino = signed_in(cast.aino)
    assert aino.post(at("open_circle")).status_code == 302
    assert aino.post(at("circle"), {"size": 50}).status_code == 404
    with pytest.raises(Refused):
        actions.gather(fresh(cast.aino), size=50)
    assert aino.post(at("open_circle")).status_code == 302
    assert Deed.objects.filter(kind="circle.opened").count() == 1
    assert "founding members" in page(signed_in(cast.eero), at("circle"))
    assert "Founding circle" not in page(signed_in(cast.eero), "/c/writers/roles/")


def test_if_who_set_it_has_left_another_founder_stands_for_it(cast, circle):
    second = a_member(cast.community, "Toini", "founder")
    belonging.leave(fresh(cast.aino))
    Member.objects.filter(pk=cast.aino.pk).delete()
    with time_machine.travel(timezone.now() + 9 * DAY):
        assert actions.open_due() == 1
    assert Deed.objects.get(kind="circle.opened").actor == second


def test_a_community_without_one_costs_no_page_a_question(
    cast, signed_in, django_assert_max_num_queries, counted
):
    eero = signed_in(cast.eero)
    with django_assert_max_num_queries(40) as before:
        page(eero, "/c/writers/roles/")
    actions.gather(fresh(cast.aino), size=12)
    with django_assert_max_num_queries(len(before)):
        assert "7 of 12" in page(eero, "/c/writers/roles/")
