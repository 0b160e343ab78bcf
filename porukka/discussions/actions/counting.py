"""The facts a topic keeps about its posts, counted anew when some went away or came."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Max
from django.utils import timezone

from porukka.communities.models import Member
from porukka.discussions.models import Post, Topic


def recount(topic: Topic, member: Member | None) -> None:
    """Bring the topic's kept facts in line with its posts, after `member` changed which of them stand there.

    Without a living post the topic is deleted. Call it with the topic's row locked.
    """
    living = Post.objects.filter(community_id=topic.community_id, topic=topic, deleted_at=None)
    # numbers follow the order of time but where a discussion was merged in
    last = living.order_by("-made_at", "-number").first()
    facts: dict[str, Any] = {"deleted_at": timezone.now(), "deleted_by": member}
    if last is not None:
        facts = {
            "deleted_at": None,
            "deleted_by": None,
            "last_living": living.aggregate(highest=Max("number"))["highest"],
            "last_at": last.made_at,
            "last_by": last.author_id,
        }
    speakers = living.exclude(author=None).values("author")
    newest = speakers.annotate(at=Max("made_at"), highest=Max("number")).order_by("-at", "-highest")
    Topic.objects.filter(pk=topic.pk).update(
        replies=living.filter(number__gt=0).count(),
        # an answer that was moved elsewhere solves nothing here
        is_solved=topic.accepted_id is not None
        and living.filter(pk=topic.accepted_id, hidden_at=None, number__gt=0).exists(),
        has_files=living.filter(number=0, hidden_at=None, attached__gt=0).exists(),
        speakers=living.values("author", "alias").distinct().count(),
        faces=[str(row["author"]) for row in newest[: Topic.FACES]],
        version=F("version") + 1,
        **facts,
    )
