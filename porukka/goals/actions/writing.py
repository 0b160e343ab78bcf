"""The weekly letter: chosen once for a community and week, kept, and mailed to those who want it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.core import jobs
from porukka.core.mail import outbox
from porukka.core.refusal import ensure
from porukka.goals import letters, rules
from porukka.goals.actions.turning_off import link_of
from porukka.goals.measures.figures import Figure
from porukka.goals.measures.week import WEEKS_BEFORE, tell
from porukka.goals.models import FounderLetter, LetterWish
from porukka.goals.queries.known import known
from porukka.goals.queries.seeing import figures, seen
from porukka.insights.models import MemberDay, RolledUp
from porukka.insights.queries import tallying
from porukka.notifications.rules import may_be_mailed

HOUR = 7  # on Mondays, on the community's clock
WEEK = timedelta(weeks=1)


def write_due() -> int:
    """Write the letter of this week wherever it is not written yet. Safe to run twice, or in two workers at once.

    After an outage there is one letter, about the week before this Monday; the weeks that were missed have none.
    Returns how many letters were written.
    """
    now = timezone.now()
    rolled = Community.objects.filter(pk__in=RolledUp.objects.whole().values("community")).order_by("pk")
    due = [one.pk for one in rolled if _is_due(one, now)]
    return jobs.one_by_one(due, _write)


def monday_of(community: Community, now: datetime) -> date:
    """The Monday whose letter was the last to come, by HOUR on the community's clock."""
    here = now.astimezone(ZoneInfo(community.time_zone)) - timedelta(hours=HOUR)
    return here.date() - timedelta(days=here.weekday())


def _is_due(community: Community, now: datetime) -> bool:
    monday = monday_of(community, now)
    if community.made_at.astimezone(ZoneInfo(community.time_zone)).date() > monday - WEEK:
        return False  # its first whole week is not over
    return not FounderLetter.objects.filter(community=community, week=monday).exists()


@transaction.atomic
def _write(pk: int) -> bool:
    # whoever comes second waits here, and finds nothing left to do
    community = Community.objects.select_for_update(no_key=True).get(pk=pk)
    now = timezone.now()
    if not _is_due(community, now):
        return False
    monday = monday_of(community, now)
    lately = MemberDay.objects.filter(community=community, day__gte=monday - (WEEKS_BEFORE + 1) * WEEK)
    if not lately.exists():
        return False  # nobody wrote for five weeks: there is nothing to tell
    letter = choose(community, monday)
    deeds.record(
        "letter.written", actor=None, community=community, subject=letter.pk, week=monday.isoformat()
    )
    for member in _readers(community):
        _mail(letter, member)
    return True


def choose(community: Community, monday: date) -> FounderLetter:
    """Choose the lines of the week before this Monday, and keep them."""
    team = tallying.team_of(community)

    def week(back: int) -> dict[str, Figure]:
        until = monday - back * WEEK - timedelta(days=1)
        return figures(seen(community, until - timedelta(days=6), until, team))

    begin = datetime.combine(monday - WEEK, time(), ZoneInfo(community.time_zone))
    morning = min(timezone.now(), datetime.combine(monday, time(HOUR), ZoneInfo(community.time_zone)))
    told = tell(
        week(0), [week(back) for back in range(1, WEEKS_BEFORE + 1)], known(community, monday, begin, morning)
    )
    parts = {"good": told.good, "worries": told.worries, "actions": told.actions}
    lines = {part: [[one.code, one.facts] for one in chosen] for part, chosen in parts.items()}
    return FounderLetter.objects.create(community=community, week=monday, lines=lines)


@transaction.atomic
def want(member: Member, is_wanted: bool) -> None:
    """She wants the letter by mail, or does not. Raises Refused if she is not in the team."""
    ensure(rules.may_keep_goals(member))
    LetterWish.objects.update_or_create(
        community_id=member.community_id, member=member, defaults={"is_wanted": is_wanted}
    )
    deeds.record("letter.wanted", actor=member, subject=member.pk, is_wanted=is_wanted)


def _readers(community: Community) -> list[Member]:
    """Those of the team who want it and may be mailed."""
    people = Member.objects.active().filter(community=community, role__in=Member.TEAM)
    wishes = {wish.member_id: wish for wish in LetterWish.objects.filter(community=community)}
    return [
        member
        for member in people.select_related("person", "community").order_by("pk")
        if rules.may_keep_goals(member)
        and may_be_mailed(member)
        and LetterWish.wants(member, wishes.get(member.pk))
    ]


def _mail(letter: FounderLetter, member: Member) -> None:
    person = member.person
    language = (person.language if person else "") or member.community.language or settings.LANGUAGE_CODE
    wish, _is_new = LetterWish.objects.get_or_create(community_id=member.community_id, member=member)
    with translation.override(language), timezone.override(ZoneInfo(member.community.time_zone)):
        address = (person.email if person else "") or ""
        message = letters.message(address, letter, member.community, link_of(wish))
        outbox.post(message, key=f"letter:{letter.pk}:{member.pk}")
