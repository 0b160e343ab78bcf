"""A room: where talk happens, who knows of it and who has been let in."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q
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

    def open_to_topics_of(self, member: Reader) -> RoomQuerySet:
        """Readable rooms in which this reader may start a discussion: where the team announces, only the team and
        content editors, and in a private or secret room its owners."""
        rooms = self.readable_by(member)
        return rooms.filter(_takes_topics_of(member))

    def telling_of_topics(self, member: Reader) -> RoomQuerySet:
        """Each with `takes_topics`: whether this reader may start a discussion there, if she may read it."""
        return self.annotate(takes_topics=ExpressionWrapper(_takes_topics_of(member), models.BooleanField()))

    def in_order(self) -> RoomQuerySet:
        return self.order_by("position", "id")


def _takes_topics_of(member: Reader) -> Q:
    if member.announces:
        return Q(pk__isnull=False)
    hers = RoomMember.objects.filter(
        community_id=member.community_id, room=OuterRef("pk"), member_id=member.pk, is_owner=True
    )
    return ~Q(mode=Room.Mode.ANNOUNCEMENTS) | (~Q(kind=Room.Kind.OPEN) & Q(Exists(hers)))


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

    class Mode(models.TextChoices):
        DISCUSSION = "discussion", _("Discussion: everybody starts discussions and replies")
        ANNOUNCEMENTS = "announcements", _("Announcements: the team starts them, everybody replies")
        QUESTIONS = "questions", _("Questions: a reply can be marked as the one that solved it")

    class Slow(models.IntegerChoices):
        """How long a member waits between two posts of hers, in seconds."""

        OFF = 0, _("No slow mode")
        HALF_A_MINUTE = 30, _("30 seconds")
        A_MINUTE = 60, _("1 minute")
        FIVE_MINUTES = 300, _("5 minutes")
        A_QUARTER = 900, _("15 minutes")
        AN_HOUR = 3600, _("1 hour")

    class Entry(models.TextChoices):
        ASKED = "asked", _("One asks, and those who look after the room let one in")
        FREE = "free", _("Every member takes a free seat")

    MOST = 200  # rooms a community may have
    FEWEST_SEATS, MOST_SEATS = 5, 150

    community = models.ForeignKey(Community, models.CASCADE, related_name="rooms")
    name = models.CharField(_("Name"), max_length=60)
    slug = models.SlugField(max_length=60)
    description = models.CharField(_("What is it for?"), max_length=200, blank=True)
    kind = models.CharField(_("Who gets in?"), max_length=10, choices=Kind, default=Kind.OPEN)
    mode = models.CharField(
        _("What happens there?"),
        max_length=14,
        choices=Mode,
        default=Mode.DISCUSSION,
        db_default="discussion",
    )
    slow_seconds = models.PositiveIntegerField(
        _("Slow mode: time between two posts of one member"), choices=Slow, default=Slow.OFF, db_default=0
    )
    anonymous_allowed = models.BooleanField(
        _("Members may ask without their name"), default=False, db_default=False
    )
    entry = models.CharField(
        _("How does one come into a private room?"),
        max_length=6,
        choices=Entry,
        default=Entry.ASKED,
        db_default="asked",
    )
    seats = models.PositiveSmallIntegerField(_("How many seats?"), null=True, blank=True)  # None: no end
    # the room that was full when this one was started beside it, or that one's own
    sibling_of = models.ForeignKey("self", models.SET_NULL, null=True, related_name="siblings")
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

    @property
    def is_for_announcements(self) -> bool:
        return self.mode == self.Mode.ANNOUNCEMENTS

    @property
    def is_for_questions(self) -> bool:
        return self.mode == self.Mode.QUESTIONS


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
