"""Where on the stage stands what members do together beyond talking: the parts of its addresses."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from porukka.communities.models import Community, Member, Room
from porukka.core.ids import to_text
from porukka.discussions.actions import writing
from porukka.ideas.models import Idea
from porukka.polls.actions import asking
from porukka.polls.models import Poll
from porukka.questions.models import Box, Question
from tests.journeys.places import named
from tests.journeys.stage_asked import asked_in


def places_of_doings(community: Community) -> dict[str, str]:
    """community: one of the demo."""
    idea = Idea.objects.select_related("post__topic").get(community=community, state="met")
    boxes = Box.objects.select_related("post__topic").filter(community=community)
    queue, box = boxes.get(kind="queue"), boxes.get(kind="private")
    question = Question.objects.filter(community=community, box=queue).earliest("pk")
    return {
        "idea": named(idea.post.topic),
        "an_idea": to_text(idea.pk),
        "queue": named(queue.post.topic),
        "a_queue": to_text(queue.pk),
        "a_question": to_text(question.pk),
        "box": named(box.post.topic),
        **asked_in(community),
    }


def places_of_polls(founder: Member, room: Room) -> dict[str, str]:
    """Those of the demo by their kinds, and one that nobody has answered."""
    polls = Poll.objects.filter(community=founder.community).select_related("post__topic")
    answered = polls.latest("pk")
    places = {"nameless" if one.is_anonymous else one.kind: named(one.post.topic) for one in polls}
    fresh = writing.start_topic(founder, room, title="2 · 3", text="?").posts.get()
    facts = {"options": ["5", "6"], "closes_at": timezone.now() + timedelta(days=3)}
    unanswered = asking.ask(fresh, question="2 · 3 = ?", **facts)
    return {
        **places,
        "poll": named(answered.post.topic),
        "an_answered_poll": to_text(answered.pk),
        "a_concept": to_text(polls.get(kind="concept").pk),
        "unanswered": named(fresh.topic),
        "an_unanswered_poll": to_text(unanswered.pk),
    }
