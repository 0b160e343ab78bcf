"""What pages read: the ledger as each reader may see it, in a number of queries that does not grow with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from porukka.communities.models import Community, Member, Room
from porukka.communities.rules import may_see_members
from porukka.communities.visitor import Reader
from porukka.core.ids import from_text, to_text
from porukka.core.prepared import NUMBER, NUMBERS, prepared
from porukka.discussions.addresses import post_url, topic_url
from porukka.discussions.models import Post
from porukka.ledger import rules
from porukka.ledger.models import Entry, Step
from porukka.polls.models import Poll
from porukka.purpose.models import Pain
from porukka.purpose.queries.leading import Lead, leads

A_PAGE = 30
QUARTER = timedelta(days=91)
MOST_WAITING = 5  # of each kind
MOST_OF_TEAM = 100
State = Entry.State
SHOWN: dict[str, tuple[str, ...]] = {
    "all": tuple(State.values),
    "heard": (State.HEARD, State.REVIEW),
    "planned": (State.PLANNED, State.DOING),
    "done": (State.DONE,),
    "declined": (State.DECLINED,),
}


class StepRow(NamedTuple):
    """by: the name of who said so, "" if nobody did, or for a reader who does not see who is here."""

    words: str
    word: str
    by: str
    at: datetime


@dataclass(frozen=True)
class EntryRow:
    """said: what was asked for; url: where, "" if elsewhere; done_in: the discussion that tells of what was done, if
    the reader may see it; is_answered_for: somebody of the team does; answers_for: her name, "" for a reader
    who does not see who is here."""

    id: int
    kind: str
    kind_words: str
    said: str
    url: str
    state: str
    state_words: str
    word: str
    at: datetime
    is_answered_for: bool
    answers_for: str
    done_in: Lead | None
    steps: list[StepRow]
    may_keep: bool
    may_state: bool

    @property
    def address(self) -> str:
        return to_text(self.id)


@dataclass(frozen=True)
class LedgerPage:
    """after: the key of the next page, "" on the last."""

    rows: list[EntryRow]
    after: str


class Summary(NamedTuple):
    """Of the last quarter: how many were heard, done and declined."""

    heard: int
    done: int
    declined: int


class Waits(NamedTuple):
    """Something the team may file. shared: how many have a pain point, None for a poll."""

    post: int
    said: str
    url: str
    shared: int | None


def page(reader: Reader, *, show: str = "all", after: str = "") -> LedgerPage:
    """A page of what this reader may see, what changed last first.

    show: of SHOWN; after: the key a former page gave, a broken one means the first page.
    """
    found = Entry.objects.visible_to(reader).filter(state__in=SHOWN[show])
    if (key := _key(reader, after)) is not None:
        at, pk = key
        found = found.filter(Q(stated_at__lt=at) | Q(stated_at=at, id__lt=pk))
    some = list(_whole(found).order_by("-stated_at", "-id")[: A_PAGE + 1])
    more, some = len(some) > A_PAGE, some[:A_PAGE]
    return LedgerPage(rows_of(reader, some), to_text(some[-1].pk) if more else "")


def _key(reader: Reader, after: str) -> tuple[datetime, int] | None:
    try:
        pk = from_text(after)
    except ValueError:
        return None
    found = Entry.objects.visible_to(reader).filter(pk=pk)
    return found.values_list("stated_at", "pk").first()


def _whole(found: QuerySet[Entry]) -> QuerySet[Entry]:
    return found.select_related("post__topic__room", "answers_for")


def rows_of(reader: Reader, found: Iterable[Entry]) -> list[EntryRow]:
    """These as they are shown, with each step: two more queries, none for nothing."""
    entries = list(found)
    if not entries:
        return []
    sees = may_see_members(reader)
    steps: dict[int, list[StepRow]] = defaultdict(list)
    taken = Step.objects.filter(community_id=reader.community_id, entry__in=entries)
    for step in taken.select_related("by").order_by("at", "pk"):
        by = step.by.name if step.by and sees else ""
        steps[step.entry_id].append(StepRow(str(State(step.state).label), step.word, by, step.at))
    done = leads(reader, {entry.done_in_id for entry in entries if entry.done_in_id})
    return [_row(reader, entry, steps[entry.pk], done) for entry in entries]


def _row(reader: Reader, entry: Entry, steps: list[StepRow], done: dict[int, Lead]) -> EntryRow:
    return EntryRow(
        id=entry.pk,
        kind=entry.kind,
        kind_words=str(Entry.Kind(entry.kind).label),
        said=said_in(entry),
        url=url_of(reader.community.slug, entry.post) if entry.post else "",
        state=entry.state,
        state_words=str(State(entry.state).label),
        word=entry.word,
        at=entry.stated_at,
        is_answered_for=entry.answers_for is not None,
        answers_for=entry.answers_for.name if entry.answers_for and may_see_members(reader) else "",
        done_in=done.get(entry.done_in_id or 0),
        steps=steps,
        may_keep=rules.may_keep(reader),
        may_state=rules.may_state(reader, entry),
    )


def said_in(entry: Entry) -> str:
    """What was asked for, in a line."""
    return entry.said or (entry.post.topic.title if entry.post else "")


def url_of(slug: str, post: Post) -> str:
    """Where it was said. slug: the community's."""
    return topic_url(slug, post.topic) if post.is_opening else post_url(slug, post.topic, post.number)


