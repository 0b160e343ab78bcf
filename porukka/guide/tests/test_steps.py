"""The seven steps: answered, changed, compared, and when they want a look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from porukka.communities.actions import inviting
from porukka.communities.models import Community, Deed, Member
from porukka.communities.tests.doing import page, words
from porukka.discussions.actions import writing
from porukka.guide.models import Guide, Step, StepVersion
from porukka.guide.queries.answers import aims
from porukka.guide.tests.conftest import ALL, AUDIENCE, CHANNELS, PURPOSE, SUCCESS, answer, at
from porukka.joining.actions import guidelines
from porukka.purpose.actions import stating
from tests.cast import Cast, signed_in

StepOf = Callable[[str], Step]


@pytest.mark.parametrize("key", ALL)
def test_a_step_is_answered_and_done(cast: Cast, guide: Guide, step_of: StepOf, key: str) -> None:
    mari = signed_in(cast.mari)
    assert "Not yet" in page(mari, at("guide"))
    assert answer(mari, key, **ALL[key]).url == at("guide")
    assert step_of(key).done_at is not None
    assert step_of(key).version == 1
    shown = page(mari, at("step", key))
    for value in ALL[key].values():
        assert str(value).split("\n")[0] in shown
    assert "1 of 7 steps done" in page(mari, at("guide"))
    assert Deed.objects.filter(kind="guide.answered", subject=step_of(key).pk).count() == 1


@pytest.mark.parametrize("who", ["gita", "eero", "niilo", "matti"])
def test_nobody_below_a_manager_meets_the_guide(cast: Cast, guide: Guide, who: str) -> None:
    somebody = signed_in(getattr(cast, who))
    for place in (at("guide"), at("plan"), at("parts"), at("step", "purpose"), at("step", "openings")):
        assert somebody.get(place).status_code == 404
    assert answer(somebody, "purpose", **PURPOSE).status_code == 404
    assert at("guide") not in page(somebody, "/c/writers/")
    assert at("guide") not in page(somebody, "/c/writers/me/")
    assert not Step.objects.exists()


def test_leaders_find_the_guide_in_the_rail_and_on_their_own_page(cast: Cast, guide: Guide) -> None:
    for leader in (cast.mari, cast.aino):
        client = signed_in(leader)
        assert at("guide") in page(client, "/c/writers/")
        assert page(client, "/c/writers/me/").count(f'href="{at("guide")}"') == 2


def test_a_step_that_does_not_exist_is_missing(cast: Cast, guide: Guide) -> None:
    aino = signed_in(cast.aino)
    assert aino.get(at("step", "eighth")).status_code == 404
    assert answer(aino, "eighth").status_code == 404
    assert aino.post(at("hold", "eighth")).status_code == 404
    assert aino.get(at("history", "purpose")).status_code == 404  # nothing has been answered yet
    assert answer(aino, "openings", names="x").status_code == 404


def test_looking_stores_nothing(cast: Cast) -> None:
    """A community that is older than guides are has one all the same."""
    aino = signed_in(cast.aino)
    for key in (*ALL, "openings"):
        assert aino.get(at("step", key)).status_code == 200
    assert "0 of 7 steps done" in page(aino, at("guide"))
    assert not Guide.objects.exists()
    assert not Step.objects.exists()


def test_what_changed_and_why_is_shown(cast: Cast, guide: Guide, step_of: StepOf) -> None:
    aino, mari = signed_in(cast.aino), signed_in(cast.mari)
    answer(aino, "purpose", **PURPOSE)
    changed = PURPOSE | {"mission": "Everybody finishes two texts a year.", "why": "One was too easy."}
    assert answer(mari, "purpose", 1, **changed).status_code == 302
    shown = page(aino, at("history", "purpose"))
    assert "One was too easy." in shown
    assert "Mari" in shown
    assert "<del>" in shown
    assert "two texts" in shown
    assert step_of("purpose").version == 2
    assert StepVersion.objects.get().answers["mission"] == PURPOSE["mission"]
    assert "2 versions" in page(aino, at("guide"))


@pytest.mark.parametrize("key", ALL)
def test_every_step_can_be_compared(cast: Cast, guide: Guide, key: str) -> None:
    aino = signed_in(cast.aino)
    answer(aino, key, **ALL[key])
    name = next(name for name in ALL[key] if name not in ("kind", "intent"))
    more = {name: f"{ALL[key][name]}!"} if key != "success" else {"intent": "audience"}
    assert answer(aino, key, 1, **(ALL[key] | more)).status_code == 302
    assert "<ins>" in page(aino, at("history", key))


def test_the_same_answers_again_say_that_they_hold(cast: Cast, guide: Guide, step_of: StepOf) -> None:
    aino = signed_in(cast.aino)
    answer(aino, "audience", **AUDIENCE)
    with time_machine.travel(timezone.now() + timedelta(days=100)):
        aino = signed_in(cast.aino)
        answer(aino, "audience", 1, **AUDIENCE)
        assert step_of("audience").touched_at > timezone.now() - timedelta(hours=1)
    assert step_of("audience").version == 1
    assert not StepVersion.objects.exists()


def test_whoever_was_slower_keeps_her_words(cast: Cast, guide: Guide, step_of: StepOf) -> None:
    answer(signed_in(cast.mari), "purpose", **PURPOSE)
    late = answer(signed_in(cast.aino), "purpose", 0, why_here="Something else", mission="")
    shown = words(late, 400)
    assert "Somebody else has changed this step meanwhile" in shown
    assert "Something else" in shown
    assert step_of("purpose").answers["why"] == PURPOSE["why_here"]


def test_the_purpose_stands_at_the_door(cast: Cast, guide: Guide) -> None:
    answer(signed_in(cast.mari), "purpose", **PURPOSE)
    cast.community.refresh_from_db()
    assert cast.community.purpose == PURPOSE["why_here"]
    assert (cast.community.name, cast.community.visibility) == ("Quiet writers", "members")


def test_what_a_step_says_stands_where_members_read_it(cast: Cast, guide: Guide) -> None:
    aino, eero = signed_in(cast.aino), signed_in(cast.eero)
    for key in ("purpose", "audience", "culture"):
        answer(aino, key, **ALL[key])
    assert PURPOSE["mission"] in page(eero, "/c/writers/purpose/mission/")
    assert AUDIENCE["who"] in page(eero, "/c/writers/purpose/audience/")
    cast.community.refresh_from_db()
    assert cast.community.guidelines_version == 1
    assert "before you ask" in page(eero, "/c/writers/guidelines/")


def test_what_they_get_and_give_is_proposed_to_the_page_for_others(cast: Cast, guide: Guide) -> None:
    aino, page_for_others = signed_in(cast.aino), "/c/writers/purpose/landing/edit/"
    answer(aino, "audience", **AUDIENCE)
    shown = page(aino, page_for_others)
    assert "filled in with what the founder's guide says" in shown
    for words_of_hers in AUDIENCE.values():
        assert words_of_hers in shown
    assert AUDIENCE["gets"] not in page(aino, "/c/writers/purpose/landing/")  # it is only proposed
    told = {
        "for_whom": "Night people",
        "you_get": "Two readers",
        "we_expect": AUDIENCE["gives"],
        "version": 0,
    }
    assert aino.post(page_for_others, told).status_code == 302
    shown = page(aino, page_for_others)
    assert "filled in with" not in shown
    assert "What the founder's guide says" in shown
    assert "Two readers" in page(aino, "/c/writers/purpose/landing/")
    assert not Community.objects.get(slug="writers").landing_shown


def test_what_was_changed_there_is_what_the_step_begins_with(cast: Cast, guide: Guide) -> None:
    aino = signed_in(cast.aino)
    answer(aino, "purpose", **PURPOSE)
    answer(aino, "culture", **ALL["culture"])
    stating.state(cast.mari, "mission", {"aims": "Three texts a year."})
    guidelines.write_guidelines(cast.mari, summary="Read.", text="Read, then write.", version=1)
    assert "Three texts a year." in page(aino, at("step", "purpose"))
    assert "Read, then write." in page(aino, at("step", "culture"))


def test_guidelines_that_many_have_not_accepted_want_a_look(cast: Cast, guide: Guide) -> None:
    answer(signed_in(cast.aino), "culture", **ALL["culture"])
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert "members have not accepted the guidelines" in page(signed_in(cast.aino), at("guide"))
        Member.objects.update(guidelines_version=1)
        assert "members have not accepted the guidelines" not in page(signed_in(cast.aino), at("guide"))


def test_places_are_kept_with_who_invites_there(cast: Cast, guide: Guide, step_of: StepOf) -> None:
    answer(signed_in(cast.aino), "channels", **CHANNELS)
    assert step_of("channels").answers == {
        "channels": [
            {"where": "The library's list", "way": "bring", "who": "Aino"},
            {"where": "A chat of forty", "way": "bridge", "who": ""},
        ],
        "invitation": "Come: {link}",
    }


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("purpose", {"why_here": ""}),
        ("purpose", {"why_here": "x" * 301}),
        ("purpose", {"mission": "x" * 2001}),
        ("purpose", {"version": "many"}),
        ("audience", {"who": ""}),
        ("culture", {"kind": "knitting"}),
        ("culture", {"summary": "a\nb\nc\nd\ne\nf"}),
        ("culture", {"guidelines": ""}),
        ("channels", {"way_0": "steal"}),
        ("channels", {"where_0": "x" * 81}),
        ("people", {"names": "\n".join("abcdefghijklmnopqrstuvwxyzåäöéü")}),
        ("success", {"intent": ""}),
        ("success", {"number": ""}),
        ("success", {"number": "0"}),
        ("success", {"by": "soon"}),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(
    cast: Cast, guide: Guide, key: str, wrong: dict[str, Any]
) -> None:
    assert "summary-of-errors" in words(answer(signed_in(cast.aino), key, **(ALL[key] | wrong)), 400)
    assert not Step.objects.exists()


def test_an_audience_is_a_choice_like_any_other_and_its_history_is_kept(cast: Cast, guide: Guide) -> None:
    aino = signed_in(cast.aino)
    assert aims(cast.community) == []
    answer(aino, "success", **SUCCESS)
    answer(aino, "success", 1, intent="audience", why="We found out what we are.")
    assert [(aim.intent, aim.number) for aim in aims(cast.community)] == [
        ("audience", None),
        ("community", 12),
    ]


def test_what_it_is_meant_to_be_stands_on_the_community(cast: Cast, guide: Guide) -> None:
    aino = signed_in(cast.aino)
    assert Community.objects.get(slug="writers").intent == Community.Intent.UNSAID
    answer(aino, "success", **SUCCESS)
    assert Community.objects.get(slug="writers").intent == Community.Intent.COMMUNITY
    answer(aino, "success", 1, intent="")  # nothing is not an answer
    answer(signed_in(cast.eero), "success", 1, intent="audience")  # nor is hers
    answer(aino, "success", 0, intent="coaching")  # somebody was faster
    assert Community.objects.get(slug="writers").intent == Community.Intent.COMMUNITY
    answer(aino, "success", 1, intent="audience")
    assert Community.objects.get(slug="writers").intent == Community.Intent.AUDIENCE
    assert not Community.objects.exclude(slug="writers").exclude(intent="").exists()


def test_a_quarter_without_a_look_is_told_and_ended_with_one_press(cast: Cast, guide: Guide) -> None:
    answer(signed_in(cast.aino), "purpose", **PURPOSE)
    with time_machine.travel(timezone.now() + timedelta(days=92)):
        aino = signed_in(cast.aino)
        assert "Why are you here: is it still so?" in page(aino, at("guide"))
        assert "It still holds" in page(aino, at("step", "purpose"))
        aino.post(at("hold", "purpose"))
        assert "Wants a look" not in page(aino, at("guide"))


def test_what_nobody_has_answered_cannot_hold(cast: Cast, guide: Guide) -> None:
    assert signed_in(cast.aino).post(at("hold", "purpose")).status_code == 404
    assert not Step.objects.filter(key="purpose").exclude(done_at=None).exists()


def test_a_month_without_an_invitation_wants_a_look(cast: Cast, guide: Guide) -> None:
    answer(signed_in(cast.aino), "people", **ALL["people"])
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        aino = signed_in(cast.aino)
        assert "Nobody has been invited for a month" in page(aino, at("guide"))
        inviting.invite(cast.eero)
        assert "Nobody has been invited for a month" not in page(aino, at("guide"))


def test_two_weeks_without_a_discussion_want_a_look(cast: Cast, guide: Guide) -> None:
    signed_in(cast.aino).post(at("hold", "openings"))
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        aino = signed_in(cast.aino)
        assert "Nobody has started a discussion for two weeks" in page(aino, at("step", "openings"))
        writing.start_topic(cast.eero, cast.common, title="Hello", text="Hello")
        assert "for two weeks" not in page(aino, at("guide"))


def test_the_day_of_the_goal_wants_a_look(cast: Cast, guide: Guide) -> None:
    soon = (timezone.localdate() + timedelta(days=3)).isoformat()
    answer(signed_in(cast.aino), "success", **(SUCCESS | {"by": soon}))
    assert "The day of your goal" not in page(signed_in(cast.aino), at("guide"))
    with time_machine.travel(timezone.now() + timedelta(days=4)):
        assert "The day of your goal has come" in page(signed_in(cast.aino), at("guide"))


def test_a_link_for_the_first_ones_stands_in_the_ready_invitation(cast: Cast, guide: Guide) -> None:
    aino = signed_in(cast.aino)
    assert "/i/" not in page(aino, at("step", "people"))
    assert aino.post(at("link")).url == at("step", "people")
    shown = page(aino, at("step", "people"))
    token = shown.split("/i/")[1].split("/")[0]
    assert signed_in(None).get(f"/i/{token}/").status_code == 200
    assert "Quiet writers" in shown
    # somebody else's link is hers
    assert "/i/" not in page(signed_in(cast.mari), at("step", "people"))
