"""Who may do what with goals, experiments and letters. Pure answers: no request is read here, nothing is written."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from porukka.communities.models import Member
from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.core import parts
from porukka.goals.apps import PULSE

FEWEST_MEMBERS = 10  # in a smaller circle one asks each other
HERE_SINCE = timedelta(days=30)  # who has just come cannot know yet


def may_keep_goals(reader: Reader) -> bool:
    """The team sets goals, keeps experiments, and reads the weekly letter."""
    return has(reader, "keep_goals")


def may_answer_pulse(member: Reader, now: datetime | None = None) -> bool:
    """Members who have been here for a month, where there are enough of them, once a month. Asks no table.

    A month in which she has answered, or set the question aside, is over for her.
    """
    if not isinstance(member, Member) or member.is_guest or member.is_suspended:
        return False
    now = now or timezone.now()
    if member.community.members_count < FEWEST_MEMBERS or member.joined_at > now - HERE_SINCE:
        return False
    return member.pulse_month != month_of(member, now) and not parts.is_off(member, PULSE)


def month_of(member: Member, now: datetime) -> int:
    """The community's month at a moment, as year × 100 + month."""
    here = now.astimezone(ZoneInfo(member.community.time_zone))
    return here.year * 100 + here.month
