"""What the words of a post point to is kept in tables, by every action that brings words to light or takes them away.

The stored HTML is the truth: what stands in it as a name, a tag or a link is what the tables hold. So words that were
hidden and shown again, or deleted and brought back, point to the same as before.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from porukka.communities import deeds
from porukka.communities.folding import fold
from porukka.communities.models import Member
from porukka.core.ids import to_text
from porukka.core.refusal import Refused
from porukka.discussions.actions.linking import keep_links
from porukka.discussions.actions.veiling import told
from porukka.discussions.marks import EveryoneCall, Mention, PostTag, Tag
from porukka.discussions.models import Post, Topic
from porukka.discussions.pointing import Pointed, pointed
from porukka.people.zones import zone

NOTHING = Pointed([], {})


def keep(topic: Topic, post: Post) -> set[int]:
    """Bring the tables in line with the post as it stands: call it when its words have changed, gone or come back.

    topic: with its row locked. Returns the ids of members who are named now and were not before.
    """
    stands = post.deleted_at is None and post.hidden_at is None
    found = pointed(post.html) if stands else NOTHING
    _keep_tags(topic, post, found.tags)
    keep_links(post, post.html if stands else "")
    return _keep_mentions(post, found.members) if stands else set()


def _keep_mentions(post: Post, members: Collection[int]) -> set[int]:
    if not members and not post.edited_at:
        return set()
    mine = Mention.objects.filter(community_id=post.community_id, post=post)
    before = set(mine.values_list("member_id", flat=True)) if post.edited_at or members else set()
    now = set(members)
    if before - now:
        mine.filter(member__in=before - now).delete()
    facts = {"community_id": post.community_id, "post": post}
    Mention.objects.bulk_create(
        [Mention(member_id=pk, **facts) for pk in sorted(now - before)], ignore_conflicts=True
    )
    return now - before


def _keep_tags(topic: Topic, post: Post, tags: dict[int, str]) -> None:
    if not tags and not topic.tags:
        return
    facts = {"community_id": post.community_id, "post": post, "topic": topic}
    mine = PostTag.objects.filter(**facts)
    before = set(mine.values_list("tag_id", flat=True))
    gone, new = before - tags.keys(), tags.keys() - before
    if not gone and not new:
        return
    # in the order of their ids, so that two who write the same tags wait for each other instead of for ever
    for pk in sorted(new | gone):
        if pk in new:
            tag = Tag(pk=pk, community_id=post.community_id, name=tags[pk], folded=fold(tags[pk]))
            Tag.objects.bulk_create([tag], ignore_conflicts=True)
        Tag.objects.filter(pk=pk).update(count=F("count") + (1 if pk in new else -1))
    PostTag.objects.bulk_create([PostTag(tag_id=pk, **facts) for pk in sorted(new)])
    mine.filter(tag__in=gone).delete()
    Tag.objects.filter(pk__in=gone, count=0).delete()
    show_on_topic(topic)


def show_on_topic(topic: Topic) -> None:
    """The topic's own tags, those of its first posts first. Its row is locked by the caller."""
    found = PostTag.objects.filter(community_id=topic.community_id, topic=topic)
    rows = found.order_by("post__number", "tag__folded").values_list("tag_id", "tag__name")
    topic.tags = [[to_text(pk), name] for pk, name in dict.fromkeys(rows)][: Topic.MOST_TAGS]
    Topic.objects.filter(pk=topic.pk).update(tags=topic.tags)


def tell(member: Member, doer: Member | None, topic: Topic, post: Post, new: set[int]) -> None:
    """Record whom a post names newly, as far as they can read it.

    member: who wrote it; doer: whom its deeds name, None for a post without a name; new: what `keep` gave.
    """
    readers = set(Member.objects.reading(topic.room).filter(pk__in=new).values_list("pk", flat=True))
    new_ones = sorted((new & readers) - {member.pk})
    if new_ones:
        deeds.record(
            "post.mentioned",
            actor=doer,
            subject=post.pk,
            room=topic.room,
            topic=str(topic.pk),
            number=post.number,
            members=[str(pk) for pk in new_ones],
            **told(post.is_veiled),
        )


def call_everyone(member: Member, doer: Member | None, topic: Topic, post: Post) -> None:
    """The post calls everybody who may read the topic. Raises Refused if that was done today already."""
    if EveryoneCall.objects.filter(community_id=post.community_id, post=post).exists():
        return  # it has called before, and was edited
    today = timezone.localdate(timezone=zone(member.community.time_zone))
    facts = {"community_id": post.community_id, "day": today}
    _call, is_made = EveryoneCall.objects.get_or_create(**facts, defaults={"post": post, "member": doer})
    if not is_made:
        raise Refused(
            _("Everybody has been called today already. Write without @everyone, or wait until tomorrow.")
        )
    deeds.record(
        "everyone.called",
        actor=doer,
        subject=post.pk,
        room=topic.room,
        topic=str(topic.pk),
        number=post.number,
        **told(post.is_veiled),
    )
