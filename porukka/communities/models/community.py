"""A community: what it is called, what it is for, who reads and who joins."""

from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.core import parts
from porukka.core.ids import to_text
from porukka.core.models import Row
from porukka.people.who import Anybody


class CommunityQuerySet(models.QuerySet["Community"]):
    def visible_to(self, person: Anybody) -> CommunityQuerySet:
        """Communities this person may open: public, readable by link, or her own."""
        readable = Q(visibility__in=Community.Visibility.readable_by_all())
        if not person.is_authenticated:
            return self.filter(readable)
        member = apps.get_model("communities", "Member")  # its file imports this one
        mine = member.objects.filter(community=OuterRef("pk"), person=person, state__in=member.State.inside())
        return self.filter(readable | Exists(mine))

    def listed(self) -> CommunityQuerySet:
        return self.filter(visibility=Community.Visibility.PUBLIC)

    def of(self, person: Anybody) -> CommunityQuerySet:
        mine = apps.get_model("communities", "Member").objects.active().filter(person=person.pk)
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
        REQUEST = "request", _("Anyone may ask to join, and the team decides")
        OPEN = "open", _("Anyone may join")

    class Intent(models.TextChoices):
        """What the founder is making; each of them is right, and what is measured is compared with it."""

        COMMUNITY = "community", _("A community: members talk with each other")
        AUDIENCE = "audience", _("An audience: we tell, they follow and react")
        COACHING = "coaching", _("A coaching group: one leads, each works on something of her own")
        UNSAID = "", _("Not said yet")

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
    # others meet the page that tells of it first (purpose); for members only: then others know that it exists
    landing_shown = models.BooleanField(default=False, db_default=False)
    newcomer_waits_since = models.DateTimeField(
        null=True
    )  # the introduction that nobody has answered for longest
    # until when the newest story is there, kept by stories: a list asks for them only if that is to come
    stories_until = models.DateTimeField(null=True)
    members_count = models.PositiveIntegerField(default=0)
    # kept by the way in (joining), so that no page asks for them
    guidelines_version = models.PositiveIntegerField(default=0, db_default=0)  # 0: there are none yet
    guidelines_asked = models.PositiveIntegerField(
        default=0, db_default=0
    )  # the version everybody accepts at least
    is_founding = models.BooleanField(
        default=False, db_default=False
    )  # a founding circle: by invitation only
    circle_size = models.PositiveIntegerField(
        default=0, db_default=0
    )  # members it waits for, 0 for a date alone
    nominations_waiting = models.PositiveIntegerField(default=0, db_default=0)
    asking_count = models.PositiveIntegerField(default=0, db_default=0)  # who waits for an answer at the door
    # counted up with every change of how a member appears: what is kept ready with her name in it is then of no use
    people_version = models.PositiveIntegerField(default=0, db_default=0)
    # said in the founder's guide, read by what measures
    intent = models.CharField(
        max_length=10, choices=Intent, blank=True, default=Intent.UNSAID, db_default=Intent.UNSAID.value
    )
    made_at = models.DateTimeField(default=timezone.now)

    # a founder's own colours, "" for Porukka's; each passes `core.contrast` on its side
    accent = models.CharField(max_length=7, blank=True, default="", db_default="")
    accent_dark = models.CharField(max_length=7, blank=True, default="", db_default="")
    logo = models.ForeignKey("communities.Picture", models.SET_NULL, null=True, related_name="+")
    parts_off = models.CharField(
        max_length=400, blank=True, default="", db_default=""
    )  # see `core.parts.off_by`

    words = models.CharField(
        max_length=800, blank=True, default="", db_default=""
    )  # of its own for rooms, members …: see `core.labels`
    privacy_version = models.PositiveIntegerField(
        default=0, db_default=0
    )  # of its privacy notice; 0: none yet

    objects = CommunityQuerySet.as_manager()

    class Meta:
        db_table = "communities_community"

    def __str__(self) -> str:
        return self.name

    @property
    def joining_now(self) -> str:
        """How people come in today: by invitation, whatever was chosen, as long as the founding circle gathers."""
        return self.Joining.INVITATION if self.is_founding else self.joining

    @property
    def theme_version(self) -> str:
        """What tells two looks apart, "" without colours of its own."""
        return f"{self.accent}{self.accent_dark}".replace("#", "")

    @property
    def logo_src(self) -> str:
        return f"/m/{to_text(self.logo_id)}" if self.logo_id else ""

    @property
    def off(self) -> tuple[str, ...]:
        """The codes of the parts that are switched off here."""
        return parts.off_by(self.parts_off)

    @property
    def is_readable_by_all(self) -> bool:
        return self.visibility in self.Visibility.readable_by_all()

    @property
    def is_known(self) -> bool:
        """Others know that it exists: they read it, or at least the page that tells of it."""
        return self.is_readable_by_all or self.landing_shown
