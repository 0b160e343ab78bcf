"""A third member introduces two others, who are asked first; a no is told to nobody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from porukka.communities.actions import blocking
from porukka.communities.models import Deed, Member
from porukka.core.ids import to_text
from porukka.discussions.drafts import Draft
from porukka.people import once
from porukka.profiles.models import Introduction
from porukka.profiles.tests.telling import BARE, EDIT, member_url, read
from tests.cast import Cast, signed_in

PAGE = "/c/writers/introductions/"
WHY = "Both of you write about trains."


def introduce(by: Member, first: Member, second: Member, why: str = WHY) -> Any:
    form = {"second": to_text(second.pk), "why": why, "once": once.key()}
    return signed_in(by).post(member_url(first) + "introduction/", form)


def answer(member: Member, says: str, status: int = 302) -> None:
    for one in Introduction.objects.all():
        sent = signed_in(member).post(f"{PAGE}{one.address}/answer/", {"says": says})
        assert sent.status_code == status


@pytest.fixture
def asked(cast: Cast) -> Introduction:
    assert introduce(cast.mari, cast.eero, cast.niilo).status_code == 302
    return Introduction.objects.get()


def test_only_when_both_say_yes_they_are_told_together(cast: Cast, asked: Introduction) -> None:
    for member in (cast.eero, cast.niilo):
        assert WHY in read(member, PAGE)
    answer(cast.eero, "yes")
    assert "You are told as soon as both have" in read(cast.eero, PAGE)
    assert "said yes" not in read(cast.niilo, PAGE)
    assert "both are asked" in read(cast.mari, PAGE)
    assert not Deed.objects.filter(kind="introduction.made").exists()
    answer(cast.niilo, "yes")
    for member in (cast.eero, cast.niilo):
        assert "You both said yes" in read(member, PAGE)
    assert "they have been told" in read(cast.mari, PAGE)
    assert Deed.objects.filter(kind="introduction.made").count() == 1


def test_a_no_looks_to_the_others_like_no_answer(cast: Cast, asked: Introduction) -> None:
    before = {name: read(getattr(cast, name), PAGE) for name in ("mari", "niilo")}
    answer(cast.eero, "no")

    def without_tokens(page: str) -> list[str]:
        return [line for line in page.splitlines() if "csrf" not in line and "data-live-seq" not in line]

    for name, page in before.items():
        assert without_tokens(read(getattr(cast, name), PAGE)) == without_tokens(page)
    answer(cast.niilo, "yes")
    assert "You both said yes" not in read(cast.niilo, PAGE)
    assert "both are asked" in read(cast.mari, PAGE)
    Introduction.objects.update(made_at=timezone.now() - timedelta(days=15))
    assert "nothing came of it, and nobody minds" in read(cast.mari, PAGE)
    assert WHY not in read(cast.niilo, PAGE)


def test_who_said_no_may_change_her_mind(cast: Cast, asked: Introduction) -> None:
    answer(cast.eero, "no")
    assert "Only you know that" in read(cast.eero, PAGE)
    answer(cast.niilo, "yes")
    answer(cast.eero, "yes")
    assert "You both said yes" in read(cast.niilo, PAGE)
    answer(cast.eero, "no", 403)  # it is over: they meet


def test_nobody_else_reads_or_answers_it(cast: Cast, asked: Introduction) -> None:
    for member in (cast.matti, cast.aino, cast.gita):
        assert WHY not in read(member, PAGE)
        answer(member, "yes", 404)
    answer(cast.mari, "yes", 404)
    answer(cast.eero, "perhaps", 403)
    assert signed_in(cast.eero).post(f"{PAGE}{asked.address}/draft/").status_code == 404


@pytest.mark.parametrize(
    "way", ["they block", "first blocks me", "I am blocked", "opted out", "asked already", "asked too often"]
)
def test_who_does_not_want_to_be_asked_is_not_and_nobody_learns_that(cast: Cast, way: str) -> None:
    if way == "they block":
        blocking.block(cast.niilo, cast.eero)
    elif way == "first blocks me":
        blocking.block(cast.eero, cast.mari)
    elif way == "I am blocked":
        blocking.block(cast.mari, cast.niilo)
    elif way == "opted out":
        told = {name: value for name, value in BARE.items() if name != "is_suggested"}
        signed_in(cast.eero).post(EDIT, told)
    elif way == "asked already":
        introduce(cast.aino, cast.niilo, cast.eero, "Boats.")
    else:
        for other in (cast.aino, cast.matti, cast.mari):
            Introduction.objects.create(
                community=cast.community, by=cast.aino, first=cast.eero, second=other, why="x"
            )
    done = introduce(cast.mari, cast.eero, cast.niilo)
    assert (done.status_code, done.url) == (302, PAGE)
    assert "both are asked" in read(cast.mari, PAGE)
    for member in (cast.eero, cast.niilo):
        assert WHY not in read(member, PAGE)


@pytest.mark.parametrize(
    "what", ["herself", "the same", "a guest", "a stranger's id", "nobody", "no reason", "too long"]
)
def test_what_cannot_be_proposed_is_said_and_nothing_is_kept(cast: Cast, what: str) -> None:
    second = {
        "herself": cast.mari,
        "the same": cast.eero,
        "a guest": cast.gita,
        "a stranger's id": cast.lauri,
    }
    form = {"second": to_text(second.get(what, cast.niilo).pk), "why": WHY, "once": once.key()}
    form |= {"nobody": {"second": "!"}, "no reason": {"why": " "}, "too long": {"why": "x" * 201}}.get(
        what, {}
    )
    sent = signed_in(cast.mari).post(member_url(cast.eero) + "introduction/?name=n", form)
    assert sent.status_code == 400
    assert not Introduction.objects.exists()


def test_a_guest_introduces_nobody(cast: Cast) -> None:
    assert introduce(cast.gita, cast.niilo, cast.eero).status_code == 404
    assert introduce(cast.mari, cast.gita, cast.eero).status_code == 404


def test_five_in_a_week_are_enough(cast: Cast) -> None:
    for _time in range(Introduction.MOST_A_WEEK):
        assert introduce(cast.mari, cast.eero, cast.niilo).status_code == 302
    sent = introduce(cast.mari, cast.eero, cast.niilo)
    assert sent.status_code == 400
    assert b"Go on next week" in sent.content
    assert Introduction.objects.count() == Introduction.MOST_A_WEEK


def test_whom_to_choose_is_found_by_a_part_of_the_name(cast: Cast) -> None:
    page = read(cast.mari, member_url(cast.eero) + "introduction/?name=NII")
    assert f'value="{to_text(cast.niilo.pk)}"' in page
    assert f'value="{to_text(cast.matti.pk)}"' not in page
    assert "Nobody of that name" in read(cast.mari, member_url(cast.eero) + "introduction/?name=xyz")
    assert member_url(cast.eero) + "introduction/" in read(cast.mari, member_url(cast.eero))
    assert "/introduction/" not in read(cast.mari, member_url(cast.mari))


def test_a_discussion_begins_as_a_draft_that_names_them_and_is_not_published(
    cast: Cast, asked: Introduction
) -> None:
    answer(cast.eero, "yes")
    answer(cast.niilo, "yes")
    begun = signed_in(cast.eero).post(f"{PAGE}{asked.address}/draft/")
    draft = Draft.objects.get(member=cast.eero)
    assert begun.url == f"/c/writers/drafts/{draft.address}/"
    assert "@Niilo @Mari" in draft.text
    assert "We were introduced to each other" in read(cast.eero, begun.url)
    assert draft.publish_at is None
