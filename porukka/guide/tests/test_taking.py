"""What is taken of the archetype: openings into one's own drafts or for their day, and further rooms."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from porukka.communities.models import Room
from porukka.communities.tests.doing import page
from porukka.discussions.actions import drafting, scheduling
from porukka.discussions.drafts import Draft
from porukka.discussions.models import Topic
from porukka.guide.archetypes import archetype
from porukka.guide.models import Guide, Step, Taken
from porukka.guide.tests.conftest import at
from porukka.joining.actions import asking
from porukka.joining.queries.asking import questions_of, wait_days
from tests.cast import Cast, signed_in

WRITING = archetype("writing", "en")
assert WRITING is not None


def test_the_seven_stand_there_with_their_days_and_nothing_is_posted(cast: Cast, guide: Guide) -> None:
    shown = page(signed_in(cast.aino), at("step", "openings"))
    for opening in WRITING.openings:
        assert opening.title in shown
        assert opening.hint in shown
    assert shown.count('name="when"') == 7
    assert not Draft.objects.exists()
    assert not Topic.objects.exists()


def test_one_press_asks_the_questions_of_this_kind_at_the_door(cast: Cast, guide: Guide) -> None:
    questions = "/c/writers/requests/questions/"
    asking.write_questions(cast.aino, ["What is your favourite letter?"], 90)
    aino = signed_in(cast.aino)
    assert WRITING.asks[0] in page(aino, at("parts"))
    assert WRITING.asks[0] in page(aino, questions)
    assert signed_in(cast.eero).post(at("asks")).status_code == 404
    assert questions_of(cast.community.pk) == ["What is your favourite letter?"]
    assert aino.post(at("asks")).url == questions
    assert questions_of(cast.community.pk) == list(WRITING.asks)
    assert wait_days(cast.community.pk) == 90
    assert f'value="{WRITING.asks[0]}"' in page(aino, questions)


def test_a_community_of_its_own_kind_is_proposed_no_questions(cast: Cast, guide: Guide) -> None:
    Guide.objects.update(archetype="")
    asking.write_questions(cast.aino, ["Why?"], 30)
    aino = signed_in(cast.aino)
    assert "Ask these" not in page(aino, "/c/writers/requests/questions/")
    assert aino.post(at("asks")).url == at("parts")
    assert questions_of(cast.community.pk) == ["Why?"]


def test_one_press_puts_an_opening_into_her_own_drafts(cast: Cast, guide: Guide) -> None:
    aino = signed_in(cast.aino)
    assert aino.post(at("take", "day-1")).url == at("step", "openings")
    draft = Draft.objects.get()
    assert (draft.member, draft.title, draft.publish_at) == (cast.aino, WRITING.openings[0].title, None)
    assert draft.room == cast.common
    assert "In your drafts" in page(aino, at("step", "openings"))
    assert WRITING.openings[0].title in page(aino, "/c/writers/drafts/")
    # a manager sees that it is taken, and by whom, and never the draft
    shown = page(signed_in(cast.mari), at("step", "openings"))
    assert "Aino has it" in shown
    assert draft.address not in shown


def test_by_her_decision_it_waits_for_its_day(cast: Cast, guide: Guide) -> None:
    aino = signed_in(cast.aino)
    aino.post(at("take", "day-2"), {"when": "1"})
    draft = Draft.objects.get()
    tomorrow = timezone.localdate() + timedelta(days=2)
    assert draft.publish_at is not None
    assert timezone.localdate(draft.publish_at) == tomorrow
    assert "To be published on" in page(aino, at("step", "openings"))
    assert not Topic.objects.exists()


def test_two_are_never_proposed_for_one_day_nor_for_the_past(cast: Cast, guide: Guide) -> None:
    Guide.objects.update(opened_at=timezone.now() - timedelta(days=20))
    aino = signed_in(cast.aino)
    for day in range(1, 8):
        aino.post(at("take", f"day-{day}"), {"when": "1"})
    days = [timezone.localdate(draft.publish_at) for draft in Draft.objects.order_by("publish_at")]
    today = timezone.localdate()
    assert days == [today + timedelta(days=number) for number in range(1, 8)]


def test_an_opening_with_its_poll_is_published_when_its_day_has_come(cast: Cast, guide: Guide) -> None:
    aino = signed_in(cast.aino)
    with_poll = next(opening for opening in WRITING.openings if opening.poll)
    aino.post(at("take", f"day-{with_poll.day}"), {"when": "1"})
    Draft.objects.update(publish_at=timezone.now())
    assert scheduling.publish_due() == 1
    topic = Topic.objects.get()
    assert (topic.author, topic.title) == (cast.aino, with_poll.title)
    assert with_poll.poll.options[0] in page(aino, f"/c/writers/t/{topic.address}-{topic.slug}/")
    assert "Published or put away" in page(aino, at("step", "openings"))


def test_what_is_taken_is_not_taken_twice_until_it_is_dealt_with(cast: Cast, guide: Guide) -> None:
    aino = signed_in(cast.aino)
    aino.post(at("take", "day-1"))
    mari = signed_in(cast.mari)
    assert "in the drafts already" in page(mari, mari.post(at("take", "day-1")).url)
    assert Draft.objects.count() == 1
    drafting.discard(cast.aino, Draft.objects.get())
    aino.post(at("take", "day-1"))
    assert Draft.objects.filter(deleted_at=None).count() == 1
    assert Taken.objects.count() == 1


def test_three_openings_make_the_step_done(cast: Cast, guide: Guide) -> None:
    aino = signed_in(cast.aino)
    for day in (1, 2):
        aino.post(at("take", f"day-{day}"))
    assert Step.objects.get(key="openings").done_at is None
    aino.post(at("take", "day-5"))
    assert Step.objects.get(key="openings").done_at is not None


@pytest.mark.parametrize(
    "item", ["day-0", "day-8", "day-x", "prompt-0", "prompt-9", "ritual-no", "room-ask", "x"]
)
def test_what_the_kind_does_not_have_is_not_taken(cast: Cast, guide: Guide, item: str) -> None:
    aino = signed_in(cast.aino)
    aino.post(at("take", item))
    assert aino.post(at("take", item), {"when": "1"}).status_code == 404
    assert not Draft.objects.exists()
    assert not Taken.objects.exists()


def test_prompts_and_rituals_are_taken_likewise(cast: Cast, guide: Guide) -> None:
    aino = signed_in(cast.aino)
    assert aino.post(at("take", "prompt-1")).url == at("step", "openings")
    assert aino.post(at("take", "ritual-sprint"), {"when": "1"}).url == at("parts")
    drafts = {draft.title: draft for draft in Draft.objects.all()}
    assert set(drafts) == {WRITING.prompts[0], WRITING.rituals[0].title}
    waits = drafts[WRITING.rituals[0].title].publish_at
    assert waits is not None
    assert timezone.localtime(waits).isoweekday() == 3


def test_a_part_is_opened_with_one_press_and_only_once(cast: Cast, guide: Guide) -> None:
    aino = signed_in(cast.aino)
    plan = WRITING.room("ask")
    assert plan is not None
    facts = {"name": plan.name, "description": plan.description, "mode": plan.mode}
    assert plan.name in page(aino, at("parts"))
    assert aino.post(at("part", "ask"), facts).status_code == 302
    room = Room.objects.get(name=plan.name)
    assert (room.mode, room.kind) == ("questions", "open")
    assert aino.post(at("part", "ask"), facts).status_code == 400
    assert Room.objects.filter(name=plan.name).count() == 1
    assert "Open already" in page(aino, at("parts"))


def test_a_part_may_be_changed_before_it_opens(cast: Cast, guide: Guide) -> None:
    aino = signed_in(cast.aino)
    assert 'value="Craft and trade"' in page(aino, at("part", "ask"))
    aino.post(at("part", "ask"), {"name": "Commas", "description": "", "mode": "discussion"})
    assert Room.objects.get(name="Commas").mode == "discussion"


def test_a_private_part_stays_private_whatever_is_sent(cast: Cast, guide: Guide) -> None:
    aino = signed_in(cast.aino)
    aino.post(at("part", "circle"), {"name": "Six of us", "mode": "discussion", "kind": "open"})
    room = Room.objects.get(name="Six of us")
    assert room.kind == "private"
    assert [place.member for place in room.insiders.all()] == [cast.aino]


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "x" * 61}, {"mode": "shouting"}])
def test_a_part_that_cannot_be_is_not_opened(cast: Cast, guide: Guide, wrong: dict[str, str]) -> None:
    facts = {"name": "Commas", "description": "", "mode": "discussion"} | wrong
    before = Room.objects.count()
    assert signed_in(cast.aino).post(at("part", "ask"), facts).status_code == 400
    assert Room.objects.count() == before
    assert not Taken.objects.exists()


def test_the_plan_ticks_by_itself(cast: Cast, guide: Guide) -> None:
    aino = signed_in(cast.aino)
    assert "0 of 7 chosen" in page(aino, at("plan"))
    assert WRITING.weeks[0] in page(aino, at("plan"))
    before = page(aino, at("plan")).count("Done: ")
    aino.post(at("take", "day-1"))
    aino.post(at("take", "ritual-sprint"))
    after = page(aino, at("plan"))
    assert "1 of 7 chosen" in after
    assert after.count("Done: ") == before + 1
