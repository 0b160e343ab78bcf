"""A window of a community's roll-ups, as the measures take it. Who is team is asked now, not when it was written."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Sum

from porukka.communities.models import Community, Member, Room
from porukka.discussions.models import Post, Topic
from porukka.insights.measures.care import Course
from porukka.insights.measures.conversation import NOBODY, WINDOW, Tally
from porukka.insights.models import UNKNOWN, MemberDay, PairDay

NEWCOMER = timedelta(days=30)


def team_of(community: Community) -> frozenset[str]:
    """Founder, managers and moderators of today, as the measures name people."""
    found = Member.objects.filter(community=community, role__in=Member.TEAM)
    return frozenset(map(name_of, found.values_list("pk", flat=True)))


def name_of(member: int) -> str:
    return NOBODY if member == UNKNOWN else str(member)


def tally(
    community: Community,
    until: date,
    room: Room | None = None,
    *,
    since: date | None = None,
    is_open: bool = False,
) -> Tally:
    """The 90 days up to and with `until`, of the community or of one room.

    since: the day before another stretch; is_open: of its open rooms alone, where people are to be named.
    """
    since = since or until - WINDOW
    own = Q(community=community) if room is None else Q(community=community, room=room)
    if is_open:
        own &= Q(room__kind=Room.Kind.OPEN)
    days = MemberDay.objects.filter(own)
    within = {"day__gt": since, "day__lte": until}
    people = list(
        days.filter(**within).values_list("member").annotate(Sum("posts"), Sum("started")).order_by()
    )
    pairs = PairDay.objects.filter(own, **within).values_list("teller", "hearer").order_by()
    told = pairs.annotate(
        replies=Sum("replies"), tied=Count("day", distinct=True, filter=Q(ties__gt=0))
    ).values_list("teller", "hearer", "replies", "tied")
    replies: Counter[tuple[str, str]] = Counter()
    ties: Counter[tuple[str, str]] = Counter()
    for teller, hearer, count, tied in told:
        replies[name_of(teller), name_of(hearer)] += count
        if tied:
            ties[name_of(teller), name_of(hearer)] += tied
    return Tally(
        threads=Counter({name_of(who): started for who, _posts, started in people if started}),
        posts=Counter({name_of(who): posts for who, posts, _started in people if posts}),
        replies=replies,
        ties=ties,
        before=None if _is_young(days, since) else _before(days, since),
    )


def _is_young(days: QuerySet[MemberDay], since: date) -> bool:
    first = days.aggregate(first=Min("day"))["first"]
    return first is None or first > since - WINDOW


def _before(days: QuerySet[MemberDay], since: date) -> frozenset[str]:
    found = days.filter(day__gt=since - WINDOW, day__lte=since, posts__gt=0).exclude(member=UNKNOWN)
    return frozenset(map(name_of, found.values_list("member", flat=True).distinct()))


def courses(
    community: Community, since: datetime, until: datetime, team: frozenset[str], room: Room | None = None
) -> list[Course]:
    """How each discussion went that began in this time, the newest first. A newcomer: in her first 30 days."""
    topics = Topic.objects.filter(community=community, deleted_at=None, made_at__gt=since, made_at__lte=until)
    if room is not None:
        topics = topics.filter(room=room)
    members = [int(name) for name in team]
    others = _by_others()
    outside = Post.objects.filter(topic=OuterRef("pk"), deleted_at=None, hidden_at=None).filter(
        _by_another(), ~Q(author__in=members) | Q(author=None)
    )
    rows = topics.annotate(first=Min("posts__made_at", filter=others), helped=Exists(outside)).values_list(
        "author_id", "made_at", "first", "helped", "speakers", "pk", "author__joined_at"
    )
    return [
        Course(
            by_team=author in members,
            began=began,
            wait=None if first is None else max(first - began, timedelta(0)),
            only_team=first is not None and not helped,
            speakers=speakers,
            by_newcomer=bool(author) and began - joined < NEWCOMER,
            key=pk,
        )
        for author, began, first, helped, speakers, pk, joined in rows.order_by("-made_at", "-pk")
    ]


def _by_others() -> Q:
    """Of a topic's posts: those that stand, and are not by whoever began it."""
    standing = Q(posts__deleted_at=None, posts__hidden_at=None)
    named = Q(posts__author__isnull=False) & (Q(author=None) | ~Q(posts__author=F("author")))
    unnamed = Q(posts__author=None, posts__alias__isnull=False) & ~Q(is_veiled=True, posts__alias=0)
    return standing & (named | unnamed)


def _by_another() -> Q:
    """The same, asked of the posts themselves."""
    named = Q(author__isnull=False) & (Q(topic__author=None) | ~Q(author=F("topic__author")))
    unnamed = Q(author=None, alias__isnull=False) & ~Q(topic__is_veiled=True, alias=0)
    return named | unnamed
