"""What exists in a community: the community itself, members, rooms, invitations, pictures.

Deeds are in `deeds.py`'s neighbour `records.py`, so that this file tells one story.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from porukka.communities.records import Cursor, Deed, Ledger
from porukka.communities.visitor import Reader, Visitor
from porukka.core.models import Row
from porukka.people.who import Anybody

__all__ = [
    "Community",
    "Cursor",
    "Deed",
    "Invitation",
    "Ledger",
    "Member",
    "Picture",
    "Room",
    "RoomMember",
    "Visitor",
]


class CommunityQuerySet(models.QuerySet["Community"]):
    def visible_to(self, person: Anybody) -> CommunityQuerySet:
        """Communities this person may open: public, readable by link, or her own."""
        readable = Q(visibility__in=Community.Visibility.readable_by_all())
        if not person.is_authenticated:
            return self.filter(readable)
        mine = Member.objects.filter(community=OuterRef("pk"), person=person, state__in=Member.State.inside())
        return self.filter(readable | Exists(mine))

    def listed(self) -> CommunityQuerySet:
        return self.filter(visibility=Community.Visibility.PUBLIC)

    def of(self, person: Anybody) -> CommunityQuerySet:
        mine = Member.objects.active().filter(person=person.pk)
        return self.filter(pk__in=mine.values("community")).order_by("name")


class Community(Row):
    class Visibility(models.TextChoices):
        MEMBERS = "members", _("Members only: nobody else sees that it exists")
        UNLISTED = "unlisted", _("By link: anyone who has the address may read, no list shows it")
        PUBLIC = "public", _("Public: anyone may find it and read")

        @classmethod
        def readable_by_all(cls) -> list[str]:
            return [cls.UNLISTED, cls.PUBLIC]

    class Joining(models.TextChoices):
        INVITATION = "invitation", _("By invitation")
        OPEN = "open", _("Anyone may join")

    MOST_REACTIONS = 12

    slug = models.SlugField(_("Address"), max_length=60, unique=True)
    name = models.CharField(_("Name"), max_length=80)
    purpose = models.CharField(_("What is it for?"), max_length=300, blank=True)
    language = models.CharField(_("Language"), max_length=8, choices=settings.LANGUAGES, default="en")
    time_zone = models.CharField(_("Time zone"), max_length=64, default="Europe/Helsinki")
    visibility = models.CharField(
        _("Who may read?"), max_length=10, choices=Visibility, default=Visibility.MEMBERS
    )
    joining = models.CharField(_("Who may join?"), max_length=10, choices=Joining, default=Joining.INVITATION)
    reactions = models.CharField(  # emoji with a space between
        _("Reactions to choose from"), max_length=320, blank=True, default="👍 ❤️ 😄 🎉 🙏"
    )
    counts_shown = models.BooleanField(_("Show how many reacted"), default=True)
    members_count = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)

    objects = CommunityQuerySet.as_manager()

    class Meta:
        db_table = "communities_community"

    def __str__(self) -> str:
        return self.name

    @property
    def is_readable_by_all(self) -> bool:
        return self.visibility in self.Visibility.readable_by_all()


class MemberQuerySet(models.QuerySet["Member"]):
    def active(self) -> MemberQuerySet:
        """Those inside who are not suspended now: an end that has passed needs no job to take effect."""
        over = Q(state=Member.State.SUSPENDED, suspended_until__lte=timezone.now())
        return self.filter(Q(state=Member.State.ACTIVE) | over)

    def visible_to(self, member: Reader) -> MemberQuerySet:
        """Members see who else is in; a guest sees those she shares a room with; outsiders see nobody's list."""
        found = self.filter(community_id=member.community_id).active()
        if not member.is_member:
            return found.none()
        if member.is_guest:
            shared = RoomMember.objects.filter(
                room__in=RoomMember.objects.filter(member_id=member.pk).values("room")
            )
            return found.filter(Q(pk=member.pk) | Q(pk__in=shared.values("member")))
        return found


class Member(Row):
    class Role(models.TextChoices):
        FOUNDER = "founder", _("Founder")
        MANAGER = "manager", _("Manager")
        MODERATOR = "moderator", _("Moderator")
        MEMBER = "member", _("Member")
        GUEST = "guest", _("Guest")

    class State(models.TextChoices):
        ACTIVE = "active", pgettext_lazy("member", "Active")
        SUSPENDED = "suspended", pgettext_lazy("member", "Suspended")
        LEFT = "left", pgettext_lazy("member", "Left")
        REMOVED = "removed", pgettext_lazy("member", "Removed")

        @classmethod
        def inside(cls) -> list[str]:
            return [cls.ACTIVE, cls.SUSPENDED]

    TEAM = (Role.FOUNDER, Role.MANAGER, Role.MODERATOR)

    community = models.ForeignKey(Community, models.CASCADE, related_name="members")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="memberships"
    )
    name = models.CharField(_("Name"), max_length=60)
    tagline = models.CharField(_("In a few words"), max_length=60, blank=True)
    role = models.CharField(max_length=10, choices=Role, default=Role.MEMBER)
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)
    suspended_until = models.DateTimeField(null=True)
    suspended_why = models.CharField(max_length=300, blank=True)
    picture = models.ForeignKey("Picture", models.SET_NULL, null=True, related_name="+")
    invited_by = models.ForeignKey("self", models.SET_NULL, null=True, related_name="invited")
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True)

    objects = MemberQuerySet.as_manager()

    is_member = True

    class Meta:
        db_table = "communities_member"
        constraints = [
            models.UniqueConstraint(fields=["community", "person"], name="one_membership_each"),
        ]
        indexes = [
            models.Index("community", "state", "name", name="members_by_name"),
            models.Index("community", "state", "joined_at", name="members_by_joining"),
            models.Index("person", "state", name="memberships_of_a_person"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_team(self) -> bool:
        return self.role in self.TEAM

    @property
    def is_guest(self) -> bool:
        return self.role == self.Role.GUEST

    @property
    def is_active(self) -> bool:
        return self.state in self.State.inside() and not self.is_suspended

    @property
    def is_suspended(self) -> bool:
        """Suspended now: an end that has passed needs no job to take effect."""
        return self.state == self.State.SUSPENDED and (
            self.suspended_until is None or self.suspended_until > timezone.now()
        )


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
    made_at = models.DateTimeField(default=timezone.now)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        db_table = "communities_invitation"
        indexes = [models.Index("community", "made_at", name="invitations_by_time")]

    @property
    def is_usable(self) -> bool:
        return self.withdrawn_at is None and self.expires_at > timezone.now() and self.uses < self.most_uses


class PictureQuerySet(models.QuerySet["Picture"]):
    def visible_to(self, member: Reader) -> PictureQuerySet:
        """Pictures of people are seen by those who see the people's words."""
        found = self.filter(community_id=member.community_id)
        return found if member.is_member or member.community.is_readable_by_all else found.none()


class Picture(Row):
    """A picture kept in the media folder, re-encoded when it came; now the faces of members."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    made_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=timezone.now)

    objects = PictureQuerySet.as_manager()

    class Meta:
        db_table = "communities_picture"
        indexes = [models.Index("community", "made_at", name="pictures_by_time")]

    @property
    def path(self) -> str:
        """Where its file is, below the media folder."""
        return f"{self.community_id}/{self.pk % 256:02x}/{self.pk}.webp"
