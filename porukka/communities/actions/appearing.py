"""How a member appears in a community: name, a few words, a picture."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import transaction

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.communities.models import Picture as PictureRow
from porukka.core.pictures import Picture


@transaction.atomic
def appear(
    member: Member, *, name: str, tagline: str, face: Picture | None = None, face_away: bool = False
) -> None:
    """Change one's own appearance. face: a cleaned picture to put in place; face_away: take the old one off."""
    old = member.picture_id
    member.name, member.tagline = name, tagline
    if face is not None:
        member.picture = keep(member, face)
    elif face_away:
        member.picture = None
    member.save(update_fields=["name", "folded", "tagline", "picture"])
    if old and member.picture_id != old:
        forget(old)
    deeds.record("member.appeared", actor=member, subject=member.pk)


def keep(member: Member, face: Picture) -> PictureRow:
    """The picture in the media folder, and its row. The caller holds the transaction."""
    row = PictureRow(
        community_id=member.community_id,
        made_by=member,
        width=face.width,
        height=face.height,
        size=len(face.data),
    )
    path = Path(settings.MEDIA_ROOT) / row.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        face.data
    )  # before the row: a file without a row is harmless, a row without a file is not
    row.save(force_insert=True)
    return row


def forget(picture_id: int) -> None:
    """Take a picture away, its file once the caller's transaction commits."""
    row = PictureRow.objects.filter(pk=picture_id).first()
    if row is None:
        return
    path = Path(settings.MEDIA_ROOT) / row.path
    row.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
