"""What exists: a picture or a file that goes with a post, and how much room a community's take."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post
from porukka.discussions.rules import may_open

__all__ = ["Attachment", "Shelf"]


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, member: Reader) -> AttachmentQuerySet:
        """What goes with a post is seen by whoever reads its words: below a deleted one it is gone, and of a hidden
        one only those see it who may open it. What goes with none yet is seen by who sent it.

        The post is asked for by its id: as a list of posts SQLite made one of all that the reader sees.
        """
        posts = Post.objects.visible_to(member).filter(pk=OuterRef("post"), deleted_at=None)
        seen = Q(Exists(posts.filter(Q(hidden_at=None) | may_open(member))))
        if member.is_member:
            seen |= Q(post=None, member_id=member.pk)
        return self.filter(seen, community_id=member.community_id, taken_off_at=None)

    def written(self) -> AttachmentQuerySet:
        return self.filter(post__isnull=False, taken_off_at=None)

    def listed(self) -> AttachmentQuerySet:
        """Those that lists show: what is hidden is met at its post alone, also by those who may open it."""
        return self.written().filter(post__hidden_at=None)


class Attachment(Row):
    class Kind(models.TextChoices):
        PICTURE = "picture", _("Picture")
        ANIMATION = "animation", _("Moving picture")
        FILE = "file", _("File")

    NAME_LENGTH = 120
    ALT_LENGTH = 300
    MOST = 10  # with one post
    LARGE, SMALL, MOVING = 2048, 640, 480  # pixels, the longer side at most
    MOST_A_DAY = 100  # that one member may send
    MOST_BYTES_A_DAY = 300_000_000
    KEPT_DAYS = 400  # one that was sent and not written yet: what is kept for later may wait for a year
    UNDO_MINUTES = Post.UNDO_MINUTES  # one that was taken off is on the disk so long

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    post = models.ForeignKey(Post, models.CASCADE, null=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=10, choices=Kind)
    type = models.CharField(max_length=100)  # of the file that is downloaded
    name = models.CharField(max_length=NAME_LENGTH)
    alt = models.CharField(_("What is in the picture?"), max_length=ALT_LENGTH, blank=True, default="")
    size = models.PositiveIntegerField()  # bytes on the disk
    width = models.PositiveIntegerField(default=0)  # pixels of the large one; a file has none
    height = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)
    taken_off_at = models.DateTimeField(null=True)  # by editing the post

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        db_table = "attachments_attachment"
        indexes = [
            models.Index("community", "post", name="attachments_of_posts"),
            models.Index("community", "kind", "id", name="attachments_by_kind"),
            models.Index("community", "member", "made_at", name="attachments_sent"),
            models.Index("community", "made_at", name="attachments_unwritten", condition=Q(post=None)),
            models.Index(
                "community",
                "taken_off_at",
                name="attachments_taken_off",
                condition=Q(taken_off_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_file(self) -> bool:
        return self.kind == self.Kind.FILE

    @property
    def variants(self) -> tuple[str, ...]:
        """What there is of it on the disk, by the last part of its addresses."""
        if self.is_file:
            return ("file",)
        return ("large", "small", "moving") if self.kind == self.Kind.ANIMATION else ("large", "small")

    def path(self, variant: str) -> str:
        """Where it is, below the media folder."""
        ending = "bin" if variant == "file" else f"{variant}.webp"
        return f"{self.community_id}/attachments/{self.pk % 256:02x}/{self.pk}.{ending}"

    @property
    def small_size(self) -> tuple[int, int]:
        """Pixels of the small one."""
        share = min(1.0, self.SMALL / max(self.width, self.height, 1))
        return max(1, round(self.width * share)), max(1, round(self.height * share))


class Shelf(Row):
    """How many bytes the attachments of a community take: kept by every write, so that nothing has to count."""

    MOST_BYTES = 20_000_000_000

    community = models.OneToOneField(Community, models.CASCADE, related_name="+")
    size = models.BigIntegerField(default=0)

    class Meta:
        db_table = "attachments_shelf"

    def __str__(self) -> str:
        return f"{self.community_id}: {self.size}"
