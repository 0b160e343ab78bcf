"""An archive is brought along, in transactions of some hundred posts: broken off, it goes on where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import F
from django.utils import timezone
from django.utils.translation import override

from porukka.discussions.actions.loading import OldPost, OldTopic, load
from porukka.discussions.models import Post
from porukka.importing.actions.authors import Who, batches
from porukka.importing.models import Brought, Import
from porukka.importing.staging import Staged, Waiting
from porukka.importing.words import Wording

SIZE = 200  # posts in one transaction
LONGEST = 5_000  # posts of a discussion; what is longer goes on in another


@dataclass
class Counts:
    """What became of the posts of a file. there: were here already; gone: their discussion was deleted here;
    shortened: of those brought, longer than a post can be."""

    topics: int = 0
    brought: int = 0
    there: int = 0
    gone: int = 0
    shortened: int = 0


def bring(
    batch: Import,
    staged: Staged,
    rooms: Mapping[str, int],
    people: Mapping[str, Who],
    *,
    pseudonyms: bool = False,
    step: Callable[[int], None] = lambda posts: None,
) -> Counts:
    """Write all that is not here yet. Nobody is told, no gate is asked: it has been said already.

    rooms: channel → id of the room its words go to; people: what `authors.settle` gave; step: told how many posts
    were looked at. Raises IntegrityError if another import brings the same at this moment.
    """
    work = _Work(batch, rooms, people, Wording(batch.source, people, without_names=pseudonyms), step)
    with override(batch.community.language):
        topics = work.topics(staged)
        load(batch.community, topics, then=work.keep, bringing=batch.pk, size=SIZE)
    Import.objects.filter(pk=batch.pk).update(finished_at=timezone.now(), people=len(people))
    work.counts.shortened = work.wording.shortened
    return work.counts


@dataclass
class _Work:
    batch: Import
    rooms: Mapping[str, int]
    people: Mapping[str, Who]
    wording: Wording
    step: Callable[[int], None]
    counts: Counts = field(default_factory=Counts)
    seen: int = 0
    waiting: list[Waiting] = field(
        default_factory=list
    )  # given to the loader and not written yet, in their order
    here: dict[str, int] = field(default_factory=dict)  # id of the other place → the post, in this discussion
    last_topic: int | None = None

    def topics(self, staged: Staged) -> Iterator[OldTopic]:
        for posts in staged.discussions():
            yield from self._discussion(posts)

    def _discussion(self, posts: Iterator[Waiting]) -> Iterator[OldTopic]:
        """A discussion in pieces of SIZE new posts: each is written before the next is asked for."""
        self.here, title, part, length = {}, "", 1, 0
        onto, is_gone, new = None, False, list[Waiting]()
        for some in batches(posts, SIZE):
            title = title or self.wording.title(some)
            known = self._known(some)
            onto, is_gone = _where(known, onto, is_gone)
            for post in some:
                if post.key in known:
                    self.counts.there += 1
                    if known[post.key].topic == onto and (pk := known[post.key].post):
                        self.here[post.id] = pk
                elif is_gone:
                    self.counts.gone += 1
                else:
                    new.append(post)
                if len(new) == SIZE:
                    yield self._piece(new, title, part, onto)
                    onto, length, new = self.last_topic, length + SIZE, []
                    if length >= LONGEST:
                        onto, length, part, self.here = None, 0, part + 1, {}
            self.seen += len(some)
            self.step(self.seen)
        if new:
            yield self._piece(new, title, part, onto)

    def _piece(self, posts: list[Waiting], title: str, part: int, onto: int | None) -> OldTopic:
        self.waiting += posts
        places: dict[str, int] = {}
        said: list[OldPost] = []
        for place, post in enumerate(posts):
            named = dict.fromkeys(self.people[name].pk for name in post.named if name in self.people)
            answered = places.get(post.reply_to)
            said.append(
                OldPost(
                    self.people[post.author].pk,
                    self.wording.text(post),
                    post.at,
                    reply_to=answered,
                    answers=self.here.get(post.reply_to) if answered is None and onto else None,
                    named=list(named),
                    points=False,
                )
            )
            places[post.id] = place
        return OldTopic(self.rooms[posts[0].place], self.wording.numbered(title, part), said, onto)

    def keep(self, posts: list[Post]) -> None:
        """Inside the transaction that writes the posts."""
        written, self.waiting = self.waiting[: len(posts)], self.waiting[len(posts) :]
        Brought.objects.bulk_create(
            Brought(
                community_id=self.batch.community_id,
                source=self.batch.source,
                key=said.key,
                post=post,
                batch=self.batch,
            )
            for said, post in zip(written, posts, strict=True)
        )
        topics = sum(post.is_opening for post in posts)
        facts = {"posts": F("posts") + len(posts), "topics": F("topics") + topics}
        Import.objects.filter(pk=self.batch.pk).update(**facts)
        self.counts.brought += len(posts)
        self.counts.topics += topics
        self.last_topic = posts[-1].topic_id
        self.here |= {
            said.id: post.pk
            for said, post in zip(written, posts, strict=True)
            if post.topic_id == self.last_topic
        }

    def _known(self, posts: list[Waiting]) -> dict[str, _Place]:
        rows = Brought.objects.filter(
            community_id=self.batch.community_id,
            source=self.batch.source,
            key__in=[post.key for post in posts],
        )
        return {
            key: _Place(post, None if deleted else topic)
            for key, post, topic, deleted in rows.values_list(
                "key", "post", "post__topic", "post__topic__deleted_at"
            )
        }


@dataclass(frozen=True)
class _Place:
    """Where a post stands that came before. topic: None if it was deleted, post too once that is purged."""

    post: int | None
    topic: int | None


def _where(known: Mapping[str, _Place], onto: int | None, is_gone: bool) -> tuple[int | None, bool]:
    """The topic that is made longer, and whether there is none any more."""
    topics = [place.topic for place in known.values() if place.topic is not None]
    if topics:
        return topics[0], False
    return onto, is_gone or bool(known and onto is None)
