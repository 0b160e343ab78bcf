"""A member: a person in one community, with the name, role and state she has there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from porukka.communities.folding import FoldedField
from porukka.communities.models.community import Community
from porukka.communities.visitor import Reader
from porukka.core.labels import lazy_label
from porukka.core.models import Row

if TYPE_CHECKING:
    from porukka.communities.models.room import Room


class MemberQuerySet(models.QuerySet["Member"]):
    def active(self, at: datetime | None = None) -> MemberQuerySet:
        """Those inside who are not suspended now: an end that has passed needs no job to take effect.

        at: the moment that is now, where it must be a parameter (`core.prepared`).
        """
        over = Q(state=Member.State.SUSPENDED, suspended_until__lte=at or timezone.now())
        return self.filter(Q(state=Member.State.ACTIVE) | over)

    def visible_to(self, member: Reader, at: datetime | None = None) -> MemberQuerySet:
        """Members see who else is in; a guest sees those she shares a room with; outsiders see nobody's list.

        at: as in `active`.
        """
        found = self.filter(community_id=member.community_id).active(at)
        if not member.is_member:
            return found.none()
        if member.is_guest:
            places = apps.get_model("communities", "RoomMember").objects  # its file imports this one
            shared = places.filter(room__in=places.filter(member_id=member.pk).values("room"))
            return found.filter(Q(pk=member.pk) | Q(pk__in=shared.values("member")))
        return found

    def reading(self, room: Room) -> MemberQuerySet:
        """Those who may read the talk of a room today: the other side of `Room.objects.readable_by`."""
        places = apps.get_model("communities", "RoomMember").objects
        inside = Q(Exists(places.filter(community=room.community_id, room=room.pk, member=OuterRef("pk"))))
        found = self.filter(community_id=room.community_id).active()
        return found.filter(~Q(role=Member.Role.GUEST) | inside if room.is_open else inside)

    def update(self, **changes: Any) -> int:
        """As Django's; what is kept ready with how a member appears is told that it is out of date."""
        if not Member.SEEN.isdisjoint(changes):
            with transaction.atomic():
                _appear_anew(self)
                return super().update(**changes)
        return super().update(**changes)

    @transaction.atomic
    def delete(self) -> tuple[int, dict[str, int]]:
        _appear_anew(self)
        return super().delete()


def _appear_anew(members: models.QuerySet[Member]) -> None:
    communities = members.order_by().values("community")
    Community.objects.filter(pk__in=communities).update(people_version=F("people_version") + 1)


