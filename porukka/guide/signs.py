"""Signs that a step wants a look although nobody has let it lie: what the numbers say, asked when the guide is shown.

A higher folder that knows more numbers adds its own: `@signs.of(steps.PEOPLE)`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porukka.communities.models import Community, Invitation, Member
from porukka.discussions.models import Topic
from porukka.guide import steps
from porukka.guide.models import Step

NO_INVITING = timedelta(days=30)
NO_OPENING = timedelta(days=14)
TO_ACCEPT = timedelta(days=14)
MANY = 3  # who have not accepted, and at least one in three

Sign = Callable[[Community, Step], Any]
_signs: dict[str, list[Sign]] = {}


def of(key: str) -> Callable[[Sign], Sign]:
    """Decorator: `sign(community, step)` answers in words what the numbers say of that step, or nothing."""

    def register(sign: Sign) -> Sign:
        _signs.setdefault(key, []).append(sign)
        return sign

    return register


def ask(community: Community, step: Step) -> str:
    """What the first sign says that says something; empty if none does. At most a query a sign."""
    return next((str(words) for sign in _signs.get(step.key, ()) if (words := sign(community, step))), "")


@of(steps.PEOPLE)
def nobody_is_asked_in(community: Community, step: Step) -> str:
    """Nobody has come, and nobody has been invited, for a month."""
    since = timezone.now() - NO_INVITING
    if step.touched_at > since or Member.objects.filter(community=community, joined_at__gt=since).exists():
        return ""
    if Invitation.objects.filter(community=community, made_at__gt=since).exists():
        return ""
    return _("Nobody has been invited for a month. Who is the next one to ask?")


@of(steps.OPENINGS)
def nothing_is_opened(community: Community, step: Step) -> str:
    """No discussion has been started for two weeks."""
    since = timezone.now() - NO_OPENING
    if step.touched_at > since:
        return ""
    if Topic.objects.filter(community=community, made_at__gt=since, deleted_at=None).exists():
        return ""
    return _("Nobody has started a discussion for two weeks. One good question brings it back.")


@of(steps.SUCCESS)
def the_day_has_come(community: Community, step: Step) -> str:
    """The day by which the goal was to be reached."""
    day = step.answers.get("by") or ""
    if (
        not day
        or date.fromisoformat(day) >= timezone.localdate()
        or step.touched_at.date() > date.fromisoformat(day)
    ):
        return ""
    return _("The day of your goal has come. How did it go, and what is next?")


@of(steps.CULTURE)
def guidelines_are_not_accepted(community: Community, step: Step) -> str:
    """Two weeks after the guidelines were asked, many members have not accepted them."""
    if not community.guidelines_asked or step.touched_at > timezone.now() - TO_ACCEPT:
        return ""
    waiting = Member.objects.active().filter(
        community=community, guidelines_version__lt=community.guidelines_asked
    )
    count = waiting.count()
    if count < MANY or count * 3 < community.members_count:
        return ""
    words = ngettext(
        "%(count)s member has not accepted the guidelines. Are they too long, or has nobody asked?",
        "%(count)s members have not accepted the guidelines. Are they too long, or has nobody asked?",
        count,
    )
    return words % {"count": count}
