"""A story is over after a day: its discussion goes as if it had been deleted."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from porukka.communities import deeds
from porukka.discussions.actions.deleting import end_topic
from porukka.stories.actions.telling import locked
from porukka.stories.models import Story

AT_ONCE = 100


def end_due() -> int:
    """End the stories whose day is over. Safe to run twice, and late. Returns how many."""
    due = Story.objects.filter(kept_at=None, ended_at=None, until__lte=timezone.now()).order_by("until", "pk")
    return sum(_end(story) for story in due[:AT_ONCE])


@transaction.atomic
def _end(story: Story) -> bool:
    story = locked(story)
    if story.kept_at is not None or story.ended_at is not None:
        return False
    if story.post.topic.deleted_at is not None:  # somebody deleted it before: it was no end of its own
        story.delete()
        return False
    story.ended_at = timezone.now()
    story.save(update_fields=["ended_at"])
    topic = story.post.topic
    end_topic(topic)
    deeds.record("story.ended", actor=None, subject=story.pk, room=topic.room, topic=str(topic.pk))
    return True