class Member(Row):
    class Role(models.TextChoices):
        FOUNDER = "founder", lazy_label("founder", _("Founder"))
        MANAGER = "manager", lazy_label("manager", _("Manager"))
        MODERATOR = "moderator", lazy_label("moderator", _("Moderator"))
        EDITOR = "editor", lazy_label("editor", _("Content editor"))
        AMBASSADOR = "ambassador", lazy_label("ambassador", _("Ambassador"))
        EXPERT = "expert", lazy_label("expert", _("Expert"))
        MEMBER = "member", lazy_label("member", _("Member"))
        GUEST = "guest", lazy_label("guest", _("Guest"))

    class State(models.TextChoices):
        ACTIVE = "active", pgettext_lazy("member", "Active")
        SUSPENDED = "suspended", pgettext_lazy("member", "Suspended")
        LEFT = "left", pgettext_lazy("member", "Left")
        REMOVED = "removed", pgettext_lazy("member", "Removed")

        @classmethod
        def inside(cls) -> list[str]:
            return [cls.ACTIVE, cls.SUSPENDED]

    TEAM = (Role.FOUNDER, Role.MANAGER, Role.MODERATOR)
    SEEN = frozenset({"name", "tagline", "picture", "picture_id", "role"})  # columns that her face shows
    ANNOUNCING = (*TEAM, Role.EDITOR)  # who starts discussions where the others only reply

    community = models.ForeignKey(Community, models.CASCADE, related_name="members")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="memberships"
    )
    name = models.CharField(_("Name"), max_length=60)
    folded = FoldedField(of="name", max_length=180)  # what she is looked for by
    tagline = models.CharField(_("In a few words"), max_length=60, blank=True)
    role = models.CharField(max_length=10, choices=Role, default=Role.MEMBER)
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)
    suspended_until = models.DateTimeField(null=True)
    suspended_why = models.CharField(max_length=300, blank=True)
    picture = models.ForeignKey("Picture", models.SET_NULL, null=True, related_name="+")
    invited_by = models.ForeignKey("self", models.SET_NULL, null=True, related_name="invited")
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True)
    # how much she follows and mutes, kept by the talk: who mutes nothing costs no page a question
    follows_count = models.PositiveIntegerField(default=0)
    mutes_count = models.PositiveIntegerField(default=0)
    # the same of what she has saved, and of her own views
    saved_count = models.PositiveIntegerField(default=0, db_default=0)
    views_count = models.PositiveIntegerField(default=0, db_default=0)
    blocks_count = models.PositiveIntegerField(default=0, db_default=0)  # likewise, of those she has blocked
    stewardships_count = models.PositiveIntegerField(default=0, db_default=0)  # and of rooms she looks after
    guidelines_version = models.PositiveIntegerField(default=0, db_default=0)  # the one she has accepted
    guidelines_at = models.DateTimeField(null=True)
    on_board = models.BooleanField(
        default=False, db_default=False
    )  # of the association: beside whatever role she has
    is_founding_member = models.BooleanField(default=False, db_default=False)  # came before the circle opened
    # how often she has sent something here: it tells of what is her own and leaves no deed (see unchanged.py)
    own_version = models.PositiveIntegerField(default=0, db_default=0)
    # kept by higher floors: whether she tells anything about herself; her birthday (month × 100 + day), if
    # members may know it; how many have thanked her, and how often a reply of hers helped
    has_profile = models.BooleanField(default=False, db_default=False)
    birthday = models.PositiveSmallIntegerField(null=True)
    thanks_count = models.PositiveIntegerField(default=0, db_default=0)
    helped_count = models.PositiveIntegerField(default=0, db_default=0)
    # the month (year × 100 + month) in which she was last asked how it is here; not whether she answered
    pulse_month = models.PositiveIntegerField(default=0, db_default=0)

    objects = MemberQuerySet.as_manager()

    is_member = True

    class Meta:
        db_table = "communities_member"
        constraints = [
            models.UniqueConstraint(fields=["community", "person"], name="one_membership_each"),
        ]
        indexes = [
            models.Index("community", "state", "name", name="members_by_name"),
            models.Index("community", "folded", name="members_by_folded_name"),
            models.Index("community", "state", "joined_at", name="members_by_joining"),
            models.Index("community", "birthday", name="birthdays", condition=Q(birthday__isnull=False)),
            models.Index("person", "state", name="memberships_of_a_person"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **options: Any) -> None:
        """As Django's; see `MemberQuerySet.update`."""
        if self._state.adding or (update_fields is not None and self.SEEN.isdisjoint(update_fields)):
            return super().save(*args, update_fields=update_fields, **options)
        with transaction.atomic():
            _appear_anew(Member.objects.filter(pk=self.pk))
            return super().save(*args, update_fields=update_fields, **options)

    @transaction.atomic
    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        _appear_anew(Member.objects.filter(pk=self.pk))
        return super().delete(*args, **options)

    @property
    def is_team(self) -> bool:
        return self.role in self.TEAM

    @property
    def owes_guidelines(self) -> bool:
        """The guidelines have changed in a way that matters since she accepted them, or are new."""
        return self.guidelines_version < self.community.guidelines_asked

    @cached_property
    def stewarded(self) -> frozenset[int]:
        """The rooms whose steward she is; one query, asked once and only of those who have been any's."""
        if not self.stewardships_count or self.is_suspended:
            return frozenset()
        terms = apps.get_model("communities", "Stewardship").objects.current()  # its file imports this one
        hers = terms.filter(community=self.community_id, member=self.pk)
        return frozenset(hers.values_list("room_id", flat=True))

    @property
    def announces(self) -> bool:
        return self.role in self.ANNOUNCING

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
