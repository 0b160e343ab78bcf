"""What is done together, kind by kind: counted from its tables here, or from its deeds in `noted`. Words are in
`telling`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from porukka.communities.models import Community, Room
from porukka.ideas.models import Idea
from porukka.ideas.models import Vote as IdeaVote
from porukka.insights.measures.doing import Doing
from porukka.insights.queries import noted
from porukka.pages.models import Page
from porukka.polls.models import Poll, Vote
from porukka.profiles.models import Introduction

MOST = 500  # of a kind in a window
Source = Callable[[Community, datetime, datetime, Room | None], list[Doing]]
DOINGS: dict[str, Source] = {}


def doing(kind: str) -> Callable[[Source], Source]:
    """Decorator: the function gives what was begun of this kind in a time, in the whole community or in a room."""

    def register(source: Source) -> Source:
        DOINGS[kind] = source
        return source

    return register


def done_in(
    community: Community, since: datetime, until: datetime, room: Room | None
) -> dict[str, list[Doing]]:
    """All of it, by kind; a kind that was counted from its tables is not counted again."""
    told = noted.doings(community, since, until, room)
    return told | {kind: source(community, since, until, room) for kind, source in DOINGS.items()}


@doing("polls")
def polls(community: Community, since: datetime, until: datetime, room: Room | None) -> list[Doing]:
    """Begun by who asked, done by who voted."""
    found = Poll.objects.filter(
        community=community, post__made_at__gt=since, post__made_at__lte=until, post__deleted_at=None
    ).filter(post__hidden_at=None, post__topic__deleted_at=None)
    if room is not None:
        found = found.filter(post__topic__room=room)
    begun = dict(found.order_by("-pk").values_list("pk", "post__author")[:MOST])
    voters: defaultdict[int, set[int]] = defaultdict(set)
    votes = Vote.objects.filter(community=community, poll__in=list(begun)).exclude(member=None)
    for poll, member in votes.values_list("poll", "member").iterator():
        voters[poll].add(member)
    return [Doing(starter, frozenset(voters[poll])) for poll, starter in begun.items()]


@doing("ideas")
def ideas(community: Community, since: datetime, until: datetime, room: Room | None) -> list[Doing]:
    """Begun by whose idea it is, done by who voted for it; also those nobody has voted for yet."""
    found = Idea.objects.filter(
        community=community, put_up_at__gt=since, put_up_at__lte=until, post__deleted_at=None
    ).filter(post__hidden_at=None, post__topic__deleted_at=None)
    if room is not None:
        found = found.filter(post__topic__room=room)
    begun = dict(found.order_by("-pk").values_list("pk", "post__author")[:MOST])
    voters: defaultdict[int, set[int]] = defaultdict(set)
    votes = IdeaVote.objects.filter(community=community, idea__in=list(begun)).exclude(member=None)
    for idea, member in votes.values_list("idea", "member").iterator():
        voters[idea].add(member)
    return [Doing(starter, frozenset(voters[idea])) for idea, starter in begun.items()]


@doing("pages")
def pages(community: Community, since: datetime, until: datetime, room: Room | None) -> list[Doing]:
    """Begun by who wrote a discussion up, done by her and by who edited it last."""
    found = Page.objects.filter(
        community=community, made_at__gt=since, made_at__lte=until, deleted_at=None
    ).order_by("-pk")
    if room is not None:
        found = found.filter(room=room)
    rows = found.values_list("made_by", "edited_by")[:MOST]
    return [Doing(made, frozenset(who for who in (made, edited) if who)) for made, edited in rows]


@doing("introductions")
def introductions(community: Community, since: datetime, until: datetime, room: Room | None) -> list[Doing]:
    """Begun by who introduced two others, done by these two, once both have said yes. They are in no room."""
    if room is not None:
        return []
    met = Introduction.objects.filter(community=community, met_at__gt=since, met_at__lte=until)
    rows = met.order_by("-pk").values_list("by", "first", "second")[:MOST]
    return [Doing(by, frozenset({first, second})) for by, first, second in rows]
