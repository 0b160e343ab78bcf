"""Somebody of the team says what she hears in a post, and that counts instead of what the machine heard."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.discussions.models import Post
from porukka.mood import rules
from porukka.mood.models import Correction, Heard


@transaction.atomic
def correct(member: Member, post: Post, label: str) -> Correction:
    """Say what one hears; the machine's own word means that it was right. The author is not told. Raises Refused."""
    ensure(rules.may_correct(member, post))
    heard = Heard.objects.visible_to(member).get(post=post)
    made, _is_new = Correction.objects.update_or_create(
        post=post,
        defaults={
            "community_id": member.community_id,
            "label": label,
            "machine": heard.machine,
            "by": member,
            "at": timezone.now(),
        },
    )
    deeds.record("mood.corrected", actor=member, subject=post.pk, room=post.topic.room)
    return made
