"""Joining and leaving a community."""

from __future__ import annotations

import pytest
from django.urls import reverse

from porukka.communities.models import Community, Member, RoomMember
from porukka.communities.tests.doing import at, page, words
from tests.cast import Cast, signed_in

State = Member.State


@pytest.fixture
def opened(cast: Cast) -> Cast:
    """The writers' community, public and open to whoever would like to join."""
    Community.objects.update(visibility="public", joining="open")
    cast.community.refresh_from_db()
    return cast


def test_anyone_signed_in_joins_an_open_community(opened: Cast) -> None:
    outi = signed_in(opened.outi)
    assert ">Join<" in page(outi, at("join"))
    assert outi.post(at("join")).url == "/c/writers/"
    member = Member.objects.get(person=opened.outi)
    assert (member.role, member.name) == ("member", "Outi")
    opened.community.refresh_from_db()
    assert opened.community.members_count == 7


def test_joining_twice_is_joining_once(opened: Cast) -> None:
    outi = signed_in(opened.outi)
    assert [outi.post(at("join")).status_code for _time in range(2)] == [302, 302]
    opened.community.refresh_from_db()
    assert opened.community.members_count == 7


def test_a_visitor_signs_in_first_and_comes_back(opened: Cast) -> None:
    login = f"{reverse('account_login')}?next={at('join')}"
    assert f"{login}" in page(signed_in(None), at("join"))
    assert signed_in(None).post(at("join")).url == login


@pytest.mark.parametrize(
    ("visibility", "joining"), [("public", "invitation"), ("unlisted", "invitation"), ("members", "open")]
)
def test_where_it_is_not_open_nobody_joins_without_an_invitation(
    cast: Cast, visibility: str, joining: str
) -> None:
    Community.objects.update(visibility=visibility, joining=joining)
    outi = signed_in(cast.outi)
    if visibility != "members":
        assert "by invitation" in page(outi, at("join"))
    assert outi.post(at("join")).status_code == 404
    assert not Member.objects.filter(person=cast.outi).exists()


def test_who_was_removed_does_not_join_again(opened: Cast) -> None:
    reija = signed_in(opened.reija)
    assert ">Join<" not in page(reija, at("join"))
    assert reija.post(at("join")).status_code == 404
    assert Member.objects.get(pk=opened.reija.pk).state == State.REMOVED


def test_who_left_comes_back_as_a_member(opened: Cast) -> None:
    Member.objects.filter(pk=opened.lauri.pk).update(role="manager")
    signed_in(opened.lauri).post(at("join"))
    lauri = Member.objects.get(pk=opened.lauri.pk)
    assert (lauri.state, lauri.role, lauri.left_at) == (State.ACTIVE, "member", None)


def test_who_is_suspended_reads_why_instead(opened: Cast) -> None:
    assert "Shouting" in words(signed_in(opened.sami).post(at("join")), 403)


def test_whoever_leaves_is_out_of_the_community_and_its_rooms(cast: Cast) -> None:
    gita = signed_in(cast.gita)
    assert gita.post(at("leave")).url == "/"
    assert gita.get("/c/writers/").status_code == 404
    assert not RoomMember.objects.filter(member=cast.gita).exists()
    cast.community.refresh_from_db()
    assert cast.community.members_count == 5


def test_looking_at_the_address_leaves_nothing(cast: Cast) -> None:
    assert signed_in(cast.gita).get(at("leave")).status_code == 405
    assert Member.objects.get(pk=cast.gita.pk).state == State.ACTIVE


def test_the_last_founder_stays_and_is_told_what_to_do(cast: Cast) -> None:
    aino = signed_in(cast.aino)
    answer = aino.post(at("leave"), follow=True)
    assert "Make somebody else a founder first" in words(answer)
    assert Member.objects.get(pk=cast.aino.pk).state == State.ACTIVE
    Member.objects.filter(pk=cast.mari.pk).update(role="founder")
    assert aino.post(at("leave")).url == "/"


@pytest.mark.parametrize("who", ["lauri", "reija", "outi"])
def test_who_is_not_here_cannot_leave(cast: Cast, who: str) -> None:
    assert signed_in(getattr(cast, who)).post(at("leave")).status_code == 404
    cast.community.refresh_from_db()
    assert cast.community.members_count == 6
