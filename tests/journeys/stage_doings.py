"""Where on the stage stands what members do together beyond talking: the parts of its addresses."""

from __future__ import annotations

from porukka.communities.models import Community
from porukka.core.ids import to_text
from porukka.discussions.models import Topic
from porukka.ideas.models import Idea
from porukka.questions.models import Box, Question
from tests.journeys.stage_asked import asked_in


def places_of_doings(community: Community) -> dict[str, str]:
    """community: one of the demo."""
    idea = Idea.objects.select_related("post__topic").get(community=community, state="met")
    boxes = Box.objects.select_related("post__topic").filter(community=community)
    queue, box = boxes.get(kind="queue"), boxes.get(kind="private")
    question = Question.objects.filter(community=community, box=queue).earliest("pk")
    return {
        "idea": _named(idea.post.topic),
        "an_idea": to_text(idea.pk),
        "queue": _named(queue.post.topic),
        "a_queue": to_text(queue.pk),
        "a_question": to_text(question.pk),
        "box": _named(box.post.topic),
        **asked_in(community),
    }


def _named(topic: Topic) -> str:
    return f"{to_text(topic.pk)}-{topic.slug}"
