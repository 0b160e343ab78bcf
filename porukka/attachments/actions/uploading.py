"""A picture or a file is sent. It belongs to nothing yet: whoever sent it writes a post with it, or it is purged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Count, F, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from porukka.attachments import rules, storing
from porukka.attachments.documents import NAME_LENGTH, clean_name, known_document
from porukka.attachments.models import Attachment, Shelf
from porukka.communities.models import Member
from porukka.core import gates
from porukka.core.animations import clean_animation
from porukka.core.pictures import clean_sizes, is_picture, read
from porukka.core.refusal import Refused, ensure

DAY = timedelta(hours=24)


@dataclass(frozen=True)
class _Ready:
    """What was sent, as it will be kept: by variant, what is in it."""

    kind: str
    type: str
    name: str
    files: Mapping[str, bytes | IO[bytes]]
    width: int = 0
    height: int = 0


def upload(member: Member, file: UploadedFile[Any]) -> Attachment:
    """Keep a picture or a file for the post that this member is writing. Do not call it inside a transaction.

    Raises BadPicture or BadFile for what cannot be taken, Refused if the rules, the limits or a gate say no, or the
    disk is full (NoRoom). On any of them nothing is kept.
    """
    ensure(rules.may_attach(member))
    _ensure_limits(member)
    with (
        transaction.atomic()
    ):  # before any work is done for it, and once more below, for those sent at the same moment
        _ask_gates(member)
    ready = _ready(file)
    row = Attachment(
        community_id=member.community_id,
        member=member,
        kind=ready.kind,
        type=ready.type,
        name=ready.name,
        width=ready.width,
        height=ready.height,
    )
    row.size = storing.write({row.path(variant): content for variant, content in ready.files.items()})
    try:
        with transaction.atomic():
            _ask_gates(member)
            shelf, _made = Shelf.objects.get_or_create(community_id=member.community_id)
            Shelf.objects.filter(pk=shelf.pk).update(size=F("size") + row.size)
            row.save(force_insert=True)
    except BaseException:
        storing.remove(map(row.path, row.variants))
        raise
    return row


def _ask_gates(member: Member) -> None:
    answer = gates.ask(member, gates.Draft("file"))
    ensure(answer.verdict is gates.Verdict.PASS, answer.reason)


def _ensure_limits(member: Member) -> None:
    today = Attachment.objects.filter(
        community_id=member.community_id, member=member, made_at__gt=timezone.now() - DAY
    )
    sent = today.aggregate(many=Count("pk"), size=Sum("size", default=0))
    if sent["many"] >= Attachment.MOST_A_DAY or sent["size"] >= Attachment.MOST_BYTES_A_DAY:
        raise Refused(
            _("You have sent as many pictures and files as one can in a day. Send the rest tomorrow.")
        )
    if Shelf.objects.filter(community_id=member.community_id, size__gte=Shelf.MOST_BYTES).exists():
        raise storing.NoRoom


def _ready(file: UploadedFile[Any]) -> _Ready:
    file.seek(0)
    beginning = file.read(16)
    file.seek(0)
    if is_picture(beginning):
        return _picture(file)
    document = known_document(file.file or file, file.name or "", file.size or 0)
    return _Ready(Attachment.Kind.FILE, document.type, document.name, {"file": file.file or file})


def _picture(file: UploadedFile[Any]) -> _Ready:
    data = read(file)
    large, small = clean_sizes(data, (Attachment.LARGE, Attachment.SMALL))
    files: dict[str, bytes | IO[bytes]] = {"large": large.data, "small": small.data}
    moving = clean_animation(data, Attachment.MOVING)
    if moving is not None:
        files["moving"] = moving.data
    kind = Attachment.Kind.PICTURE if moving is None else Attachment.Kind.ANIMATION
    stem = (file.name or "").rpartition(".")[0][:NAME_LENGTH]
    return _Ready(kind, large.type, clean_name(stem, "webp"), files, large.width, large.height)
