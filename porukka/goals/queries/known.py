"""What is known on a Monday morning besides the figures: who waits, what became of goals, how the verdict went."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, QuerySet

from porukka.communities.models import Community, Member, Room
from porukka.discussions.models import Post, Topic
from porukka.goals.measures.progress import State, state_of
from porukka.goals.measures.week import WEEKS_BEFORE, Known
from porukka.goals.models import Experiment, Goal, Why
from porukka.insights.measures.care import Share
from porukka.insights.models import Judgement

MOST_WAITING = 50
WAITS_FROM, WAITS_UNTIL = timedelta(days=1), timedelta(days=14)
NEW_FOR = timedelta(days=30)
QUARTER = timedelta(days=91)
FEWEST_SPEAKERS = 4


def known(community: Community, monday: date, begin: datetime, now: datetime) -> Known:
    """begin: when the seven days began; now: the moment of the letter."""
    rows = _waiting(community, now).values_list("pk", "author__joined_at").order_by("made_at", "pk")
    waiting: list[tuple[int, datetime | None]] = list(rows[:MOST_WAITING])
    latest = _verdict(community, monday)
    earlier = _verdict(community, monday - timedelta(weeks=WEEKS_BEFORE))
    facts = latest.data if latest else {}
    goals = list(Goal.objects.filter(community=community).under_way().order_by("by", "pk"))
    states = {goal.pk: _state(goal, monday) for goal in goals}
    return Known(
        waiting=tuple(pk for pk, _joined in waiting),
        new_waiting=tuple(pk for pk, joined in waiting if joined is not None and joined > now - NEW_FOR),
        firsts=_firsts(community, begin, now),
        lively=_lively(community, begin, now),
        code=latest.code if latest else "",
        code_before=earlier.code if earlier else "",
        dependence=Share(**facts["dependence"]) if facts else Share(0, 0),
        half=facts.get("half", 0),
        people=facts.get("people", 0),
        reached=tuple(pk for pk, state in states.items() if state is State.REACHED),
        behind=tuple(pk for pk, state in states.items() if state is State.BEHIND),
        has_goals=bool(goals),
        reviews=Experiment.objects.filter(community=community, review_on__lte=monday).unjudged().count(),
        asks_why=_asks_why(community, now),
    )


def open_topics(community: Community) -> QuerySet[Topic]:
    """Discussions that every member reads, as far as they stand: only of these a letter speaks."""
    hidden = Post.objects.filter(topic=OuterRef("pk"), number=0, hidden_at__isnull=False)
    there = Topic.objects.filter(community=community, deleted_at=None, room__kind=Room.Kind.OPEN)
    return there.filter(~Exists(hidden))


def _waiting(community: Community, now: datetime) -> QuerySet[Topic]:
    """Begun outside the team between a day and two weeks ago, and without any reply."""
    asked = open_topics(community).filter(replies=0, closed_at=None)
    asked = asked.filter(made_at__gt=now - WAITS_UNTIL, made_at__lte=now - WAITS_FROM)
    return asked.exclude(author__in=_team(community))


def _firsts(community: Community, begin: datetime, now: datetime) -> int:
    """Members outside the team who began a discussion in an open room under their names, and never had before."""
    earlier = Topic.objects.filter(community=community, author=OuterRef("author"), made_at__lt=begin)
    found = open_topics(community).filter(made_at__gte=begin, made_at__lte=now, author__isnull=False)
    found = found.exclude(author__in=_team(community)).filter(~Exists(earlier))
    return found.values("author").distinct().count()


def _lively(community: Community, begin: datetime, now: datetime) -> tuple[int, int] | None:
    found = open_topics(community).filter(made_at__gte=begin, made_at__lte=now, speakers__gte=FEWEST_SPEAKERS)
    return found.order_by("-speakers", "pk").values_list("pk", "speakers").first()


def _team(community: Community) -> QuerySet[Member]:
    return Member.objects.filter(community=community, role__in=Member.TEAM)


def _verdict(community: Community, day: date) -> Judgement | None:
    kept = Judgement.objects.filter(community=community, room=None, day__lte=day)
    return kept.order_by(F("day").desc()).first()


def _asks_why(community: Community, now: datetime) -> bool:
    """Whether nobody has said for a quarter why the team is here."""
    last = Why.objects.filter(community=community).order_by("-number").values_list("at", flat=True).first()
    return (last or community.made_at) < now - QUARTER


def _state(goal: Goal, today: date) -> State:
    return state_of(goal.start, goal.value, goal.target, began=goal.began_on, by=goal.by, today=today)
