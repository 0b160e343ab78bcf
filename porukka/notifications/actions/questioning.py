"""Members are told what becomes of their questions, and hosts that somebody has asked. Nobody is named: a question
may be without a name, and so may a host."""

from __future__ import annotations

from collections.abc import Iterable

from porukka.communities.models import Deed, Member
from porukka.discussions.models import Post
from porukka.notifications.actions.telling import AT_ONCE, write
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification
from porukka.questions.models import Box, Question


def tell_host(deed: Deed) -> None:
    """Tell the host that somebody has asked, once until she has looked. The same deed again changes nothing."""
    box = _box(deed)
    if box is None:
        return
    asked = Question.objects.waiting().filter(box=box, pk=int(deed.data["question"])).first()
    host = box.post.writer_id
    if asked is None or host is None or asked.asker_id == host:
        return
    mine = Notification.objects.filter(community_id=deed.community_id, member=host, post=box.post_id)
    if mine.filter(kind=Kind.QUESTIONS_WAIT, read_at=None).exists():
        return
    _tell(deed, box.post, [host], Kind.QUESTIONS_WAIT, "asked")


def tell_asker(deed: Deed) -> None:
    """Tell whoever asked that it was answered, or hidden. The same deed again changes nothing."""
    box = _box(deed)
    question = Question.objects.filter(pk=int(deed.data["question"])).first()
    if box is None or question is None or question.asker_id is None:
        return
    # of an answer that has been hidden since, the later deed tells
    if deed.kind == "question.answered" and question.hidden_at is not None:
        return
    asker = question.asker_id
    by_herself = deed.actor_id == asker or (deed.actor_id is None and box.post.writer_id == asker)
    if not by_herself:
        _tell(deed, box.post, [asker], Kind.QUESTION, str(deed.data.get("how", "hidden")))


def tell_of_article(deed: Deed) -> None:
    """Tell whoever asked or voted for what a discussion answers, and may read that. The same deed again changes
    nothing, and a question is published once."""
    standing = Post.objects.filter(deleted_at=None, hidden_at=None, topic__deleted_at=None)
    found = standing.select_related("topic__room").filter(community_id=deed.community_id)
    post = found.filter(pk=int(deed.data["post"])).first()
    if post is None:
        return
    asked = [int(pk) for pk in deed.data["questions"]]
    askers = Question.objects.filter(community_id=deed.community_id, pk__in=asked, hidden_at=None)
    people = set(askers.values_list("member", flat=True)) | set(
        askers.values_list("asker__member", flat=True)
    )
    people |= set(askers.values_list("given__member", flat=True))
    _tell(deed, post, people - {None, post.writer_id}, Kind.QUESTION, "published")


def _box(deed: Deed) -> Box | None:
    standing = Box.objects.filter(post__deleted_at=None, post__hidden_at=None, post__topic__deleted_at=None)
    found = standing.filter(community_id=deed.community_id, pk=deed.subject)
    return found.select_related("post__topic__room").first()


def _tell(deed: Deed, post: Post, members: Iterable[int | None], kind: str, outcome: str) -> None:
    """Those of the members who may read the post, some at a time."""
    told = Member.objects.reading(post.topic.room).filter(pk__in=[pk for pk in members if pk])
    after = 0
    while some := _some(told, after):
        lines = [
            Notification(member=member, kind=kind, topic=post.topic, post=post, outcome=outcome)
            for member in some
        ]
        write(lines, deed)
        after = some[-1].pk


def _some(told: object, after: int) -> list[Member]:
    people = told.filter(pk__gt=after).select_related("person", "community")  # type: ignore[attr-defined]
    return list(people.order_by("pk").distinct()[:AT_ONCE])
