"""A room: where talk happens, who knows of it and who has been let in."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models.community import Community
from porukka.communities.models.member import Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row


class RoomQuerySet(models.QuerySet["Room"]):
    def visible_to(self, member: Reader) -> RoomQuerySet:
        """Rooms whose name this reader may see: open and private ones; secret ones only from inside."""
        rooms = self.filter(community_id=member.community_id)
        if not member.is_member:
            return rooms.filter(kind=Room.Kind.OPEN) if member.community.is_readable_by_all else rooms.none()
        inside = _inside(member)
        if member.is_guest:
            return rooms.filter(inside)
        return rooms.filter(~Q(kind=Room.Kind.SECRET) | inside)

    def readable_by(self, member: Reader) -> RoomQuerySet:
        """Rooms whose talk this reader may read: open ones, and those she is a member of."""
        rooms = self.visible_to(member)
        return rooms.filter(Q(kind=Room.Kind.OPEN) | _inside(member)) if member.is_member else rooms

    def in_order(self) -> RoomQuerySet:
        return self.order_by("position", "id")


def _inside(member: Reader) -> Q:
    places = RoomMember.objects.filter(
        community_id=member.community_id, room=OuterRef("pk"), member_id=member.pk
    )
    return Q(Exists(places))


class Room(Row):
    class Kind(models.TextChoices):
        OPEN = "open", _("Open: every member sees it and takes part")
        PRIVATE = "private", _("Private: members see that it exists, only those let in see the talk")
        SECRET = "secret", _("Secret: only those let in know that it exists")

    MOST = 200  # rooms a community may have

    community = models.ForeignKey(Community, models.CASCADE, related_name="rooms")
    name = models.CharField(_("Name"), max_length=60)
    slug = models.SlugField(max_length=60)
    description = models.CharField(_("What is it for?"), max_length=200, blank=True)
    kind = models.CharField(_("Who gets in?"), max_length=10, choices=Kind, default=Kind.OPEN)
    position = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)

    objects = RoomQuerySet.as_manager()

    class Meta:
        db_table = "communities_room"
        indexes = [models.Index("community", "position", name="rooms_in_order")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.kind == self.Kind.OPEN


class RoomMember(Row):
    """Who has been let into a private or secret room; an owner lets others in."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, models.CASCADE, related_name="insiders")
    member = models.ForeignKey(Member, models.CASCADE, related_name="room_places")
    is_owner = models.BooleanField(default=False)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "communities_roommember"
        constraints = [models.UniqueConstraint(fields=["community", "room", "member"], name="one_place_each")]
        indexes = [models.Index("community", "member", "room", name="rooms_of_a_member")]
