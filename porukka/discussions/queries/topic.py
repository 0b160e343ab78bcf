"""One topic and a window of its posts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from porukka.communities.models import blocked_by
from porukka.communities.queries import Face, face_of
from porukka.communities.rules import may_see_members
from porukka.communities.visitor import Reader
from porukka.core.ids import to_text
from porukka.core.text import excerpt, plain
from porukka.discussions import rules
from porukka.discussions.addresses import WINDOW, answer_url, post_url, topic_url
from porukka.discussions.following import Follow, with_choice
from porukka.discussions.models import HiddenWords, Post, Reading, Topic
from porukka.discussions.pointing import without_names
from porukka.discussions.queries.solution import Solution, solution_of
from porukka.discussions.queries.trail import TrailRow, trail_of
from porukka.discussions.queries.writers import shown_face, unveil
from porukka.discussions.reactions import mark_for

QUOTE = 120  # letters of the post that is answered, shown above the answer


@dataclass(frozen=True)
class Said:
    """What a post answers to."""

    name: str
    words: str
    url: str


@dataclass(frozen=True)
class Hidden:
    """The words of a hidden post. title: an opening's, else empty."""

    title: str
    html: str


@dataclass(frozen=True)
class PostRow:
    """A post as every reader sees it, and what this one may do about it.

    answer_url: where one answers it; has_history: former words are kept; hidden_words: for those few who may read
    the words of a hidden post; is_veiled: written without a name; writer: who wrote that, for her and the team;
    lang: what it is written in, if known.
    """

    id: int
    number: int
    author: Face
    html: str
    made_at: datetime
    edited_at: datetime | None
    url: str
    answer_url: str
    said: Said | None
    is_deleted: bool
    has_history: bool = False
    lang: str = ""
    is_hidden: bool = False
    hidden_why: str = ""
    hidden_words: Hidden | None = None
    is_veiled: bool = False
    is_mine: bool = False
    writer: Face | None = None
    may_edit: bool = False
    may_delete: bool = False
    may_undo: bool = False
    may_hide: bool = False
    may_unhide: bool = False
    may_react: bool = False
    may_mark: bool = False
    attached: int = 0  # how many pictures and files go with it
    has_links: bool = False  # to other discussions here: see `cards_of_posts`
    is_answer: bool = False
    may_accept: bool = False
    is_folded: bool = False  # by somebody this reader has blocked

    @property
    def stands(self) -> bool:
        return not (self.is_deleted or self.is_hidden)

    @property
    def pk(self) -> int:
        return self.id

    @property
    def address(self) -> str:
        return to_text(self.id)


@dataclass(frozen=True)
class TopicPage:
    """first_unread: number of the first post not read yet, None if all is read or a visitor reads;
    before, after: numbers to ask for with ?at=, None at the ends; read_to: what reading this window means."""

    topic: Topic
    url: str
    posts: list[PostRow]
    people: list[Face]
    first_unread: int | None
    before: int | None
    after: int | None
    read_to: int
    may_keep_order: bool
    may_welcome: bool
    trail: list[TrailRow]
    may_accept: bool
    blocked: list[int]  # whom this reader has blocked
    solution: Solution | None


def find_topic(reader: Reader, pk: int) -> Topic:
    """The topic with its room and community, or Http404; `choice` on it is whether this reader follows it."""
    found = Topic.objects.visible_to(reader).select_related("room", "author", "closed_by")
    topic = with_choice(found, reader, Follow.Kind.TOPIC).filter(pk=pk).first()
    if topic is None:
        raise Http404
    return topic


def topic_page(reader: Reader, topic: Topic, at: int | None = 0) -> TopicPage:
    """The window of posts that has number `at`; None: the first unread, or the last words if all is read.

        Two queries, however long the topic is; in a private or secret room two more, which ask for its owners, one
    if there are hidden words that this reader may read, one if the topic was put in order, and one if she has
    blocked somebody.
    """
    first_unread = _first_unread(reader, topic)
    if at is None:
        at = topic.last_living if first_unread is None else first_unread
    start = max(0, min(at, topic.last_number)) // WINDOW * WINDOW
    posts = _window(reader, topic, start)
    if not posts and start:  # everything there has been deleted
        start = topic.last_living // WINDOW * WINDOW
        posts = _window(reader, topic, start)
    end = start + WINDOW - 1
    keeps_order = rules.may_keep_order(reader, topic.room)
    may_accept = rules.may_accept(reader, topic, keeps_order=keeps_order)
    if may_accept:
        posts = [replace(row, may_accept=_may_be_accepted(row)) for row in posts]
    blocked = blocked_by(reader)
    posts = _folded(posts, blocked)
    return TopicPage(
        topic=topic,
        url=topic_url(reader.community.slug, topic),
        posts=posts,
        people=_talking(posts),
        first_unread=first_unread,
        before=start - WINDOW if start else None,
        after=start + WINDOW if topic.last_living > end else None,
        read_to=min(end, topic.last_number),
        may_keep_order=keeps_order,
        may_welcome=rules.may_welcome_with(reader, topic),
        trail=trail_of(reader, topic) if topic.has_trail else [],
        may_accept=may_accept,
        blocked=sorted(blocked),
        solution=solution_of(reader.community.slug, topic),
    )


def _talking(posts: list[PostRow]) -> list[Face]:
    """Who speaks in the window; whoever has no name, by what she is called there."""
    known = [row for row in posts if row.author.id or (row.is_veiled and not row.is_deleted)]
    return list({row.author.id or row.author.name: row.author for row in known}.values())


