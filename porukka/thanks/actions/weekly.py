"""What a week gave reason to thank for, and a draft of it for somebody of the team. Nothing is posted by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porukka.communities import deeds
from porukka.communities.models import Community, Deed, Member
from porukka.communities.switching import is_off_in
from porukka.core import jobs
from porukka.core.refusal import ensure
from porukka.discussions.actions import drafting
from porukka.discussions.drafts import Draft, own_place
from porukka.discussions.models import Post
from porukka.discussions.reactions import HELPED
from porukka.thanks import rules
from porukka.thanks.models import Showing, Week

MOST_NAMED = 5  # of each kind
MOST_DEEDS = 2_000
YEARS = 20


def last_monday(now: datetime | None = None) -> date:
    """The first day of the last full week (UTC)."""
    today = (now or timezone.now()).astimezone(UTC).date()
    return today - timedelta(days=today.weekday() + 7)


def suggest_weeks() -> int:
    """Put the last week of every community together that has none yet. Safe to run twice. Returns how many."""
    done = Week.objects.filter(monday=last_monday()).values("community")
    waiting = Community.objects.exclude(pk__in=done).order_by("pk").values_list("pk", flat=True)
    return jobs.one_by_one(list(waiting), suggest)


@transaction.atomic
def suggest(community_id: int) -> bool:
    """The same for one community. Returns whether it was made now."""
    if is_off_in(community_id, "thanks"):
        return False
    monday = last_monday()
    week, made = Week.objects.get_or_create(community_id=community_id, monday=monday)
    if made:
        week.facts = _facts(community_id, monday)
        week.save(update_fields=["facts"])
    return made


def _facts(community_id: int, monday: date) -> dict[str, list[list[Any]]]:
    start = datetime.combine(monday, time(), UTC)
    done = Deed.objects.filter(community_id=community_id, at__gte=start, at__lt=start + timedelta(days=7))
    helped = done.filter(kind="reaction.given").order_by("-seq").values_list("subject", "data")[:MOST_DEEDS]
    posts = Counter(post for post, data in helped if data.get("reaction") == HELPED)
    writers = Post.objects.filter(
        community_id=community_id, pk__in=posts, author__isnull=False, deleted_at=None, hidden_at=None
    )
    helpers: Counter[int] = Counter()
    for pk, author in writers.values_list("pk", "author"):
        helpers[author] += posts[pk]
    thanked = done.filter(kind="thanks.given").order_by("-seq").values_list("data", flat=True)[:MOST_DEEDS]
    thanks = Counter(int(data["to"]) for data in thanked)
    this_week = [monday + timedelta(days=7 + day) for day in range(7)]
    return {
        "helped": _first(helpers),
        "thanked": _first(thanks),
        "years": _years(community_id, this_week),
        "birthdays": _birthdays(community_id, this_week),
    }


def _first(counted: Counter[int]) -> list[list[Any]]:
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return [[str(pk), count] for pk, count in ordered[:MOST_NAMED]]


def _years(community_id: int, days: list[date]) -> list[list[Any]]:
    """Who came on one of these days, so many years ago."""
    found: list[list[Any]] = []
    people = Member.objects.active().filter(community_id=community_id)
    for years in range(1, YEARS + 1):
        first, last = (_years_before(day, years) for day in (days[0], days[-1]))
        came = people.filter(
            joined_at__gte=datetime.combine(first, time(), UTC),
            joined_at__lt=datetime.combine(last + timedelta(days=1), time(), UTC),
        )
        found += [
            [str(pk), years] for pk in came.order_by("joined_at").values_list("pk", flat=True)[:MOST_NAMED]
        ]
    return found[:MOST_NAMED]


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - years, day=28)


def _birthdays(community_id: int, days: list[date]) -> list[list[Any]]:
    """Those whom members may congratulate."""
    people = Member.objects.active().filter(
        community_id=community_id, birthday__in=[day.month * 100 + day.day for day in days]
    )
    return [
        [str(pk), day]
        for pk, day in people.order_by("birthday", "pk").values_list("pk", "birthday")[:MOST_NAMED]
    ]


def lines_of(week: Week) -> list[str]:
    """The week in sentences, in the active language, with those who are still here and do not hide their thanks."""
    named = {int(pk) for some in week.facts.values() for pk, _number in some}
    hidden = Showing.objects.filter(community_id=week.community_id, hides_thanks=True).values("member")
    people = Member.objects.active().filter(community_id=week.community_id, pk__in=named)
    names = dict(people.exclude(pk__in=hidden).values_list("pk", "name"))
    sentences: dict[str, Callable[[str, int], str]] = {
        "helped": lambda name, number: (
            ngettext(
                "%(name)s helped once with a reply.", "%(name)s helped %(count)s times with a reply.", number
            )
            % {"name": name, "count": number}
        ),
        "thanked": lambda name, number: _("%(name)s was thanked by others.") % {"name": name},
        "years": lambda name, number: (
            ngettext(
                "%(name)s has been here for a year.", "%(name)s has been here for %(count)s years.", number
            )
            % {"name": name, "count": number}
        ),
        "birthdays": lambda name, number: _("%(name)s has a birthday this week.") % {"name": name},
    }
    return [
        say(f"@{names[int(pk)]}", number)
        for kind, say in sentences.items()
        for pk, number in week.facts.get(kind, ())
        if int(pk) in names
    ]


@transaction.atomic
def begin(member: Member, week: Week) -> Draft:
    """The week as a draft of this member's, to be changed and sent by her. Raises Refused."""
    ensure(rules.may_write_the_week(member) and week.community_id == member.community_id)
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    drafting.check_room_for_one_more(member)
    draft = Draft(community_id=member.community_id, member=member)
    draft.place = own_place(draft)
    text = "\n".join(f"- {line}" for line in lines_of(week))
    drafting.write(draft, drafting.Words(title=_("Thank you for the week"), text=text + "\n\n"))
    deeds.record("week.begun", actor=member, subject=week.pk)
    return draft
