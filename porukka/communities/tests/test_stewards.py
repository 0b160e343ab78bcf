"""Stewards: members offer themselves, are named for a term, hand over; the term ends by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from porukka.communities import roles, rules
from porukka.communities.actions import seating, stewarding
from porukka.communities.addresses import room_url
from porukka.communities.models import Deed, Member, Offer, Room, Stewardship
from porukka.communities.tests.doing import at, page
from porukka.core.ids import to_text
from tests.cast import Cast, signed_in


def do(by: Client, what: str, room: Room, other: Member | None = None, **more: Any) -> int:
    fields = {"do": what} | ({"member": to_text(other.pk)} if other else {}) | more
    return by.post(at("stewards", room), fields).status_code


def stewards(room: Room) -> set[str]:
    return set(Stewardship.objects.current().filter(room=room).values_list("member__name", flat=True))


def again(member: Member) -> Member:
    """As the next request finds her."""
    return Member.objects.select_related("community").get(pk=member.pk)


def test_a_member_offers_herself_and_is_named_for_a_term(cast: Cast) -> None:
    eero, mari = signed_in(cast.eero), signed_in(cast.mari)
    assert do(eero, "offer", cast.common, words="I am here most evenings") == 302
    assert "most evenings" in page(mari, at("stewards", cast.common))
    assert "most evenings" not in page(signed_in(cast.niilo), at("stewards", cast.common))
    assert do(mari, "name", cast.common, cast.eero, months=3, way="named") == 302
    assert stewards(cast.common) == {"Eero"}
    term = Stewardship.objects.get()
    assert timedelta(days=88) < term.until - term.since < timedelta(days=94)
    assert not Offer.objects.exists()
    assert "Step down" in page(eero, at("stewards", cast.common))
    assert again(cast.eero).stewardships_count == 1


def test_an_offer_is_made_once_and_taken_back(cast: Cast) -> None:
    eero = signed_in(cast.eero)
    for _time in range(2):
        assert do(eero, "offer", cast.common) == 302
    assert Deed.objects.filter(kind="steward.offered").count() == 1
    assert do(signed_in(cast.niilo), "end_offer", cast.common, cast.eero) == 404
    assert do(eero, "end_offer", cast.common, cast.eero) == 302
    assert not Offer.objects.exists()


@pytest.mark.parametrize(
    ("who", "room"), [("matti", "common"), ("eero", "common"), ("gita", "workshop"), ("aino", "workshop")]
)
def test_nobody_else_names_a_steward(cast: Cast, who: str, room: str) -> None:
    by = signed_in(getattr(cast, who))
    assert do(by, "name", getattr(cast, room), cast.niilo, months=6, way="named") == 404
    assert not Stewardship.objects.exists()


@pytest.mark.parametrize("other", ["gita", "sami", "lauri", "reija"])
def test_who_does_not_read_the_room_as_a_member_is_no_steward(cast: Cast, other: str) -> None:
    assert do(signed_in(cast.aino), "name", cast.common, getattr(cast, other), months=6, way="named") in (
        403,
        404,
    )
    assert not Stewardship.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [{}, {"months": 5, "way": "named"}, {"months": 6, "way": "handed"}, {"months": "x" * 99, "way": "named"}],
)
def test_a_term_of_nobodys_making_is_refused(cast: Cast, fields: dict[str, Any]) -> None:
    assert do(signed_in(cast.aino), "name", cast.common, cast.eero, **fields) == 404
    assert not Stewardship.objects.exists()


def test_a_room_has_so_many_stewards(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Stewardship, "MOST", 1)
    aino = signed_in(cast.aino)
    assert do(aino, "name", cast.common, cast.eero, months=6, way="named") == 302
    assert do(aino, "name", cast.common, cast.niilo, months=6, way="named") == 403
    assert do(aino, "name", cast.common, cast.eero, months=12, way="voted") == 302  # her term begins anew
    assert stewards(cast.common) == {"Eero"}


def test_the_table_of_rights_says_what_she_may_in_her_room_and_nowhere_else(cast: Cast) -> None:
    stewarding.name(cast.aino, cast.common, cast.eero, months=6)
    eero, hers = again(cast.eero), {right.code for right in roles.RIGHTS if right.steward}
    assert hers == {
        "keep_order",
        "hide_posts",
        "slow_room",
        "let_in",
        "read_insights",
        "go_round",
        "ask_to_confirm",
    }
    for code in hers:
        assert roles.has_in(eero, code, cast.common)
        assert not roles.has_in(eero, code, cast.workshop)
        assert not roles.has(eero, code)
    assert not roles.has_in(eero, "suspend", cast.common)
    assert rules.may_slow_room(eero, cast.common)
    assert not rules.may_edit_room(eero, cast.common)
    assert not rules.may_name_stewards(eero, cast.common)
    shown = page(signed_in(cast.gita), at("roles"))
    assert "Steward in her room" in shown


def test_she_slows_down_the_talk_of_her_room(cast: Cast) -> None:
    eero = signed_in(cast.eero)
    assert do(eero, "slow", cast.common, seconds=60) == 404
    stewarding.name(cast.aino, cast.common, cast.eero, months=6)
    assert do(eero, "slow", cast.common, seconds=61) == 404
    assert do(eero, "slow", cast.common, seconds=60) == 302
    cast.common.refresh_from_db()
    assert cast.common.slow_seconds == 60


def test_in_a_private_room_she_lets_in_and_neither_shows_out_nor_makes_owners(cast: Cast) -> None:
    seating.let_in(cast.niilo, cast.workshop, cast.eero)
    stewarding.name(cast.niilo, cast.workshop, cast.eero, months=6)
    seating.ask_in(cast.matti, cast.workshop)
    eero, path = signed_in(cast.eero), at("room_people", cast.workshop)
    for what, status in (("let_in", 302), ("show_out", 404), ("make_owner", 404)):
        answer = eero.post(path, {"do": what, "member": to_text(cast.matti.pk)})
        assert answer.status_code == status, what
    assert signed_in(cast.matti).get(room_url("writers", cast.workshop)).status_code == 200
    assert eero.get(at("edit_room", cast.workshop)).status_code == 404


def test_who_leaves_the_room_or_the_community_is_its_steward_no_more(cast: Cast) -> None:
    seating.let_in(cast.niilo, cast.workshop, cast.eero)
    stewarding.name(cast.niilo, cast.workshop, cast.eero, months=6)
    stewarding.name(cast.aino, cast.common, cast.eero, months=6)
    eero = signed_in(cast.eero)
    assert eero.post(at("leave_room", cast.workshop)).status_code == 302
    assert stewards(cast.workshop) == set()
    assert again(cast.eero).stewarded == {cast.common.pk}
    eero.post(at("leave"))
    assert stewards(cast.common) == set()
    assert again(cast.eero).stewardships_count == 0


def test_she_hands_over_to_one_who_has_offered_for_as_long_as_she_had(cast: Cast) -> None:
    stewarding.name(cast.aino, cast.common, cast.eero, months=3)
    eero = signed_in(cast.eero)
    assert do(eero, "hand_over", cast.common, cast.niilo) == 403  # nobody is made to
    do(signed_in(cast.niilo), "offer", cast.common)
    assert do(signed_in(cast.matti), "hand_over", cast.common, cast.niilo) == 404
    assert do(eero, "hand_over", cast.common, cast.niilo) == 302
    assert stewards(cast.common) == {"Niilo"}
    assert again(cast.niilo).stewarded == {cast.common.pk}
    assert again(cast.eero).stewarded == set()
    assert Stewardship.objects.current().get().months == 3


def test_one_steps_down_and_a_leader_ends_a_term(cast: Cast) -> None:
    for other in (cast.eero, cast.niilo):
        stewarding.name(cast.aino, cast.common, other, months=3)
    assert do(signed_in(cast.niilo), "end", cast.common, cast.eero) == 404
    assert do(signed_in(cast.niilo), "end", cast.common, cast.niilo) == 302
    assert do(signed_in(cast.mari), "end", cast.common, cast.eero) == 302
    assert stewards(cast.common) == set()
    assert do(signed_in(cast.mari), "end", cast.common, cast.eero) == 404


def test_a_term_ends_by_itself_and_is_reminded_of_once_however_often_the_worker_looks(cast: Cast) -> None:
    stewarding.name(cast.aino, cast.common, cast.eero, months=3)
    assert stewarding.keep_terms() == 0
    now = timezone.now()
    Stewardship.objects.update(until=now + timedelta(days=13))
    assert [stewarding.keep_terms(), stewarding.keep_terms()] == [1, 0]
    Stewardship.objects.update(until=now - timedelta(minutes=1))
    assert again(cast.eero).stewarded == set()  # before any job
    assert [stewarding.keep_terms(), stewarding.keep_terms()] == [1, 0]
    told = Deed.objects.filter(kind__startswith="steward.term").order_by("seq")
    assert [deed.kind for deed in told] == ["steward.term_ending", "steward.term_ended"]
    assert again(cast.eero).stewardships_count == 0
    stewarding.name(cast.aino, cast.common, cast.eero, months=3)  # and again, if she likes
    assert stewards(cast.common) == {"Eero"}


def test_a_suspended_steward_has_no_right_meanwhile(cast: Cast) -> None:
    stewarding.name(cast.aino, cast.common, cast.eero, months=3)
    Member.objects.filter(pk=cast.eero.pk).update(state="suspended")
    assert not roles.has_in(again(cast.eero), "keep_order", cast.common)


def test_who_may_not_see_a_room_does_not_learn_who_looks_after_it(cast: Cast) -> None:
    for who, room in (("eero", "workshop"), ("aino", "back"), ("gita", "common")):
        assert signed_in(getattr(cast, who)).get(at("stewards", getattr(cast, room))).status_code == 404
