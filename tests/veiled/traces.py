"""What would lead to a member, and what a topic says today."""

from __future__ import annotations

from porukka.communities.models import Member
from porukka.discussions.models import Topic

NAME = "Kanerva"


def fresh(topic: Topic) -> Topic:
    return Topic.objects.get(pk=topic.pk)


def betrays(text: str, member: Member) -> list[str]:
    """Whether anything in the text leads to this member."""
    traces = [member.name, str(member.pk), member.address, str(member.person_id), "heath@"]
    return [trace for trace in traces if trace in text]
