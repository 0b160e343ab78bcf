"""A profile of a member, the words she is found by, and the pictures of what she has made."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.folding import FoldedField
from porukka.communities.models import Community, Member
from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.core.models import Row


class Audience(models.TextChoices):
    """Who sees a field. What is for everyone is for members, as long as others cannot read the community."""

    EVERYONE = "everyone", _("Everyone, also those who are not members")
    MEMBERS = "members", _("Members")
    TEAM = "team", _("The team")
    ME = "me", _("Only me")


def audiences_of(reader: Reader) -> list[str]:
    """What is for one of these is for this reader. A guest is let into a room, not into people's lives: she reads
    what visitors do."""
    if has(reader, "see_members"):
        team = [Audience.TEAM] if reader.is_team else []
        return [Audience.EVERYONE, Audience.MEMBERS, *team]
    return [Audience.EVERYONE] if reader.community.is_readable_by_all else []


class Profile(Row):
    """What one member tells about herself in one community.

    audiences: name of a field → Audience, for those that are not for MEMBERS; birthday: month × 100 + day;
    items: what she has made, as {title, url, words, picture}; is_suggested: she may be named to others whom she
    might like to meet. It hangs on the person as well: it goes with her account.
    """

    ABOUT_LENGTH = 600
    PLACE_LENGTH = 60
    MOST_TERMS = 12  # of a kind
    MOST_LINKS = 6
    MOST_ITEMS = 6

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.OneToOneField(Member, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    about = models.TextField(max_length=ABOUT_LENGTH, blank=True, default="")
    offers = models.JSONField(default=list)
    wishes = models.JSONField(default=list)
    interests = models.JSONField(default=list)
    place = models.CharField(max_length=PLACE_LENGTH, blank=True, default="")
    links = models.JSONField(default=list)
    items = models.JSONField(default=list)
    birthday = models.PositiveSmallIntegerField(null=True)
    audiences = models.JSONField(default=dict)
    is_suggested = models.BooleanField(default=True)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "profiles_profile"

    def __str__(self) -> str:
        return f"profile of {self.member_id}"

    def audience_of(self, field: str) -> str:
        return str(self.audiences.get(field) or DEFAULT_AUDIENCES.get(field, Audience.MEMBERS))


# a birthday is told to nobody until one says so
DEFAULT_AUDIENCES: dict[str, str] = {"birthday": Audience.ME}
FIELDS: dict[str, Any] = {
    "about": _("In my own words"),
    "offers": _("What I can help with"),
    "wishes": _("What I would like help with"),
    "interests": _("What interests me"),
    "place": _("Where I am"),
    "links": _("Links"),
    "items": _("What I have made"),
    "birthday": _("Birthday"),
}


class TermQuerySet(models.QuerySet["Term"]):
    def visible_to(self, reader: Reader) -> TermQuerySet:
        """Terms this reader may see: a hidden field is found by nobody (C5), not even by whose it is."""
        return self.filter(community_id=reader.community_id, audience__in=audiences_of(reader))


class Term(Row):
    """A word that a member is found by, with who may see it. Written with her profile, never by itself."""

    class Kind(models.TextChoices):
        OFFERS = "offers", FIELDS["offers"]
        WISHES = "wishes", FIELDS["wishes"]
        INTERESTS = "interests", FIELDS["interests"]
        PLACE = "place", FIELDS["place"]

    LONGEST = 60

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    profile = models.ForeignKey(Profile, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind)
    words = models.CharField(max_length=LONGEST)
    folded = FoldedField(of="words", max_length=LONGEST * 3)
    audience = models.CharField(max_length=8, choices=Audience)

    objects = TermQuerySet.as_manager()

    class Meta:
        db_table = "profiles_term"
        indexes = [
            models.Index("community", "kind", "folded", "audience", name="members_by_term"),
            models.Index("community", "member", "kind", name="terms_of_a_member"),
        ]

    def __str__(self) -> str:
        return self.words


class MadeQuerySet(models.QuerySet["Made"]):
    def visible_to(self, reader: Reader) -> MadeQuerySet:
        """Pictures are seen by those who see the profile's items, and by whose they are."""
        seen = Q(audience__in=audiences_of(reader))
        mine = Q(profile__member=reader.pk)
        here = Member.objects.visible_to(reader) if reader.is_member else Member.objects.active()
        found = self.filter(seen | mine, community_id=reader.community_id)
        return found.filter(profile__member__in=here.filter(community_id=reader.community_id).values("pk"))


class Made(Row):
    """A picture of something a member has made, re-encoded when it came."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    profile = models.ForeignKey(Profile, models.CASCADE, related_name="pictures")
    audience = models.CharField(max_length=8, choices=Audience, default=Audience.MEMBERS)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()

    objects = MadeQuerySet.as_manager()

    class Meta:
        db_table = "profiles_made"

    def __str__(self) -> str:
        return self.path

    @property
    def path(self) -> str:
        """Where its file is, below the media folder."""
        return f"{self.community_id}/{self.pk % 256:02x}/{self.pk}.made.webp"
