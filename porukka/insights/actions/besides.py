"""What stands beside the newest verdict: how newcomers are met and stay, what is done together, what was promised."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from porukka.communities.models import Community, Room
from porukka.insights.measures import answering, care, giving, staying
from porukka.insights.measures.care import Course, Share
from porukka.insights.measures.conversation import WINDOW, Tally
from porukka.insights.measures.doing import done_together
from porukka.insights.models import Choice, RolledUp
from porukka.insights.queries import coming
from porukka.insights.queries.doings import done_in
from porukka.insights.queries.promoting import promoting


def facts_of(
    community: Community,
    day: date,
    room: Room | None,
    counted: Tally,
    team: frozenset[str],
    courses: list[Course],
    until: datetime,
) -> dict[str, Any]:
    """Small facts, ready to be kept."""
    ids = frozenset(map(int, team))
    goal = choice_of(community).goal
    weeks = answering.by_week(courses, until)
    newcomers = [one for one in courses if one.by_newcomer]
    doings = done_in(community, until - WINDOW, until, room)
    facts: dict[str, Any] = {
        "newcomers": asdict(care.first_responses(newcomers, until)),
        "usual": answering.usual_hours(courses, until),
        "goal": {"hours": goal, **asdict(answering.goal_hit(courses, until, goal))},
        "weeks": [[week.began.date().isoformat(), *_two(week.share)] for week in weeks],
        "is_fading": answering.is_fading(weeks),
        "team_answers": asdict(giving.team_answers(counted, team)),
        "alone": asdict(giving.alone(counted)),
        "promo": asdict(promoting(community, until - WINDOW, until, room)),
        "together": {
            "kinds": {kind: len(found) for kind, found in doings.items()},
            "all": list(done_together([one for found in doings.values() for one in found], ids)),
        },
    }
    if room is None:
        days, people = coming.writing(community, day)
        returns = staying.newcomer_returns(coming.begun(community, day))
        brought = staying.brought(coming.inviters(community, until - WINDOW, until), ids)
        facts |= {
            "returns": {"answered": asdict(returns.answered), "unanswered": asdict(returns.unanswered)},
            "brought": asdict(brought),
            "stickiness": {"value": staying.stickiness(days, people), "n": people},
        }
    return facts


def choice_of(community: Community) -> Choice:
    """What its founder has decided, or what holds as long as nothing is."""
    return Choice.objects.filter(community=community).first() or Choice(community=community)


def tell_wait(community: Community, facts: dict[str, Any]) -> None:
    """Keep how soon its members are usually answered, if they may read that."""
    hours = facts["usual"] if choice_of(community).is_wait_told else None
    RolledUp.objects.filter(pk=community.pk).exclude(answered_within=hours).update(answered_within=hours)


def _two(share: Share) -> tuple[int, int]:
    return share.some, share.n
