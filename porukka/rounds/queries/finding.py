"""What waits for one member today: six queries at most, each part bounded by an index, a window or a roll-up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.utils import timezone

from porukka.communities.models import Block, Member, Room, RoomMember, Waiting
from porukka.communities.roles import has
from porukka.communities.rules import may_decide_who_joins
from porukka.discussions.models import Post, ReactionCount, Topic, Veil
from porukka.moderation.queries import told_cases
from porukka.newcomers.models import NEW_DAYS, Beginning
from porukka.rounds import rules
from porukka.rounds.models import Errand
from porukka.rounds.queries.picking import Found
from porukka.rounds.queries.quiet import quiet

Kind, How = Errand.Kind, Errand.How
MOST = 20  # of a kind
WAITED = timedelta(days=30)  # a discussion that nobody has answered for longer is left in peace
LATELY = timedelta(days=14)
LATEST = 60  # discussions, and posts at the end of each, that are looked at for what was said to the team
RESTS = timedelta(days=14)  # what somebody has seen to does not come back before
HANDED_RESTS = timedelta(days=3)
KEPT = timedelta(days=90)  # no candidate is older, so what was let be before needs no asking

COLUMNS = ("found_kind", "found_subject", "found_about", "found_at", "found_weight")
Line = tuple[str, int, int | None, datetime | None, int]
Waiters = QuerySet[Any, Any]


def find(member: Member) -> list[Found]:
    """All that waits for this member and that nobody of the team has seen to, the longest wait first in each kind."""
    topics = Topic.objects.visible_to(member)
    if not rules.goes_everywhere(member):
        topics = topics.filter(room__in=member.stewarded)
    rows = _in_one(
        _introductions(member),
        _openings(member, topics),
        _comments(member, topics),
        _rooms(member),
        _apart(member, topics),
    )
    found = [
        *map(_found, sorted(rows, key=_in_order)),
        *(quiet(member) if rules.goes_everywhere(member) else ()),
        *_reports(member),
        *_doors(member),
    ]
    order, rests = list(Kind), _resting(member)
    found.sort(key=lambda one: order.index(Kind(one.kind)))
    return list(
        {(one.kind, one.subject): one for one in found if one.subject not in rests[one.kind]}.values()
    )


def _in_one(first: Waiters, *others: Waiters) -> list[Line]:
    """What five selections find, asked for in one query. Each is bounded inside, where its order is known."""
    return list(first.union(*others, all=True).values_list(*COLUMNS))


def _line(rows: QuerySet[Any], kind: Any, *, about: Any = None, at: Any = None, weight: Any = 0) -> Waiters:
    """Rows in the columns that all of them share. kind: a Kind or an expression; about, at, weight: names of columns;
    weight: what comes before `at` in the order of a kind, a smaller one first."""
    return rows.annotate(
        found_kind=kind if isinstance(kind, Case) else Value(str(kind), output_field=CharField()),
        found_subject=F("pk"),
        found_about=Cast(F(about) if about else Value(None), BigIntegerField()),
        found_at=Cast(F(at) if at else Value(None), DateTimeField()),
        found_weight=Cast(weight or Value(0), IntegerField()),
    ).values(*COLUMNS)


def _in_order(line: Line) -> tuple[int, float, int]:
    kind, subject, _about, at, weight = line
    when = at.timestamp() if at else 0.0
    return weight, -when if kind == Kind.APART else when, subject


def _found(line: Line) -> Found:
    kind, subject, about, _at, _weight = line
    if kind == Kind.ROOM:
        return Found(kind, subject, room=subject)
    return Found(kind, subject, post=subject, about=about)


def _of_the_team(path: str) -> Q:
    return Q(**{f"{path}role__in": Member.TEAM})


def _speakable(member: Member) -> Q:
    """Of posts or topics: by somebody outside the team who is here, or without a name; not her own, and nothing
    between the two of them is blocked."""
    here = Q(author__state=Member.State.ACTIVE) & ~_of_the_team("author__") & ~Q(author=member.pk)
    away = Q(author__in=Block.objects.against(member).values("member"))
    left_alone = Q(author__in=Block.objects.by(member).values("blocked"))
    return here & ~away & ~left_alone


def _openings(member: Member, topics: QuerySet[Topic]) -> Waiters:
    """Newcomers' first, then the others': without a reply for at most WAITED."""
    hers = Veil.objects.filter(member=member.pk, post__topic=OuterRef("pk"), post__number=0)
    rows = (
        topics.filter(replies=0, closed_at=None, last_at__gt=timezone.now() - WAITED)
        .filter(_speakable(member) | (Q(is_veiled=True) & ~Exists(hers)))
        .filter(
            posts__community_id=member.community_id,
            posts__number=0,
            posts__deleted_at=None,
            posts__hidden_at=None,
        )
        .annotate(is_new=_by_newcomer("made_at", "author__joined_at"))
        .order_by("-is_new", "last_at", "pk")
        .values("posts__pk")[: 2 * MOST]
    )
    # an opening is as old as its discussion
    kind = Case(
        When(_is_newcomer("made_at", "author__joined_at"), then=Value(str(Kind.NEWCOMER))),
        default=Value(str(Kind.OPENING)),
        output_field=CharField(),
    )
    return _line(Post.objects.filter(pk__in=rows), kind, about="author_id", at="topic__last_at")


def _is_newcomer(made_at: str, joined_at: str) -> Q:
    return Q(**{f"{made_at}__lt": F(joined_at) + timedelta(days=NEW_DAYS)})


def _by_newcomer(made_at: str, joined_at: str) -> Case:
    return Case(
        When(_is_newcomer(made_at, joined_at), then=Value(1)), default=Value(0), output_field=IntegerField()
    )


def _introductions(member: Member) -> Waiters:
    """Those that stand below the welcome; the others are openings. No table is read while nobody waits."""
    if member.community.newcomer_waits_since is None:
        return _line(Post.objects.none(), Kind.NEWCOMER)
    waiting = Beginning.objects.visible_to(member).waiting().filter(intro__number__gt=0)
    rows = waiting.order_by("asked_at", "pk").values("intro")[:MOST]
    # whoever introduces herself waits before those who have begun a discussion
    return _line(
        Post.objects.filter(pk__in=rows), Kind.NEWCOMER, about="author_id", at="made_at", weight=Value(-1)
    )


def _comments(member: Member, topics: QuerySet[Topic]) -> Waiters:
    """Said to the team, or to a steward herself, in the newest discussions: nobody has answered or reacted."""
    now = timezone.now()
    newest = topics.filter(replies__gt=0, last_at__gt=now - LATELY).order_by("-last_at", "-pk")[:LATEST]
    if rules.goes_everywhere(member):
        direct, general = _of_the_team("reply_to__author__"), _of_the_team("topic__author__")
    else:
        direct, general = Q(reply_to__author=member.pk), Q(topic__author=member.pk)
    reactions = ReactionCount.objects.filter(community=member.community_id, post=OuterRef("pk"))
    after = Post.objects.filter(
        community=member.community_id, topic=OuterRef("topic"), number__gt=OuterRef("number"), deleted_at=None
    )
    hers = Veil.objects.filter(member=member.pk, post=OuterRef("pk"))
    rows = (
        Post.objects.filter(
            community=member.community_id,
            topic__in=newest.values("pk"),
            number__gt=F("topic__last_number") - LATEST,
            made_at__gt=now - LATELY,
            is_answered=False,
            deleted_at=None,
            hidden_at=None,
        )
        .filter(number__gt=0)
        .filter(direct | (Q(reply_to=None) & general))
        .filter(_speakable(member) | (Q(alias__isnull=False) & ~Exists(hers)))
        .filter(~Exists(reactions), ~Exists(after.filter(_of_the_team("author__"))))
        .order_by("made_at", "pk")
        .values("pk")[:MOST]
    )
    return _line(Post.objects.filter(pk__in=rows), Kind.COMMENT, about="author_id", at="made_at")


def _reports(member: Member) -> list[Found]:
    """Posts and questions that somebody has told the team about. One query while nothing was told: beside the others
    SQLite would look for reports about each post of the community."""
    if not has(member, "settle_reports"):
        return []
    return [Found(Kind.REPORT, report, post=post) for report, post in told_cases(member, MOST)]


def _doors(member: Member) -> list[Found]:
    """Who asks to join, and whom members have named: columns of the community tell, no query."""
    if not may_decide_who_joins(member):
        return []
    waiting = {
        Kind.DOOR: member.community.asking_count,
        Kind.SUGGESTED: member.community.nominations_waiting,
    }
    return [Found(kind, 0) for kind, count in waiting.items() if count]


def _rooms(member: Member) -> Waiters:
    """Her private rooms before which somebody stands."""
    asked = Waiting.objects.filter(
        community=member.community_id, room=OuterRef("pk"), state=Waiting.State.ASKED
    )
    hers = RoomMember.objects.filter(
        community=member.community_id, room=OuterRef("pk"), member=member.pk, is_owner=True
    )
    rooms = Room.objects.readable_by(member).exclude(kind=Room.Kind.OPEN)
    rooms = rooms.filter(Q(Exists(hers)) | Q(pk__in=member.stewarded)).filter(Exists(asked))
    rows = rooms.in_order().values("pk")[:MOST]
    return _line(Room.objects.filter(pk__in=rows), Kind.ROOM, weight=F("position"))


def _apart(member: Member, topics: QuerySet[Topic]) -> Waiters:
    """The liveliest of the newest discussions in which nobody of the team (a steward: she herself) has spoken."""
    said = Post.objects.filter(community=member.community_id, topic=OuterRef("pk"), deleted_at=None)
    team = _of_the_team("author__") if rules.goes_everywhere(member) else Q(author=member.pk)
    lately = topics.filter(replies__gte=2, closed_at=None, last_at__gt=timezone.now() - LATELY)
    newest = lately.order_by("-last_at", "-pk")[:LATEST]
    rows = (
        Topic.objects.filter(community=member.community_id, pk__in=newest.values("pk"))
        .filter(~Exists(said.filter(team)))
        .filter(
            posts__community_id=member.community_id,
            posts__number=0,
            posts__deleted_at=None,
            posts__hidden_at=None,
        )
        .order_by("-speakers", "-last_at", "pk")
        .values("posts__pk")[:MOST]
    )
    posts = Post.objects.filter(pk__in=rows)
    return _line(posts, Kind.APART, about="author_id", at="topic__last_at", weight=-F("topic__speakers"))


def _resting(member: Member) -> dict[str, set[int]]:
    """Subjects that do not come today, by kind: let be by her, handed to somebody, or seen to. One query."""
    now = timezone.now()
    seen_to = Q(how__in=[How.NOTED, How.THANKED], done_at__gt=now - RESTS) & Q(
        kind__in=[Kind.QUIET, Kind.APART, Kind.COMMENT]
    )
    rows = Errand.objects.filter(community=member.community_id, done_at__gt=now - KEPT).filter(
        Q(how=How.LET_BE, member=member.pk) | Q(how=How.HANDED, done_at__gt=now - HANDED_RESTS) | seen_to
    )
    rests: dict[str, set[int]] = {kind: set() for kind in Kind}
    for kind, subject in rows.order_by("-done_at").values_list("kind", "subject")[:2_000]:
        same = Errand.TALK if kind in Errand.TALK else (kind,)
        for one in same:
            rests[one].add(subject)
    return rests
