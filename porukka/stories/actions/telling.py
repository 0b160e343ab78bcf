"""A story is told, and may be kept."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Member, Room
from porukka.core import blocks
from porukka.core.refusal import ensure
from porukka.discussions.actions import carried, writing
from porukka.discussions.models import Topic
from porukka.stories import rules
from porukka.stories.models import Story

CODE = "stories"  # what a post carries
NOT_THERE = _("A story is told where only members read. Choose another room.")
ENOUGH = _("You have three stories open. Wait until one of them is over, or keep one.")
OVER = _("This story is over.")


@transaction.atomic
def tell(member: Member, room: Room, *, line: str, written: Iterable[blocks.Written] = ()) -> Story:
    """Tell one line, or a picture that stands among the blocks, for a day. Raises Refused if the rules or a gate say
    no, or she has told enough today."""
    ensure(rules.may_tell(member, room), NOT_THERE)
    # whoever tells two at the same moment waits here for herself
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    mine = Story.objects.filter(community_id=member.community_id, author=member, post__deleted_at=None).open()
    ensure(mine.count() < Story.MOST_OPEN, ENOUGH)
    topic = writing.start_topic(member, room, title=line or _of_a_picture(member), text="", written=written)
    now = timezone.now()
    post = topic.posts.get(number=0)
    story = Story.objects.create(
        community_id=member.community_id,
        post=post,
        author=member,
        line=line,
        told_at=now,
        until=now + Story.LASTS,
    )
    carried.note(post, CODE)
    Community.objects.filter(pk=member.community_id).update(stories_until=story.until)
    deeds.record("story.told", actor=member, subject=story.pk, room=room, topic=str(topic.pk))
    return story


@transaction.atomic
def keep(member: Member, story: Story) -> None:
    """Make a highlight of it: it stays, with what was said in it. Again it changes nothing. Raises Refused."""
    story = locked(story)
    if story.kept_at is not None:
        return
    ensure(rules.may_keep(member, story), OVER)
    story.kept_at, story.kept_by = timezone.now(), member
    story.save(update_fields=["kept_at", "kept_by"])
    topic = story.post.topic
    Topic.objects.filter(pk=topic.pk).update(version=F("version") + 1)
    deeds.record("story.kept", actor=member, subject=story.pk, room=topic.room, topic=str(topic.pk))


def locked(story: Story) -> Story:
    """As it is now; who keeps it and the job that ends it wait for each other."""
    rows = Story.objects.select_for_update(of=("self",), no_key=True).select_related("post__topic__room")
    return rows.get(community_id=story.community_id, pk=story.pk)


def _of_a_picture(member: Member) -> str:
    """What lists call a picture without a word, in the community's language."""
    with translation.override(member.community.language):
        return gettext("A picture of the day")
