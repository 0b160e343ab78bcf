"""What the posts of a window are drawn from: rows, faces, what others hang on them.

It is several times as large as what is drawn of it, and few readers need it: those who have something of their own in
the window. So it is kept for a shorter time than the drawn posts, and read again when it is gone.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet
from markupsafe import Markup

from porukka.communities.membership import nobody_like
from porukka.communities.rules import may_see_members
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.clock import watching
from porukka.core.holes import hole
from porukka.core.jinja import macro
from porukka.core.prepared import NUMBER, prepared
from porukka.discussions.addresses import WINDOW
from porukka.discussions.models import Post, Saved, Topic
from porukka.discussions.pointing import without_names
from porukka.discussions.queries.cards import InsideCard
from porukka.discussions.queries.reactions import choices, counts_of_posts, reactions_of
from porukka.discussions.queries.rows import Hidden, PostRow, hidden_words, row_of, stays, with_folded_said
from porukka.discussions.queries.solution import Solution, solution_of
from porukka.discussions.queries.writers import unveil

HERSELF = -1  # nobody's id: whoever reads, where a post is drawn as her own
# the same below every post: the emoji to choose from, which would make a text of one byte a letter one of four
PANEL, CSRF_INPUT = hole(), hole()
A_POST = 5_000  # bytes of a post's rows and faces, besides its words (measured)


@dataclass(frozen=True)
class Kind:
    """All that the HTML of a window of posts depends on: what is written there (by its versions), what of the topic,
    its room and the community is shown with it, and what its reader is."""

    topic: int
    start: int
    version: int
    people_version: int
    slug: str
    topic_slug: str
    emoji: str
    counts_shown: bool
    parts_off: str
    for_questions: bool
    role: str
    hides_here: bool
    sees_writers: bool
    may_accept: bool
    may_reply: bool
    language: str
    zone: str


@dataclass(frozen=True)
class Own:
    """What about a post is this reader's own: all else she sees as everybody of her kind does.

    is_folded, is_said_folded, is_solution_folded: she has blocked who wrote it, what it answers, what solved it;
    reacted: in which ways she did; words: of her hidden post; cards: of discussions that she may read; below: what
    higher folders add for her; note: to her as its writer, once.
    """

    is_mine: bool = False
    is_folded: bool = False
    is_said_folded: bool = False
    is_solution_folded: bool = False
    may_undo: bool = False
    reacted: frozenset[str] = frozenset()
    cards: tuple[InsideCard, ...] = ()
    saved: Saved | None = None
    words: Hidden | None = None
    below: str = ""
    note: str = ""

    @property
    def is_common(self) -> bool:
        """Whether others have the same, so that it is worth keeping."""
        return not (self.saved or self.words or self.below or self.note)


USUAL = Own()


class Material:
    """A window of posts as everybody of a kind sees them, ready to be drawn."""

    def __init__(self, kind: Kind, reader: Reader, topic: Topic) -> None:
        self.kind = kind
        self.nobody = nobody_like(reader)
        self.topic = topic
        self.panel = macro("discussions/reactions.html", "panel_of")(choices(self.nobody))
        self.posts = _read(topic, kind.start)
        self._place_of = {post.pk: place for place, post in enumerate(self.posts)}
        self._writers = unveil(self.posts, self.nobody, sees_writers=kind.sees_writers)
        self._words = hidden_words(self.nobody, self.posts, kind.hides_here)
        if not may_see_members(self.nobody):
            for post in self.posts:
                post.html = without_names(post.html)
        self.rows = [self._row(place, USUAL) for place in range(len(self.posts))]
        self.standing = [row for row in self.rows if row.stands]
        self._attached = slots.fill("post.attached", self.nobody, self.standing)
        self._tools = slots.fill("post.tools", self.nobody, self.rows)
        self.counts = counts_of_posts(self.nobody, [row.id for row in self.standing])
        self.solution = solution_of(kind.slug, topic)

    @property
    def size(self) -> int:
        """About how many bytes it is; what a post answers to brings its words along."""
        return sum(A_POST + 2 * (len(post.html) + len(post.text)) for post in self.posts)

    def draw(self, pk: int, own: Own) -> tuple[Markup, datetime | None]:
        """The HTML of one post, empty if it is not in sight (or gone for good, since the others were drawn), and the
        moment at which its words of time would be others."""
        place = self._place_of.get(pk)
        if place is None:
            return Markup(), None
        row = self.rows[place] if own == USUAL else self._row(place, own)
        if not stays(row, self.posts[place]):
            return Markup(), None
        tools = self._tools if own == USUAL else slots.fill("post.tools", self.nobody, [row])
        reactions = reactions_of(self.nobody, row, self.counts.get(row.id, {}), own.reacted)
        with watching() as watch:
            html = macro("discussions/in_page.html", "post_in_page")(
                row,
                self.topic.community,
                own,
                reactions,
                PANEL if self.panel else "",
                tools[row.id],
                self._attached[row.id],
                _folded(self.solution) if own.is_solution_folded else self.solution,
                self.kind.may_accept and self.topic.replies > 0,
                may_reply=self.kind.may_reply,
                is_member=self.nobody.is_member,
                csrf_input=CSRF_INPUT,
            )
        return html, watch.until

    def _row(self, place: int, own: Own) -> PostRow:
        post, reader = self.posts[place], self.nobody
        if own.is_mine:
            if post.is_veiled:
                post = copy(post)
                post.recognised(HERSELF)
            reader = nobody_like(reader, post.writer_id or HERSELF)
        words = own.words or self._words.get(post.pk)
        row = row_of(reader, self.topic, post, words, self.kind.hides_here, self._writers.get(post.pk))
        if own.is_said_folded:
            row = with_folded_said(row)
        may_accept = self.kind.may_accept and row.number > 0 and row.stands
        return replace(row, may_accept=may_accept, may_undo=own.may_undo)


def _folded(solution: Solution | None) -> Solution | None:
    return replace(solution, is_folded=True) if solution else None


def _read(topic: Topic, start: int) -> list[Post]:
    """The posts of a window, those too that nobody or hardly anybody sees."""
    return _window(community=topic.community_id, topic=topic.pk, first=start, last=start + WINDOW - 1)


@prepared(community=NUMBER, topic=NUMBER, first=NUMBER, last=NUMBER)
def _window(community: int, topic: int, first: int, last: int) -> QuerySet[Post]:
    posts = Post.objects.filter(community_id=community, topic=topic, number__gte=first, number__lte=last)
    return posts.select_related("author", "reply_to__author").order_by("number")
