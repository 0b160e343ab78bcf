"""Members: the list, one of them, and what the team does about a membership."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.utils import timezone

from porukka.communities import queries
from porukka.communities.models import Deed, Member
from porukka.communities.tests.doing import at, page, words
from tests.cast import Cast, a_community, signed_in

State = Member.State
SUSPENSION = {"days": 7, "why": "You shouted at Eero."}


def many(cast: Cast, count: int) -> list[str]:
    """So many members without an account; their names in order."""
    names = [f"Writer {number:03}" for number in range(count)]
    Member.objects.bulk_create(Member(community=cast.community, name=name) for name in names)
    return names


def now(member: Member) -> Member:
    return Member.objects.get(pk=member.pk)


def test_a_member_reads_who_else_is_here(cast: Cast) -> None:
    shown = page(signed_in(cast.eero), at("members"))
    for name in ("Aino", "Mari", "Matti", "Niilo", "Gita"):
        assert f">{name}</a>" in shown
    for name in ("Lauri", "Reija", "Sami", "Outi"):
        assert name not in shown


def test_a_guest_meets_only_those_of_her_room(cast: Cast) -> None:
    gita = signed_in(cast.gita)
    assert gita.get(at("members")).status_code == 404
    assert "Niilo" in page(gita, at("member", cast.niilo.pk))
    assert gita.get(at("member", cast.eero.pk)).status_code == 404


def test_who_came_back_from_a_suspension_is_here_again(cast: Cast) -> None:
    """An end that has passed needs no job: she is in the list, and finds her community."""
    Member.objects.filter(pk=cast.sami.pk).update(suspended_until=timezone.now() - timedelta(minutes=1))
    assert "Sami" in page(signed_in(cast.eero), at("members"))
    sami = signed_in(cast.sami)
    assert sami.get("/").url == "/c/writers/"
    assert sami.get("/c/writers/").status_code == 200


def test_a_long_list_comes_in_pages_that_miss_and_repeat_nobody(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MEMBERS_A_PAGE", 4)
    names = many(cast, 6) + ["Writer 002"] * 6  # a name that many bear
    Member.objects.bulk_create(Member(community=cast.community, name=name) for name in names[6:])
    seen: list[str] = []
    after = ""
    for _page in range(10):
        rows, after = queries.members_page(cast.eero, after, "writer")
        assert len(rows) <= 4
        seen += [row.name for row in rows]
        if not after:
            break
    assert seen == sorted(names)


def test_a_page_of_the_list_leads_to_the_next(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MEMBERS_A_PAGE", 4)
    eero = signed_in(cast.eero)
    link = page(eero, at("members")).partition('href="?name=')[2].partition('"')[0]
    assert "Niilo" in page(eero, f"{at('members')}?name={link}")


@pytest.mark.parametrize(
    ("asked", "found"), [("ei", "Eero"), ("EE", "Eero"), ("  eero ", "Eero"), ("%", ""), ("_", ""), ("ä", "")]
)
def test_one_finds_a_member_by_a_part_of_her_name(cast: Cast, asked: str, found: str) -> None:
    if asked == "ei":
        Member.objects.filter(pk=cast.niilo.pk).update(name="Heikki")
        found = "Heikki"
    shown = page(signed_in(cast.eero), f"{at('members')}?name={quote(asked)}")
    assert ("Nobody of that name" in shown) is not found
    assert f">{found}</a>" in shown if found else "Aino" not in shown


@pytest.mark.parametrize(
    "after",
    ["²|²", "|²", "x", "|", "Aino|99999999999999999999", "Aino|9999999999999999999", "Aino|-1", "a\x00b|1"],
)
def test_a_broken_key_of_a_page_brings_a_page(cast: Cast, after: str) -> None:
    """Whatever is in it, on both databases (C19)."""
    eero = signed_in(cast.eero)
    assert eero.get(at("members"), {"after": after}).status_code == 200
    assert eero.get(at("members"), {"name": after}).status_code == 200
    assert signed_in(cast.niilo).get(at("room_people", cast.workshop), {"name": after}).status_code == 200


def test_a_member_of_another_community_is_missing_here(cast: Cast) -> None:
    other = Member.objects.create(community=a_community("gardeners"), person=cast.outi, name="Outi")
    aino = signed_in(cast.aino)
    assert aino.get(at("member", other.pk)).status_code == 404
    for deed in ("give_role", "suspend", "remove", "end_suspension"):
        form = SUSPENSION | {"role": "guest"}
        assert aino.post(at(deed, other.pk), form).status_code == 404
    assert (now(other).state, now(other).role) == ("active", "member")


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("aino", {"role", "suspend", "remove"}),
        ("mari", {"role", "suspend", "remove"}),
        ("matti", {"suspend"}),
        ("niilo", set()),
    ],
)
def test_the_page_offers_what_one_may_do(cast: Cast, who: str, may: set[str]) -> None:
    shown = page(signed_in(getattr(cast, who)), at("member", cast.eero.pk))
    forms = {
        "role": at("give_role", cast.eero.pk),
        "suspend": at("suspend", cast.eero.pk),
        "remove": at("remove", cast.eero.pk),
    }
    assert {deed for deed, path in forms.items() if f'action="{path}"' in shown} == may


@pytest.mark.parametrize(
    ("who", "whom", "role", "is_given"),
    [
        ("aino", "eero", "founder", True),
        ("aino", "mari", "guest", True),
        ("mari", "eero", "manager", True),
        ("mari", "matti", "member", True),
        ("mari", "eero", "founder", False),  # above her own
        ("mari", "aino", "member", False),  # above her
        ("mari", "mari", "founder", False),  # herself
        ("aino", "aino", "member", False),
        ("matti", "eero", "guest", False),  # not a moderator's matter
        ("eero", "eero", "founder", False),
        ("aino", "eero", "queen", False),  # no such role
    ],
)
def test_roles_are_given_to_those_below_and_up_to_ones_own(
    cast: Cast, who: str, whom: str, role: str, is_given: bool
) -> None:
    other = getattr(cast, whom)
    answer = signed_in(getattr(cast, who)).post(at("give_role", other.pk), {"role": role})
    assert answer.status_code == (302 if is_given else 404)
    assert (now(other).role == role) is is_given
    if not is_given:
        assert now(other).role == other.role


def test_a_suspended_member_reads_why_and_until_when_and_nothing_else(cast: Cast) -> None:
    assert signed_in(cast.matti).post(at("suspend", cast.eero.pk), SUSPENSION).status_code == 302
    eero = signed_in(cast.eero)
    for path in ("/c/writers/", at("members"), at("me"), at("rooms"), at("live"), at("join")):
        shown = page(eero, path, 403)
        assert "You shouted at Eero." in shown
        assert "Aino" not in shown
    until = now(cast.eero).suspended_until
    assert until is not None
    assert timedelta(days=6) < until - timezone.now() <= timedelta(days=7)


def test_the_end_of_a_suspension_lets_her_read_again(cast: Cast) -> None:
    matti = signed_in(cast.matti)
    matti.post(at("suspend", cast.eero.pk), SUSPENSION)
    assert matti.post(at("end_suspension", cast.eero.pk)).status_code == 302
    assert signed_in(cast.eero).get(at("rooms")).status_code == 200
    assert now(cast.eero).suspended_why == ""


@pytest.mark.parametrize("wrong", [{"why": ""}, {"why": "x" * 301}, {"days": 36500}, {"days": "for ever"}])
def test_a_suspension_needs_an_end_and_a_reason(cast: Cast, wrong: dict[str, Any]) -> None:
    matti = signed_in(cast.matti)
    answer = matti.post(at("suspend", cast.eero.pk), SUSPENSION | wrong, follow=True)
    assert now(cast.eero).state == State.ACTIVE
    assert "Write why" in words(answer)


@pytest.mark.parametrize("deed", ["suspend", "remove"])
@pytest.mark.parametrize(
    ("who", "whom"),
    [
        ("matti", "mari"),
        ("matti", "matti"),
        ("mari", "aino"),
        ("aino", "aino"),
        ("eero", "niilo"),
        ("gita", "niilo"),
    ],
)
def test_nobody_acts_upon_her_equals_or_those_above(cast: Cast, deed: str, who: str, whom: str) -> None:
    other = getattr(cast, whom)
    assert signed_in(getattr(cast, who)).post(at(deed, other.pk), SUSPENSION).status_code == 404
    assert now(other).state == State.ACTIVE


def test_who_is_removed_is_out_of_everything_at_once(cast: Cast) -> None:
    niilo = signed_in(cast.niilo)
    assert niilo.get(at("room_people", cast.workshop)).status_code == 200
    assert signed_in(cast.mari).post(at("remove", cast.niilo.pk)).status_code == 302
    for path in ("/c/writers/", at("rooms"), at("live"), at("me"), at("room_people", cast.workshop)):
        assert niilo.get(path).status_code == 404
    assert not cast.niilo.room_places.exists()
    cast.community.refresh_from_db()
    assert cast.community.members_count == 5


def test_a_moderator_removes_nobody(cast: Cast) -> None:
    assert signed_in(cast.matti).post(at("remove", cast.eero.pk)).status_code == 404


def test_removing_twice_counts_once(cast: Cast) -> None:
    mari = signed_in(cast.mari)
    assert [mari.post(at("remove", cast.eero.pk)).status_code for _time in range(2)] == [302, 404]
    cast.community.refresh_from_db()
    assert cast.community.members_count == 5
    assert Deed.objects.filter(kind="member.removed").count() == 1
