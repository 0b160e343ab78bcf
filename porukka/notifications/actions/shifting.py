"""Members hear what becomes of an event they have answered to: another time or place, a seat, or that it is off."""

from __future__ import annotations

from django.db.models import QuerySet

from porukka.communities.models import Deed, Member
from porukka.events.models import Coming, Event
from porukka.notifications.actions.telling import AT_ONCE, write
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification

STILL = (Coming.Answer.YES, Coming.Answer.MAYBE, Coming.Answer.WAITING)


def tell_of_change(deed: Deed) -> None:
    """Tell whoever comes, may come or waits in line of another time or place, each once. The same deed again changes
    nothing."""
    if deed.data["told"]:
        _tell(deed, _answered(deed), "moved")


def tell_of_end(deed: Deed) -> None:
    """Tell the same people that it is called off. The same deed again changes nothing."""
    _tell(deed, _answered(deed), "cancelled")


def tell_of_seat(deed: Deed) -> None:
    """Tell those who waited in line that they have a seat, unless they have said no meanwhile."""
    mine = Coming.objects.filter(community_id=deed.community_id, occurrence=int(deed.data["time"]))
    given = mine.filter(answer=Coming.Answer.YES, member__in=[int(pk) for pk in deed.data["members"]])
    _tell(deed, given, "seat")


def _answered(deed: Deed) -> QuerySet[Coming]:
    """Answers to the time it is about, or to all that were to come then."""
    found = Coming.objects.filter(community_id=deed.community_id, answer__in=STILL, member__isnull=False)
    if deed.data["time"]:
        return found.filter(occurrence=int(deed.data["time"]))
    return found.filter(occurrence__event=deed.subject, occurrence__ends__gt=deed.at)


def _tell(deed: Deed, answers: QuerySet[Coming], outcome: str) -> None:
    standing = Event.objects.filter(post__deleted_at=None, post__hidden_at=None, post__topic__deleted_at=None)
    found = standing.filter(community_id=deed.community_id, pk=deed.subject)
    event = found.select_related("post__topic__room").first()
    if event is None:
        return
    # whoever did it knows; whoever invited without a name is not told by it either
    doer = deed.actor_id or (event.post.writer_id if event.post.is_veiled and outcome != "seat" else None)
    readers = Member.objects.reading(event.post.topic.room).exclude(pk=doer or 0)
    told, after = readers.filter(pk__in=answers.values("member")), 0
    while some := list(
        told.filter(pk__gt=after).select_related("person", "community").order_by("pk")[:AT_ONCE]
    ):
        write(
            [
                Notification(
                    member=member, kind=Kind.EVENT, topic=event.post.topic, post=event.post, outcome=outcome
                )
                for member in some
            ],
            deed,
        )
        after = some[-1].pk
