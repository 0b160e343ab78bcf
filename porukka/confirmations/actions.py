"""What changes: everybody is asked to read a post, members say that they have, and the others are reminded."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.confirmations import rules
from porukka.confirmations.models import Ask, Confirmation
from porukka.core.refusal import ensure
from porukka.discussions.actions import carried
from porukka.discussions.models import Post, Topic

CODE = "confirmations"  # what a post carries
WITH_A_NAME = _("Ask for this under your own name.")
NOT_HERE = _("Only the team and the room's stewards ask for this. Choose another room, or leave it out.")
GONE = _("Nobody is asked to read this any more.")
ENOUGH = _("They have been reminded within a day. Give them until tomorrow.")


@transaction.atomic
def ask(post: Post) -> Ask:
    """Ask everybody who may read the post to say that she has. Raises Refused."""
    ensure(post.author is not None, WITH_A_NAME)
    assert post.author is not None  # noqa: S101  # nosec B101 (ensured above)
    ensure(rules.may_ask(post.author, post.topic.room), NOT_HERE)
    asked = Ask.objects.create(community_id=post.community_id, post=post)
    carried.note(post, CODE)
    topic = post.topic
    Topic.objects.filter(pk=topic.pk).update(version=F("version") + 1)
    deeds.record(
        "confirmation.asked", actor=post.author, subject=asked.pk, room=topic.room, topic=str(topic.pk)
    )
    return asked


@transaction.atomic
def confirm(member: Member, asked: Ask) -> None:
    """Say that one has read it, once and for all; pressed again it changes nothing. Raises Refused."""
    asked = _locked(asked)
    ensure(rules.may_confirm(member, asked), GONE)
    mine = Confirmation.objects.filter(community_id=asked.community_id, ask=asked, member=member)
    if mine.exists():
        return
    Confirmation.objects.create(community_id=asked.community_id, ask=asked, member=member)
    topic = asked.post.topic
    deeds.record("confirmation.given", actor=member, subject=asked.pk, room=topic.room, topic=str(topic.pk))


@transaction.atomic
def remind(member: Member, asked: Ask) -> None:
    """Tell those who have not confirmed yet, once a day at most. Raises Refused."""
    asked = _locked(asked)
    ensure(rules.may_see_who(member, asked))
    ensure(asked.post.stands and asked.post.topic.deleted_at is None, GONE)
    ensure(asked.remind_from is None, ENOUGH)
    asked.reminded_at = timezone.now()
    asked.save(update_fields=["reminded_at"])
    topic = asked.post.topic
    deeds.record(
        "confirmation.reminded", actor=member, subject=asked.pk, room=topic.room, topic=str(topic.pk)
    )


def purge(before_days: int = Post.PURGE_DAYS) -> int:
    """Remove for good who has read what was deleted more than `before_days` days ago: tombstones may stay.

    Safe to run twice. Returns how many were asked for.
    """
    gone = Ask.objects.filter(post__deleted_at__lt=timezone.now() - timedelta(days=before_days))
    return gone.delete()[1].get(Ask._meta.label, 0)


def _locked(asked: Ask) -> Ask:
    """As it is now; two clicks at once wait for each other."""
    rows = Ask.objects.select_for_update(of=("self",), no_key=True).select_related("post__topic__room")
    return rows.get(community_id=asked.community_id, pk=asked.pk)
