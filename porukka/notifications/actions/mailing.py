"""Letters: written when they are due, one for all the lines of one member that wait, and taken back in time.

The truth is `mail_at` on the lines. They are claimed and the letter is put into the outbox in one transaction,
so that however often and in how many workers this runs, each line goes out once.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta, tzinfo

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation

from porukka.communities.models import Deed, Member
from porukka.core import labels
from porukka.core.mail import outbox
from porukka.notifications import letters, rules
from porukka.notifications.actions import hours, meeting
from porukka.notifications.actions.turning_off import DAILY, link_of
from porukka.notifications.kinds import Way
from porukka.notifications.models import Notification, NotificationQuerySet, Preference

MOST_A_DAY = (
    10  # letters "at once" from one hour of the summary to the next; what is more waits for that hour
)
AFTER_FAILURE = timedelta(hours=1)
TAKEN_BACK_FOR = timedelta(days=2)  # longer than the outbox tries

log = logging.getLogger(__name__)


def write_due_letters() -> int:
    """Write every letter that is due into the outbox. Safe to run twice, or in two workers at once.

    Returns how many letters were written.
    """
    due = Notification.objects.filter(mail_at__lte=timezone.now()).order_by()
    written = 0
    for community, member in list(due.values_list("community_id", "member_id").distinct()):
        try:
            written += _write_to(community, member)
        except Exception:  # one letter that cannot be written holds up nobody else's
            log.exception("No letter could be written to member %s", member)
            mine = Notification.objects.filter(community_id=community, member_id=member)
            mine.exclude(mail_at=None).update(mail_at=timezone.now() + AFTER_FAILURE)
    return written


@transaction.atomic
def _write_to(community_id: int, member_id: int) -> int:
    # whoever comes second waits here, and finds nothing left to do
    locked = Member.objects.select_for_update(of=("self",), no_key=True)
    member = locked.select_related("person", "community").get(community_id=community_id, pk=member_id)
    mine = Notification.objects.filter(community_id=community_id, member_id=member_id)
    waiting = list(mine.exclude(mail_at=None).values_list("pk", "kind", "mail_at"))
    wish, now = Preference.of(member), timezone.now()
    for way in (Way.PAGE, Way.NOW, Way.DAILY):  # a letter for each way, one at a time
        kinds = wish.kinds_by(way)
        lines = mine.filter(pk__in=[pk for pk, kind, _at in waiting if kind in kinds])
        if any(kind in kinds and at and at <= now for _pk, kind, at in waiting) and _bundle(
            wish, way, lines, now
        ):
            return 1
    return 0


def _bundle(wish: Preference, way: str, lines: NotificationQuerySet, now: datetime) -> bool:
    """One letter with all these lines that she may still see and has not read; or they wait on."""
    member = wish.member
    where = hours.zone_of(member)
    wanted = way != Way.PAGE and rules.may_be_mailed(member)
    if wanted and (later := _later(wish, way, now, where)):
        lines.update(mail_at=later)
        return False
    shown = meeting.in_time(list(lines.visible_to(member).unread().for_letter())) if wanted else []
    lines.update(mail_at=None)
    if not shown:
        return False
    if wish._state.adding:  # the link that turns letters off names it
        wish.save()
    if way == Way.DAILY:
        Preference.objects.filter(pk=wish.pk).update(summary_on=now.astimezone(where).date())
    lines.filter(pk__in=[line.pk for line in shown]).update(mailed_at=now)
    off = link_of(wish, DAILY if way == Way.DAILY else {line.kind for line in shown})
    with translation.override(_language(member)), timezone.override(where):
        with labels.spoken(member.community.words):
            letter = letters.write(_address(member), member.community, shown, way, off)
        outbox.post(letter, key=_key(member.pk, now))
    return True


def _later(wish: Preference, way: str, now: datetime, where: tzinfo) -> datetime | None:
    """When to look again, if this is no moment for a letter: what was due may have waited for a worker."""
    quiet_over = hours.after_quiet(wish, now, where)
    if quiet_over > now:
        return quiet_over
    if way == Way.DAILY:
        had_enough = wish.summary_on == now.astimezone(where).date()
    else:
        since = hours.next_summary(wish, now, where) - timedelta(days=1)
        mine = Notification.objects.filter(community_id=wish.community_id, member_id=wish.member_id)
        had_enough = mine.filter(mailed_at__gte=since).values("mailed_at").distinct().count() >= MOST_A_DAY
    return hours.due_at(wish, Way.DAILY, now, where) if had_enough else None


def _address(member: Member) -> str:
    return (member.person.email if member.person else "") or ""


def _language(member: Member) -> str:
    chosen = member.person.language if member.person else ""
    return chosen or member.community.language or settings.LANGUAGE_CODE


def _key(member_id: int, mailed_at: datetime) -> str:
    return f"notifications:{member_id}:{mailed_at.astimezone(UTC):%Y%m%d%H%M%S%f}"


def take_back(deed: Deed) -> None:
    """A right ended, or a post was deleted or hidden, while a letter waited for the mail server: it does not go out
    as it is. Its lines are looked at anew, as if they were due now."""
    lines = Notification.objects.filter(community_id=deed.community_id)
    about = Q(member=deed.subject)
    if deed.kind.startswith("post."):
        about = Q(post=deed.subject)
        if deed.data.get("number") == 0:  # with its opening a discussion loses its title, or is gone
            about |= Q(post=None, topic=int(deed.data["topic"]))
    written = lines.filter(about, mailed_at__gt=timezone.now() - TAKEN_BACK_FOR)
    for member, at in set(written.values_list("member_id", "mailed_at")):
        if at and outbox.take_back(_key(member, at)):
            lines.filter(member_id=member, mailed_at=at).update(mail_at=timezone.now(), mailed_at=None)
