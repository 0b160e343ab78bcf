"""Members hear of the events they come to: that their answer has arrived, that it is tomorrow, how it was."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone, translation

from porukka.communities.models import Deed, Member
from porukka.core.mail import outbox
from porukka.events.actions.reminding import KNOWS
from porukka.events.letters import confirmation
from porukka.events.models import Coming, Occurrence
from porukka.events.queries.feedback import who_were_there
from porukka.notifications import rules
from porukka.notifications.actions import hours
from porukka.notifications.actions.telling import AT_ONCE, OLD_NEWS, write
from porukka.notifications.actions.turning_off import link_of
from porukka.notifications.kinds import Kind, Way
from porukka.notifications.models import Notification, Preference

Answer = Coming.Answer
CONFIRMED = (Answer.YES, Answer.MAYBE, Answer.WAITING)


def confirm(deed: Deed) -> None:
    """Post the letter that says: your answer has arrived, with the file for her calendar. Once for each answer, if
    she wants mail about events and the time is still to come. The same deed again changes nothing."""
    time = _time(deed)
    hers = Coming.objects.filter(occurrence=time, community_id=deed.community_id, member=deed.actor_id or 0)
    mine = hers.select_related("member__person", "member__community").first() if time else None
    if time is None or mine is None or mine.member is None or mine.answer not in CONFIRMED:
        return
    member, now = mine.member, timezone.now()
    if time.starts <= now or deed.at < now - OLD_NEWS or not _may_hear(member, time):
        return
    wish = Preference.of(member)
    if wish.way_of(Kind.EVENT) == Way.PAGE or not rules.may_be_mailed(member):
        return
    if wish._state.adding:  # the link that turns letters off names it
        wish.save()
    language = (member.person.language if member.person else "") or member.community.language
    address = (member.person.email if member.person else "") or ""
    with translation.override(language or settings.LANGUAGE_CODE), timezone.override(hours.zone_of(member)):
        letter = confirmation(address, member, time, mine.answer, link_of(wish, {Kind.EVENT}))
        # whoever goes to and fro is not written to each time
        outbox.post(letter, key=f"events:{mine.pk}:{mine.answer}:{time.event.sequence}:{time.sequence}")


def remind(deed: Deed) -> None:
    """Remind those who come, if it has not begun meanwhile. The same deed again changes nothing."""
    time = _time(deed)
    if time is None or time.starts <= timezone.now() or time.is_cancelled:
        return
    known = Q(answered_at__gt=deed.at - KNOWS)
    _tell(deed, time, "near", lambda comings: comings.filter(answer=Answer.YES).exclude(known))


def ask(deed: Deed) -> None:
    """Ask those who were there how it was. The same deed again changes nothing."""
    time = _time(deed)
    if time is not None:
        _tell(deed, time, "over", who_were_there)


def in_time(found: list[Notification]) -> list[Notification]:
    """These lines without the reminders of what has begun before the letter could go. One query, if there are any."""
    near = {row.post_id for row in found if row.kind == Kind.EVENT and row.outcome == "near"}
    if not near:
        return found
    ahead = Occurrence.objects.on().filter(
        community_id=found[0].community_id, event__post__in=near, starts__gt=timezone.now()
    )
    still = set(ahead.values_list("event__post", flat=True))
    return [row for row in found if row.post_id not in near or row.outcome != "near" or row.post_id in still]


def _tell(
    deed: Deed, time: Occurrence, outcome: str, which: Callable[[QuerySet[Coming]], QuerySet[Coming]]
) -> None:
    topic = time.event.post.topic
    told = which(Coming.objects.filter(community_id=deed.community_id, occurrence=time, member__isnull=False))
    readers = Member.objects.reading(topic.room).filter(pk__in=told.values("member"))
    after = 0
    while some := list(
        readers.filter(pk__gt=after).select_related("person", "community").order_by("pk")[:AT_ONCE]
    ):
        write(
            [
                Notification(
                    member=member, kind=Kind.EVENT, topic=topic, post=time.event.post, outcome=outcome
                )
                for member in some
            ],
            deed,
        )
        after = some[-1].pk


def _may_hear(member: Member, time: Occurrence) -> bool:
    return Member.objects.reading(time.event.post.topic.room).filter(pk=member.pk).exists()


def _time(deed: Deed) -> Occurrence | None:
    """The time a deed tells of, as long as it stands."""
    standing = Occurrence.objects.filter(
        event__post__deleted_at=None, event__post__hidden_at=None, event__post__topic__deleted_at=None
    )
    found = standing.filter(community_id=deed.community_id, pk=int(deed.data["time"] or 0))
    return found.select_related("event__post__topic__room").first()
