"""An invitation: a link that lets somebody in."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from porukka.communities.models.community import Community
from porukka.communities.models.member import Member
from porukka.communities.models.room import Room
from porukka.communities.visitor import Reader
from porukka.core.models import Row


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def usable(self, now: datetime | None = None) -> InvitationQuerySet:
        now = now or timezone.now()
        return self.filter(withdrawn_at=None, expires_at__gt=now, uses__lt=F("most_uses"))

    def visible_to(self, member: Reader) -> InvitationQuerySet:
        """The team sees every invitation, a member her own; nobody one into a room she may not know of."""
        if not member.is_member:
            return self.none()
        known = Q(room=None) | Q(room__in=Room.objects.visible_to(member).values("pk"))
        found = self.filter(known, community_id=member.community_id)
        return found if member.is_team else found.filter(made_by_id=member.pk)


class Invitation(Row):
    """A link that lets somebody in. Its secret is not kept: it is an HMAC of the id (see `actions/inviting.py`)."""

    MOST = 50  # living invitations one member may have

    community = models.ForeignKey(Community, models.CASCADE, related_name="invitations")
    room = models.ForeignKey(Room, models.CASCADE, null=True, related_name="+")
    made_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=10, choices=Member.Role, default=Member.Role.MEMBER)
    uses = models.PositiveIntegerField(default=0)
    most_uses = models.PositiveIntegerField(default=1)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    by_mail = models.BooleanField(default=False, db_default=False)  # it has no link: a letter carries it
    made_at = models.DateTimeField(default=timezone.now)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        db_table = "communities_invitation"
        indexes = [models.Index("community", "made_at", name="invitations_by_time")]

    @property
    def ending(self) -> str:
        """How it came to its end, in words; "" while it is good."""
        if self.withdrawn_at is not None:
            return _("withdrawn")
        if self.uses >= self.most_uses:
            return _("used up")
        return "" if self.is_usable else _("out of date")

    @property
    def is_usable(self) -> bool:
        return self.withdrawn_at is None and self.expires_at > timezone.now() and self.uses < self.most_uses
