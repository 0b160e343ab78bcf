"""The page that tells others: what it says, the rooms it names, members' words on it, and titles it gives away."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Member, Room
from porukka.communities.rules import may_edit_community
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post

# the parts of the page, in the order in which one reads them
SECTIONS = {
    "for_whom": _("Whom this is for"),
    "you_get": _("What you get"),
    "we_expect": _("What we expect"),
}


class Landing(Row):
    """What the page says; whether anybody outside sees it, `Community.landing_shown` tells.

    parts: name of the section → Markdown; html: the same rendered, without names as links; proposed: what a guide
    would say there, for whoever writes the page.
    """

    HEADLINE_LENGTH = 120
    PART_LENGTH = 2000
    MOST_ROOMS = 12
    MOST_QUOTES = 6  # asked for or agreed to
    MOST_TEASERS = 6

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    headline = models.CharField(max_length=HEADLINE_LENGTH, blank=True, default="")
    parts = models.JSONField(default=dict)
    html = models.JSONField(default=dict)
    proposed = models.JSONField(default=dict)
    shows_numbers = models.BooleanField(default=False)
    shows_personas = models.BooleanField(default=False, db_default=False)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "purpose_landing"
        constraints = [models.UniqueConstraint(fields=["community"], name="one_landing_a_community")]

    def __str__(self) -> str:
        return self.headline


class LandingRoom(Row):
    """A room that the page names. Only an open one: that cannot change."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, models.CASCADE, related_name="+")

    class Meta:
        db_table = "purpose_landing_room"
        constraints = [models.UniqueConstraint(fields=["community", "room"], name="a_room_is_named_once")]

    def __str__(self) -> str:
        return f"{self.room_id} is named"


def _in_the_open() -> Q:
    """The words of a post stand, under a name, in a room that every member reads."""
    return Q(
        post__deleted_at=None,
        post__hidden_at=None,
        post__alias=None,
        post__topic__deleted_at=None,
        post__topic__room__kind=Room.Kind.OPEN,
    )


class QuoteQuerySet(models.QuerySet["Quote"]):
    def visible_to(self, member: Reader) -> QuoteQuerySet:
        """Whose words they are, and those who make the page, as far as they may read the post."""
        if not member.is_member:
            return self.none()
        posts = Post.objects.visible_to(member).values("pk")
        found = self.filter(community_id=member.community_id, post__in=posts)
        return found if may_edit_community(member) else found.filter(author=member.pk)

    def shown(self) -> QuoteQuerySet:
        """Those agreed to, whose post still stands where every member reads it."""
        return self.filter(_in_the_open(), state=Quote.State.AGREED)


class Quote(Row):
    """Words of a member, out of a post of hers, on the page for others. Never without her consent, which she takes
    back when she likes."""

    LENGTH = 300

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        AGREED = "agreed", _("agreed")
        DECLINED = "declined", _("declined")

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, models.CASCADE, related_name="+")
    author = models.ForeignKey(Member, models.CASCADE, related_name="+")
    words = models.CharField(max_length=LENGTH)
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)

    objects = QuoteQuerySet.as_manager()

    class Meta:
        db_table = "purpose_quote"
        constraints = [models.UniqueConstraint(fields=["community", "post"], name="one_quote_of_a_post")]

    def __str__(self) -> str:
        return f"{self.state} {self.post_id}"


class TeaserQuerySet(models.QuerySet["Teaser"]):
    def visible_to(self, member: Reader) -> TeaserQuerySet:
        """Those who make the page, as far as they may read the discussion."""
        posts = Post.objects.visible_to(member).values("pk")
        found = self.filter(community_id=member.community_id, post__in=posts)
        return found if may_edit_community(member) else found.none()

    def shown(self) -> TeaserQuerySet:
        """Openings that still stand where every member reads them, of communities that show themselves."""
        return self.filter(_in_the_open(), post__number=0, community__landing_shown=True)


class Teaser(Row):
    """A discussion whose title others may see, and nothing else of it. It is told by its opening."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = TeaserQuerySet.as_manager()

    class Meta:
        db_table = "purpose_teaser"
        constraints = [models.UniqueConstraint(fields=["community", "post"], name="one_teaser_of_a_topic")]

    def __str__(self) -> str:
        return f"teaser {self.post_id}"
