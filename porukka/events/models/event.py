"""An event: what is the same each time it takes place."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, member: Reader) -> EventQuerySet:
        """An event is seen by whoever sees its post. Below a deleted or a hidden one it is gone."""
        standing = Post.objects.visible_to(member).filter(deleted_at=None, hidden_at=None)
        return self.filter(community_id=member.community_id, post__in=standing.values("pk"))


class Event(Row):
    """What a discussion's opening invites to; its title and its words are the discussion's.

    starts, ends: of the first time, in UTC; zone: where its clock stands, so that eighteen o'clock every week stays
    eighteen o'clock; rule: how it comes again (RRULE, without the name), "" if it does not; made_until: its times are
    rows up to here, None if that is all of them; cap: seats each time, None: as many as want; guests_most: how many
    one may bring along; sequence: grows with each change that calendars must hear of.
    """

    PLACE_LENGTH, LINK_LENGTH, RULE_LENGTH, NOTE_LENGTH, ZONE_LENGTH = 200, 500, 200, 200, 64
    MOST_SEATS, MOST_GUESTS = 100_000, 5
    LONGEST_DAYS = 31  # from beginning to end
    FARTHEST_DAYS = 3 * 366  # from today to the beginning
    MOST_AHEAD, AHEAD_DAYS = 60, 366  # times that are rows before they come

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    post = models.OneToOneField(Post, models.CASCADE, related_name="+")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)  # by which calendars know it
    starts = models.DateTimeField(_("Begins"))
    ends = models.DateTimeField(_("Ends"))
    zone = models.CharField(_("Time zone"), max_length=ZONE_LENGTH)
    place = models.CharField(_("Place"), max_length=PLACE_LENGTH, blank=True, default="")
    link = models.CharField(_("Link"), max_length=LINK_LENGTH, blank=True, default="")
    # the link is shown to those who come, and to nobody else
    link_for_comers = models.BooleanField(default=True, db_default=True)
    cap = models.PositiveIntegerField(_("Seats"), null=True)
    guests_most = models.PositiveSmallIntegerField(_("Guests"), default=0)
    rule = models.CharField(max_length=RULE_LENGTH, blank=True, default="")
    made_until = models.DateTimeField(null=True)
    wants_feedback = models.BooleanField(default=False)
    # somebody is paid for it, and who and by whom stands here
    paid_note = models.CharField(max_length=NOTE_LENGTH, blank=True, default="")
    sequence = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    cancelled_at = models.DateTimeField(null=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        db_table = "events_event"
        indexes = [
            models.Index(
                "community",
                "made_until",
                name="events_to_go_on",
                condition=~Q(rule="") & Q(made_until__isnull=False) & Q(cancelled_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.post_id} at {self.starts}"

    @property
    def recurs(self) -> bool:
        return bool(self.rule)
