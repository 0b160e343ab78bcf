"""What pages read: attachments as plain rows, one query however many posts they go with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from porukka.attachments.documents import ENDINGS
from porukka.attachments.models import Attachment
from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.core.ids import from_text
from porukka.discussions.addresses import post_url

A_PAGE = 30
SHOWN = ("all", "pictures", "files")


@dataclass(frozen=True)
class AttachmentRow:
    """One picture or file. width, height: pixels of the large picture; small: of the small one; ending: "PDF"."""

    id: int
    kind: str
    name: str
    alt: str
    size: str
    ending: str
    width: int
    height: int
    small: tuple[int, int]
    base: str  # the address of its page; those of its variants begin so

    @property
    def is_file(self) -> bool:
        return self.kind == Attachment.Kind.FILE

    @property
    def is_moving(self) -> bool:
        return self.kind == Attachment.Kind.ANIMATION

    def url(self, variant: str) -> str:
        return self.base + variant


@dataclass(frozen=True)
class Placed:
    """One of a room's or a community's pictures and files, and the post it goes with."""

    row: AttachmentRow
    title: str
    who: str
    at: datetime
    url: str


@dataclass(frozen=True)
class Listing:
    """after: the key of the next page, "" on the last."""

    rows: list[Placed]
    after: str


def row_of(slug: str, found: Attachment) -> AttachmentRow:
    """slug: the community's."""
    return AttachmentRow(
        id=found.pk,
        kind=found.kind,
        name=found.name,
        alt=found.alt,
        size=filesizeformat(found.size),
        ending=ENDINGS.get(found.type, "").upper(),
        width=found.width,
        height=found.height,
        small=found.small_size,
        base=reverse("attachments:attachment", args=[slug, found.pk]),
    )


def attachments_of_posts(reader: Reader, posts: Collection[int]) -> dict[int, list[AttachmentRow]]:
    """What goes with these posts, which the reader is known to see, by post: one query, none without posts."""
    if not posts:
        return {}
    rows = defaultdict(list)
    found = Attachment.objects.filter(community_id=reader.community_id, post__in=posts, taken_off_at=None)
    for one in found.order_by("position", "id"):
        rows[one.post_id or 0].append(row_of(reader.community.slug, one))
    return dict(rows)


def listing(reader: Reader, *, room: Room | None = None, show: str = "all", after: str = "") -> Listing:
    """A page of what this reader may see, the newest first.

    show: "all", "pictures" or "files"; after: the key a former page gave (a broken one means the first page).
    """
    found = Attachment.objects.visible_to(reader).listed()
    if room is not None:
        found = found.filter(post__topic__room=room)
    if show == "files":
        found = found.filter(kind=Attachment.Kind.FILE)
    elif show == "pictures":
        found = found.exclude(kind=Attachment.Kind.FILE)
    if after:
        with suppress(ValueError):
            found = found.filter(id__lt=from_text(after))
    rows = list(found.select_related("post__topic", "post__author").order_by("-id")[: A_PAGE + 1])
    more = len(rows) > A_PAGE
    rows = rows[:A_PAGE]
    return Listing([_placed(reader, one) for one in rows], rows[-1].address if more else "")


def _placed(reader: Reader, found: Attachment) -> Placed:
    post = found.post
    assert post is not None  # noqa: S101  # nosec B101 (written ones only)
    slug = reader.community.slug
    return Placed(
        row=row_of(slug, found),
        title=post.topic.title,
        who=post.author.name if post.author else "",
        at=post.made_at,
        url=post_url(slug, post.topic, post.number),
    )
