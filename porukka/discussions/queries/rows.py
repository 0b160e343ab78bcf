"""Posts of a topic as their readers see them, row by row."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q
from markupsafe import Markup

from porukka.communities.models import blocked_by
from porukka.communities.queries import Face, face_of
from porukka.communities.rules import may_see_members
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.ids import to_text
from porukka.core.text import excerpt, plain
from porukka.discussions import rules
from porukka.discussions.addresses import answer_url, post_url
from porukka.discussions.models import HiddenWords, Post, Topic
from porukka.discussions.pointing import without_names
from porukka.discussions.queries.writers import shown_face, unveil
from porukka.discussions.quotes import folded, quoted_in, without_quotes
from porukka.discussions.reactions import mark_for

QUOTE = 120  # letters of the post that is answered, shown above the answer


@dataclass(frozen=True)
class Said:
    """What a post answers to. by: who said it, None without a name; is_folded: the reader has blocked her."""

    name: str
    words: str
    url: str
    by: int | None = None
    is_folded: bool = False


@dataclass(frozen=True)
class Hidden:
    """The words of a hidden post. title: an opening's, else empty; attached: what goes with them."""

    title: str
    html: str
    attached: str = ""


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
    carries: tuple[str, ...] = ()  # codes of what higher folders keep with it
    has_links: bool = False  # to other discussions here: see `cards_of_posts`
    is_answer: bool = False
    is_first: bool = False  # by somebody who is new here
    may_accept: bool = False
    is_folded: bool = False  # by somebody this reader has blocked
    folds: frozenset[int] = frozenset()  # ids of those whom it quotes and she has blocked

    @property
    def stands(self) -> bool:
        return not (self.is_deleted or self.is_hidden)

    def with_quotes_in(self, summary: str) -> Markup:
        """Its words with the quotes in them folded: all where it answers somebody the reader has blocked, else those
        of whom she has. summary: of the fold, as HTML."""
        writers = None if self.said and self.said.is_folded else self.folds
        return Markup(with_folded_quotes(self.html, summary, writers))  # noqa: S704  # nosec B704 (sanitised)

    @property
    def folds_quotes(self) -> bool:
        return bool(self.folds or (self.said and self.said.is_folded))

    @property
    def pk(self) -> int:
        return self.id

    @property
    def address(self) -> str:
        return to_text(self.id)


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
    sees_writers = rules.sees_writers(reader, topic.room, hides_here=hides_here)
    writers = unveil(posts, reader, sees_writers=sees_writers)
    hidden = hidden_words(reader, posts, hides_here)
    if not (sees_names or may_see_members(reader)):
        for post in posts:
            post.html = without_names(post.html)
    rows = [
        row_of(reader, topic, post, hidden.get(post.pk), hides_here, writers.get(post.pk)) for post in posts
    ]
    return [row for row, post in zip(rows, posts, strict=True) if stays(post, may_undo=row.may_undo)]


def stays(post: Any, *, may_undo: bool) -> bool:
    """Whether the post is in sight at all: a deleted one that nobody answered only for whoever may take that back."""
    return post.deleted_at is None or post.is_answered or post.number == 0 or may_undo


def hidden_words(reader: Reader, posts: Iterable[Any], hides_here: bool) -> dict[int, Hidden]:
    """Words of hidden posts, by post, as far as this reader may read them. posts: the models, or rows of them where
    the reader is known to have written them or to decide about them."""
    hers = [post for post in posts if rules.may_read_hidden(reader, post, hides_here=hides_here)]
    if not hers:
        return {}
    found = HiddenWords.objects.filter(community_id=reader.community_id, post__in=[post.pk for post in hers])
    attached = slots.fill("post.hidden", reader, hers)
    return {one.post_id: Hidden(one.title, one.html, attached[one.post_id]) for one in found}


def row_of(
    reader: Reader, topic: Topic, post: Post, hidden: Hidden | None, hides_here: bool, writer: Face | None
) -> PostRow:
    """The post as this reader sees it. hides_here, writer: see `rules.may_hide` and `unveil`."""
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
        said=_said(reader, topic, post.reply_to) if post.reply_to is not None and not gone else None,
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
        carries=() if gone else tuple(post.carries.split()),
        has_links=post.has_links and not gone,
        is_first=post.is_first and not post.is_veiled,
    )


def _said(reader: Reader, topic: Topic, post: Any) -> Said | None:
    if not may_be_quoted(topic.pk, post.topic_id, post.deleted_at, post.hidden_at):
        return None
    url = post_url(reader.community.slug, topic, post.number)
    return Said(shown_face(post).name, beginning(post.html), url, post.author_id)


def may_be_quoted(
    topic: int, posts_topic: int | None, deleted_at: datetime | None, hidden_at: datetime | None
) -> bool:
    """Whether a post of the topic may show what it answers to. posts_topic: where that is; None if it is gone."""
    # one of the two went elsewhere, maybe to where others read
    return deleted_at is None and hidden_at is None and posts_topic == topic


def beginning(html: str) -> str:
    """Of a post, as an answer to it shows it: its own words before those it quotes."""
    return excerpt(plain(without_quotes(html)) or plain(html), QUOTE)


def _folded(posts: list[PostRow], blocked: Collection[int]) -> list[PostRow]:
    """What somebody wrote whom the reader has blocked is folded, also where it is quoted; what has no name, or no
    words any more, is not."""
    if not blocked:
        return posts
    rows = [
        replace(
            row,
            is_folded=row.stands and row.author.id in blocked,
            folds=frozenset(quoted_in(row.html).intersection(blocked)),
        )
        for row in posts
    ]
    return [with_folded_said(row) if row.said and row.said.by in blocked else row for row in rows]


def with_folded_quotes(html: str, summary: str, writers: Collection[int] | None = None) -> str:
    """The words of a post with each quote in them folded. summary: of the fold, as HTML; writers: fold only quotes of
    these members."""
    return folded(html, f'<details class="more-about folded">{summary}', "</details>", writers)


def with_folded_said(row: PostRow) -> PostRow:
    """The same post for somebody who has blocked the one it answers."""
    return replace(row, said=replace(row.said, is_folded=True)) if row.said else row