def _folded(posts: list[PostRow], blocked: Collection[int]) -> list[PostRow]:
    """What somebody wrote whom the reader has blocked is folded; what has no name, or no words any more, is not."""
    if not blocked:
        return posts
    return [replace(row, is_folded=row.stands and row.author.id in blocked) for row in posts]


def _may_be_accepted(row: PostRow) -> bool:
    return row.number > 0 and row.stands


def _window(reader: Reader, topic: Topic, start: int) -> list[PostRow]:
    return _posts(reader, topic, Q(number__gte=start, number__lt=start + WINDOW))


def posts_from(reader: Reader, topic: Topic, start: int, most: int) -> list[PostRow]:
    """The posts numbered from `start` on, as far as `most` numbers go; fewer where some are gone without a trace.
    One query, and for words that not everybody may read, or does not want to, those of `topic_page`."""
    posts = _posts(reader, topic, Q(number__gte=start, number__lt=start + most))
    return _folded(posts, blocked_by(reader))


def one_post(reader: Reader, topic: Topic, pk: int, *, sees_names: bool = False) -> PostRow | None:
    """One post of the topic as the page shows it; None if it is gone without a trace.

    sees_names: names in it lead to members, though this reader is nobody in particular.
    """
    found = _posts(reader, topic, Q(pk=pk), sees_names=sees_names)
    return found[0] if found else None


def _posts(reader: Reader, topic: Topic, which: Q, *, sees_names: bool = False) -> list[PostRow]:
    shown = Q(deleted_at=None) | Q(is_answered=True) | Q(number=0)
    if reader.is_member:
        shown |= Q(deleted_by=reader.pk)
    posts = (
        Post.objects.filter(shown, which, community_id=topic.community_id, topic=topic)
        .select_related("author", "reply_to__author")
        .order_by("number")
    )
    hides_here = rules.may_hide_in(reader, topic.room)
    writers = unveil(posts, reader, sees_writers=hides_here)
    hidden = _hidden_words(reader, posts, hides_here)
    if not (sees_names or may_see_members(reader)):
        for post in posts:
            post.html = without_names(post.html)
    rows = [
        _row(reader, topic, post, hidden.get(post.pk), hides_here, writers.get(post.pk)) for post in posts
    ]
    # a deleted post that nobody answered stays in sight only while its deletion can be undone
    return [row for row, post in zip(rows, posts, strict=True) if _stays(row, post)]


def _stays(row: PostRow, post: Post) -> bool:
    return not row.is_deleted or post.is_answered or post.is_opening or row.may_undo


def _hidden_words(reader: Reader, posts: Iterable[Post], hides_here: bool) -> dict[int, Hidden]:
    """Words of hidden posts, by post, as far as this reader may read them."""
    hers = [post.pk for post in posts if rules.may_read_hidden(reader, post, hides_here=hides_here)]
    if not hers:
        return {}
    found = HiddenWords.objects.filter(community_id=reader.community_id, post__in=hers)
    return {words.post_id: Hidden(words.title, words.html) for words in found}


def _row(
    reader: Reader, topic: Topic, post: Post, hidden: Hidden | None, hides_here: bool, writer: Face | None
) -> PostRow:
    post.topic = topic
    gone = post.deleted_at is not None
    return PostRow(
        id=post.pk,
        number=post.number,
        author=face_of(None) if gone else shown_face(post),
        html="" if gone else post.html,
        made_at=post.made_at,
        edited_at=post.edited_at,
        url=post_url(reader.community.slug, topic, post.number),
        answer_url=answer_url(reader.community.slug, topic, post.number),
        said=_said(reader, topic, post.reply_to) if post.reply_to_id and not gone else None,
        is_deleted=gone,
        has_history=post.versions > 0,
        lang=post.lang,
        is_hidden=post.hidden_at is not None and not gone,
        hidden_why=post.hidden_why,
        hidden_words=hidden,
        is_veiled=post.is_veiled,
        is_mine=reader.is_member and post.writer_id == reader.pk,
        writer=writer,
        may_edit=rules.may_edit(reader, post),
        may_delete=rules.may_delete(reader, post),
        may_undo=rules.may_undo_deletion(reader, post),
        may_hide=rules.may_hide(reader, post, hides_here=hides_here),
        may_unhide=rules.may_unhide(reader, post, hides_here=hides_here),
        may_react=rules.may_react(reader, post),
        is_answer=topic.is_solved and topic.accepted_id == post.pk and topic.room.is_for_questions,
        may_mark=rules.may_mark(reader, post, mark_for(post.number)),
        attached=post.attached,
        has_links=post.has_links and not gone,
    )


def _said(reader: Reader, topic: Topic, post: Any) -> Said | None:
    if post is None or post.deleted_at is not None or post.hidden_at is not None:
        return None
    if post.topic_id != topic.pk:  # one of the two went elsewhere, maybe to where others read
        return None
    words = excerpt(plain(post.html), QUOTE)
    return Said(shown_face(post).name, words, post_url(reader.community.slug, topic, post.number))


def _first_unread(reader: Reader, topic: Topic) -> int | None:
    """Number of the first living post the member has not read; what is before her horizon counts as read."""
    if not reader.is_member:
        return None
    horizon = Reading.horizon(reader)  # type: ignore[arg-type]
    if topic.last_at <= horizon:
        return None
    facts = {"community_id": topic.community_id, "topic": topic}
    read = Reading.objects.filter(member_id=reader.pk, **facts).values("number")
    unread = Post.objects.filter(
        number__gt=Coalesce(Subquery(read), -1), made_at__gt=horizon, deleted_at=None, **facts
    )
    return unread.order_by("number").values_list("number", flat=True).first()
