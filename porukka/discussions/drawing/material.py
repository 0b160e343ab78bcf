"""What the posts of a window are filled in from: rows, faces, what others hang on them.

It is larger than what is drawn of it, and few readers need it: those who have something of their own in the window.
So it is kept for a shorter time than the drawn posts, and read again when it is gone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from markupsafe import Markup

from porukka.communities.membership import nobody_like
from porukka.communities.queries import Face
from porukka.communities.rules import may_see_members
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.clock import Teller, iso, note_change, watching
from porukka.core.holes import utf8
from porukka.core.ids import to_text
from porukka.core.jinja import macro
from porukka.core.jinja.filters import in_words, number
from porukka.core.stencils import NOTHING, Row, Stencil
from porukka.discussions.addresses import answer_at, place_at, topic_url
from porukka.discussions.drawing.kinds import USUAL, Kind, Own
from porukka.discussions.drawing.reacting import Answered, panel_of, stencil_of
from porukka.discussions.drawing.reading import Author, author_of, posts_of
from porukka.discussions.drawing.shapes import (
    HOLE,
    NO_WORDS,
    WORDS,
    WORDS_WITH_A_TITLE,
    Looks,
    Shape,
)
from porukka.discussions.drawing.speakers import Speaker, speaker_of
from porukka.discussions.models import Topic
from porukka.discussions.pointing import without_names
from porukka.discussions.queries.placed import Placed, placed
from porukka.discussions.queries.reactions import counts_of_posts
from porukka.discussions.queries.rows import (
    Hidden,
    beginning,
    hidden_words,
    may_be_quoted,
    stays,
    with_folded_quotes,
)
from porukka.discussions.queries.solution import Solution, solution_of
from porukka.discussions.queries.writers import writers_behind

A_POST = 2_000  # bytes of a post's columns and faces, besides its words (measured)

Values = dict[str, bytes | str]
# of posts on which nothing hangs; the hole stays one
USUALLY: Values = dict.fromkeys(("attached", "cards", "note", "below"), b"") | {HOLE: HOLE}


class Material:
    """A window of posts as everybody of a kind sees them, ready to be drawn."""

    def __init__(self, kind: Kind, reader: Reader, topic: Topic) -> None:
        self.kind, self.made_at = kind, timezone.now()
        self.nobody = nobody_like(reader)
        self.panel = panel_of(self.nobody, kind.language)
        self.posts = posts_of(topic.pk, topic.community_id, kind.start)
        self.placed = [placed(post) for post in self.posts]
        self.standing = [post for post in self.placed if post.stands]
        self.counts = counts_of_posts(self.nobody, [post.id for post in self.standing])
        self._place_of = {post.pk: place for place, post in enumerate(self.posts)}
        self._topic, self._url = topic.pk, topic_url(kind.slug, topic)  # nothing to escape in it
        self._accepted = topic.accepted_id if topic.is_solved and kind.for_questions else None
        self._looks = Looks(
            kind.slug,
            kind.language,
            kind.role,
            kind.parts_off,
            kind.hides_here,
            kind.may_accept,
            kind.may_accept and topic.replies > 0,
            kind.may_reply,
        )
        self._names_lead = may_see_members(self.nobody)
        self._speakers: dict[tuple[int | None, int | None], Speaker] = {}
        self._stencils: dict[Any, Stencil] = {}
        self._usually: Values = {**USUALLY, "panel": self.panel}
        self.solution = solution_of(kind.slug, topic)
        self._solved = _solved(self.solution)
        with watching() as watch:
            self._attached = _attached(self.nobody, self.standing)
        self.until = watch.until
        self._writers, self._words = self._unveiled(), self._uncovered()

    @property
    def size(self) -> int:
        """About how many bytes it is; what a post answers to brings its words along."""
        return sum(A_POST + len(post.html) + len(post.reply_to__html or "") for post in self.posts)

    @property
    def talking(self) -> Markup:
        """Who speaks here, each once, as a sentence says it; whoever has no name, by what she is called here."""
        people: dict[object, str] = {}
        for post, at in zip(self.posts, self.placed, strict=True):
            if not at.is_deleted and (post.author is not None or post.alias is not None):
                name = self._speaker(post).name
                people[post.author or name] = name
        return Markup(in_words(people.values()))  # noqa: S704  # nosec B704 (each of them is escaped)

    def draw(self, pk: int, own: Own, teller: Teller | None = None) -> Row:
        """The HTML of one post, empty if it is not in sight (or gone for good, since the others were drawn).

        teller: says its times, if it does so for others, too.
        """
        place = self._place_of.get(pk)
        if place is None or not stays(post := self.posts[place], may_undo=own.may_undo):
            return NOTHING
        where, speaker, said = self.placed[place], self._speaker(post), self._said(post)
        words, writer = own.words or self._words.get(pk), self._writers.get(pk)
        counts = self.counts.get(pk, {})
        shape = self._shape(
            post, where, own, speaker, words, is_quoting=bool(said), is_known=writer is not None
        )
        values: Values = {
            **self._usually,
            **speaker.values,
            **said,
            **self._times(post, teller or Teller()),
            "pk": b"%d" % pk,
            "address": to_text(pk).encode(),
            "number": b"%d" % post.number,
        }
        if where.stands:
            html = self._with_folds(post.html, own, is_all=own.is_said_folded and bool(said))
            values["html"] = html.encode()
            values["url"] = place_at(self._url, post.number).encode()
            values["answer_url"] = answer_at(self._url, post.number).replace("&", "&amp;").encode()
            if own is not USUAL or pk in self._attached:
                values |= self._hanging(pk, own)
            if counts:
                values |= _often(counts)
        else:
            values["hidden_why"] = utf8(post.hidden_why)
        if words is not None:
            values |= {"hidden_title": utf8(words.title), "hidden_html": words.html.encode()}
            values["hidden_attached"] = utf8(words.attached)
        if writer is not None and writer.id is not None:
            values |= {"writer": to_text(writer.id).encode(), "writer_name": utf8(writer.name)}
        if own.saved is not None:
            values["saved"] = to_text(own.saved.pk).encode()
        stencil = self._stencil(shape, tuple(counts), own.reacted)
        return stencil.filled(values | self._solved if shape.is_opening else values)

    def _stencil(self, shape: Shape, kinds: tuple[str, ...], reacted: frozenset[str]) -> Stencil:
        """kinds: the ways in which somebody reacted; reacted: in which the reader did."""
        key = (shape, kinds, reacted)
        known = self._stencils.get(key)
        if known is None:
            answered = Answered(self.kind.emoji, self.kind.counts_shown, kinds, reacted)
            known = self._stencils[key] = stencil_of(self._looks, shape, answered, self.nobody)
        return known

    def _shape(
        self,
        post: Any,
        where: Placed,
        own: Own,
        speaker: Speaker,
        words: Hidden | None,
        *,
        is_quoting: bool,
        is_known: bool,
    ) -> Shape:
        gone, is_veiled, face = where.is_deleted, post.alias is not None, speaker.values
        return Shape(
            post.number == 0,
            gone,
            where.is_hidden,
            is_veiled,
            not gone and "author" in face,
            not gone and "tagline" in face,
            not gone and "picture" in face,
            not gone and is_quoting,
            post.edited_at is not None,
            post.versions > 0,
            post.lang if post.lang != self.kind.language else "",
            post.pk == self._accepted,
            post.is_first,
            NO_WORDS if words is None else WORDS_WITH_A_TITLE if words.title else WORDS,
            is_known,
            post.number == 0 and self.solution is not None,
            bool(own.below),
            own.is_mine,
            own.is_folded,
            own.is_said_folded,
            own.is_solution_folded,
            own.may_undo,
            None if own.saved is None else own.saved.is_coming,
        )

    def _speaker(self, post: Any) -> Speaker:
        """Whom it is by, the same for all she wrote here."""
        key = (post.alias, post.author)
        known = self._speakers.get(key)
        if known is None:
            known = self._speakers[key] = speaker_of(post.alias, author_of(post))
        return known

    def _said(self, post: Any) -> Values:
        """What it answers to; nothing if that is not to be shown."""
        if not self._is_quoting(post):
            return {}
        key = (post.reply_to__alias, post.reply_to__author)
        speaker = self._speakers.get(key)
        if speaker is None:
            author = None if key[1] is None else Author(key[1], post.reply_to__author__name, "", None, "")
            speaker = speaker_of(key[0], author)
        return {
            "said_name": speaker.values["name"],
            "said_words": utf8(beginning(post.reply_to__html)),
            "said_url": place_at(self._url, post.reply_to__number).encode(),
        }

    def _with_folds(self, html: str, own: Own, *, is_all: bool) -> str:
        """The words as she reads them. is_all: every quote is folded, not only those of whom she has blocked."""
        if is_all or own.folds:
            summary = macro("discussions/post.html", "quoted")()
            html = with_folded_quotes(html, summary, None if is_all else own.folds)
        return html if self._names_lead else without_names(html)

    def _is_quoting(self, post: Any) -> bool:
        return post.reply_to is not None and may_be_quoted(
            self._topic, post.reply_to__topic, post.reply_to__deleted_at, post.reply_to__hidden_at
        )

    def quoted_by(self, post: Any) -> int | None:
        """Who wrote what the post shows that it answers, as far as that has a name."""
        return post.reply_to__author if post.deleted_at is None and self._is_quoting(post) else None

    def _times(self, post: Any, teller: Teller) -> Values:
        if self.until is not None:
            note_change(self.until)
        times: Values = {"iso": iso(post.made_at).encode(), "when": teller.when(post.made_at).encode()}
        if post.edited_at is not None:
            times["edited"] = teller.when(post.edited_at).encode()
        return times

    def _hanging(self, pk: int, own: Own) -> Values:
        """What hangs on it: of everybody's and of her own."""
        return {
            "attached": utf8(self._attached.get(pk, "")),
            "cards": utf8(macro("discussions/post.html", "leads")(own.cards)) if own.cards else b"",
            "note": utf8(macro("core/ui.html", "notice")(own.note, "info")) if own.note else b"",
            "below": utf8(own.below),
        }

    def _unveiled(self) -> Mapping[int, Face]:
        """Who wrote without a name, for those who see that."""
        veiled = [post.pk for post in self.posts if post.alias is not None]
        if not veiled or not self.kind.sees_writers:
            return {}
        return writers_behind(veiled, self.nobody, sees_writers=True)

    def _uncovered(self) -> Mapping[int, Hidden]:
        """The words of hidden posts, for those who decide about them."""
        hidden = [post for post, at in zip(self.posts, self.placed, strict=True) if at.is_hidden]
        return hidden_words(self.nobody, hidden, hides_here=True) if hidden and self.kind.hides_here else {}


def _often(counts: Mapping[str, int]) -> Values:
    """How many reacted, by the place of the way in which they did."""
    return {f"count{place}": number(count).encode() for place, count in enumerate(counts.values())}


def _attached(nobody: Reader, standing: Sequence[Placed]) -> Mapping[int, str]:
    """What goes with posts. Slots are asked only where a column of a post says that something does."""
    found = [post for post in standing if post.attached or post.carries]
    return slots.fill("post.attached", nobody, found) if found else {}


def _solved(found: Solution | None) -> Values:
    if found is None:
        return {}
    name, words = utf8(found.author.name), utf8(found.words)
    return {"solver": name, "solved_words": words, "solved_url": utf8(found.url)}