def entry(reader: Reader, pk: int) -> Entry | None:
    return _whole(Entry.objects.visible_to(reader)).filter(pk=pk).first()


def entries_of_topics(reader: Reader, topics: Collection[int]) -> dict[int, list[tuple[str, str]]]:
    """State and word of what stands in the ledger of these discussions, which the reader is known to see, without
    ideas, which tell their state themselves. One query."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for topic, state, word in _of_topics(community=reader.community_id, topics=list(topics)):
        found[topic].append((state, word))
    return found


@prepared(community=NUMBER, topics=NUMBERS)
def _of_topics(community: int, topics: list[int]) -> QuerySet[Entry, tuple[int, str, str]]:
    standing = Entry.objects.filter(
        community_id=community,
        post__topic__in=topics,
        post__deleted_at=None,
        post__hidden_at=None,
    )
    found = standing.exclude(kind=Entry.Kind.IDEA).order_by("post__number", "pk")
    return found.values_list("post__topic", "state", "word")


def summary(reader: Reader) -> Summary:
    """How many of those this reader may see were heard, done and declined in the last quarter. One query."""
    since = timezone.now() - QUARTER
    late = Q(stated_at__gte=since)
    counted = Entry.objects.visible_to(reader).aggregate(
        heard=Count("pk", filter=Q(heard_at__gte=since)),
        done=Count("pk", filter=late & Q(state=State.DONE)),
        declined=Count("pk", filter=late & Q(state=State.DECLINED)),
    )
    return Summary(**counted)


def waiting(member: Reader) -> tuple[list[Waits], list[Waits]]:
    """What nobody has filed yet: pain points, those that most share first, and polls that have closed, the latest
    first. Two queries. Only of open rooms, which are all that may be filed."""
    filed = Entry.objects.filter(community_id=member.community_id, post__isnull=False).values("post")
    pains = Pain.objects.visible_to(member).living().exclude(state=Pain.State.SOLVED).exclude(post__in=filed)
    pains = pains.filter(post__topic__room__kind=Room.Kind.OPEN).select_related("post__topic")
    now = timezone.now()
    polls = Poll.objects.visible_to(member).filter(closes_at__lte=now, closes_at__gt=now - QUARTER)
    polls = polls.exclude(post__in=filed).filter(post__topic__room__kind=Room.Kind.OPEN)
    slug = member.community.slug
    return (
        [
            Waits(one.post_id, one.post.topic.title, url_of(slug, one.post), one.me_too)
            for one in pains.order_by("-me_too", "pk")[:MOST_WAITING]
        ],
        [
            Waits(one.post_id, one.question, url_of(slug, one.post), None)
            for one in polls.select_related("post__topic").order_by("-closes_at", "pk")[:MOST_WAITING]
        ],
    )


def team(community: Community) -> list[Member]:
    """Who may answer for something, by their names."""
    people = Member.objects.active().filter(community=community, role__in=Member.TEAM)
    return list(people.order_by("name", "pk")[:MOST_OF_TEAM])
