"""A member chooses how she hears of things."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from porukka.communities.models import Member
from porukka.notifications.actions import hours
from porukka.notifications.kinds import Kind, Way
from porukka.notifications.models import Notification, Preference


@transaction.atomic
def choose(
    member: Member,
    *,
    ways: Mapping[str, str],
    summary_hour: int = Preference.SUMMARY_HOUR,
    quiet: tuple[int, int] | None = None,
) -> Preference:
    """Keep the member's choice; what waits for a letter already goes by it too.

    ways: kind → way, of the others as before; quiet: hours (0–23, her time) from and to which no letter is written.
    """
    begin, end = quiet or (None, None)
    ways = {**Preference.of(member).ways, **ways}  # what she may not hear of now may be hers again
    chosen = {"ways": ways, "summary_hour": summary_hour, "quiet_from": begin, "quiet_to": end}
    wish, _made = Preference.objects.update_or_create(
        community_id=member.community_id, member=member, defaults=chosen
    )
    plan_anew(wish)
    return wish


@transaction.atomic
def no_mail(member: Member) -> None:
    """Everything stays on the page; the hours she has chosen are kept."""
    wish, _made = Preference.objects.get_or_create(community_id=member.community_id, member=member)
    wish.ways = dict.fromkeys(Kind.values, Way.PAGE.value)
    wish.save(update_fields=["ways"])
    plan_anew(wish)


def plan_anew(wish: Preference) -> None:
    """What waits for a letter waits as this preference has it now."""
    now, where = timezone.now(), hours.zone_of(wish.member)
    waiting = Notification.objects.filter(community_id=wish.community_id, member_id=wish.member_id)
    for way in Way:
        mine = waiting.exclude(mail_at=None).filter(kind__in=wish.kinds_by(way))
        mine.update(mail_at=hours.due_at(wish, way, now, where))
