"""A newcomer writes for the first time, and introduces herself: from deeds, safe to handle twice."""

from __future__ import annotations

from django.db.models import F, Min

from porukka.communities.models import Community, Deed, Member
from porukka.discussions.models import Post, Topic
from porukka.newcomers.actions.asking import ask_greeters
from porukka.newcomers.models import Beginning, is_new
from porukka.newcomers.queries.welcoming import welcoming_of


def notice_topic(deed: Deed) -> None:
    """A discussion was started: if its author is new, it may be her first post, and it is for others to answer."""
    post = Post.objects.filter(community_id=deed.community_id, pk=int(deed.data["post"])).first()
    _notice(deed, post)


def notice_reply(deed: Deed) -> None:
    """A reply was written: it may be a newcomer's first post, and it may answer another one's introduction."""
    post = Post.objects.filter(community_id=deed.community_id, pk=deed.subject).first()
    if post is not None:
        _settle(deed, post)
    _notice(deed, post)


def _notice(deed: Deed, post: Post | None) -> None:
    """post: None if it has been purged; what has no name says nothing of its writer."""
    if post is None or deed.actor_id is None:
        return
    member = Member.objects.select_related("community").filter(pk=deed.actor_id).first()
    if member is None or member.is_team or not is_new(member):
        return
    begun, _made = Beginning.objects.get_or_create(community_id=deed.community_id, member=member)
    if begun.first_id is None and not _wrote_before(member, post):
        begun.first = post
        begun.save(update_fields=["first"])
        Post.objects.filter(pk=post.pk).update(is_first=True)
        Topic.objects.filter(pk=post.topic_id).update(version=F("version") + 1)
    if begun.intro_id is None and _is_introduction(post):
        ask_greeters(member, begun, post)
        keep_waiting(deed.community_id)


def _wrote_before(member: Member, post: Post) -> bool:
    posts = Post.objects.filter(
        community_id=member.community_id, author=member, made_at__gte=member.joined_at
    )
    return posts.filter(made_at__lt=post.made_at).exclude(pk=post.pk).exists()


def _is_introduction(post: Post) -> bool:
    """A discussion of hers in an open room, or a reply below the welcome where introductions stand there."""
    topic = Topic.objects.select_related("room").get(pk=post.topic_id)
    if not topic.room.is_open:
        return False  # whoever is asked could not read it
    if post.is_opening:
        return True
    return topic.welcome_at is not None and welcoming_of(post.community_id).in_welcome


def _settle(deed: Deed, post: Post) -> None:
    """An introduction is answered by whoever replies in its discussion, or, below the welcome, to itself."""
    waiting = Beginning.objects.filter(community_id=deed.community_id, answered_at=None, intro__isnull=False)
    topic = waiting.filter(intro__topic=post.topic_id, intro__number=0)
    direct = waiting.filter(intro=post.reply_to_id) if post.reply_to_id else waiting.none()
    found = (topic | direct).exclude(member=deed.actor_id or 0)
    if found.update(answered_at=deed.at, answered_by=deed.actor_id):
        keep_waiting(deed.community_id)


def follow_purge(deed: Deed) -> None:
    """A post was deleted or hidden: it may be an introduction that waits no more."""
    keep_waiting(deed.community_id)


def keep_waiting(community_id: int) -> None:
    """Since when the introduction has waited that has waited longest: a column of the community, so that no page has
    to ask while nothing waits."""
    waiting = Beginning.objects.filter(community_id=community_id).waiting()
    oldest = waiting.aggregate(oldest=Min("asked_at"))["oldest"]
    Community.objects.filter(pk=community_id).update(newcomer_waits_since=oldest)
