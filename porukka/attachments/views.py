"""HTTP only: take what is sent, give what may be seen, show it on pages of its own."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from porukka.attachments.actions import uploading
from porukka.attachments.documents import BadFile
from porukka.attachments.forms import Item
from porukka.attachments.models import Attachment
from porukka.attachments.queries import SHOWN, attachments_of_posts, row_of
from porukka.attachments.queries import listing as listing_of
from porukka.attachments.storing import NoRoom
from porukka.communities.doors import community_page, member_page
from porukka.communities.models import Member, Room
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core.pictures import BadPicture, Busy
from porukka.core.refusal import Refused
from porukka.discussions.addresses import post_url


@require_POST
@member_page
def upload(request: HttpRequest, member: Member) -> HttpResponse:
    """One file, sent while the post is still being written: 201 with its line for the composer, or why not."""
    file = request.FILES.get("file")
    if file is None:
        return _no(400, _("Choose a picture or a file first."))
    try:
        found = uploading.upload(member, file)
    except Busy as busy:
        answer = _no(503, busy)
        answer["Retry-After"] = "3"
        return answer
    except (BadPicture, BadFile) as error:
        return _no(400, error)
    except NoRoom as full:
        return _no(507, full)
    except Refused as refused:
        if not refused.words:
            raise
        return _no(403, refused)
    return JsonResponse({"id": found.address, "html": _line(member, found)}, status=201)


@require_GET
@member_page
def uploaded(request: HttpRequest, member: Member, attachment: int) -> HttpResponse:
    """The line of what one has sent and not written yet, for a composer that got its draft back."""
    mine = Attachment.objects.visible_to(member).filter(post=None)
    return HttpResponse(_line(member, get_object_or_404(mine, pk=attachment)))


def _line(member: Member, found: Attachment) -> str:
    item = Item(row_of(member.community.slug, found), found.alt)
    return render_to_string("attachments/item.html", {"item": item})


def _no(status: int, why: object) -> JsonResponse:
    return JsonResponse({"error": str(why)}, status=status)


@require_safe
@community_page
def media(request: HttpRequest, reader: Reader, attachment: int, variant: str) -> HttpResponse:
    """The picture or the file itself; the front sends it, off the thread. A file is never shown, only downloaded."""
    seen = Attachment.objects.visible_to(reader).select_related("post")
    found = get_object_or_404(seen, pk=attachment)
    if variant not in found.variants:
        raise Http404
    response = HttpResponse(content_type=found.type)
    response["X-Porukka-File"] = found.path(variant)
    # what is hidden is not kept where the next one at this browser could look
    is_hidden = found.post is not None and not found.post.stands
    response["Cache-Control"] = "private, no-store" if is_hidden else "private, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if found.is_file:
        response["Content-Disposition"] = content_disposition_header(True, found.name) or "attachment"
    return response


@require_GET
@community_page
def attachment(request: HttpRequest, reader: Reader, attachment: int) -> HttpResponse:
    """A picture on its own page, with the others of its post beside it: the gallery without a script."""
    seen = Attachment.objects.visible_to(reader).written().select_related("post__topic__room", "post__author")
    found = get_object_or_404(seen, pk=attachment)
    post = found.post
    assert post is not None  # noqa: S101  # nosec B101 (written ones only)
    rows = [row for row in attachments_of_posts(reader, [post.pk])[post.pk] if not row.is_file]
    at = next((index for index, row in enumerate(rows) if row.id == found.pk), None)
    return show(
        request,
        "attachments/attachment.html",
        reader,
        post=post,
        row=row_of(reader.community.slug, found),
        place=post_url(reader.community.slug, post.topic, post.number),
        count=len(rows),
        number=None if at is None else at + 1,
        before=rows[at - 1] if at else None,
        after=rows[at + 1] if at is not None and at + 1 < len(rows) else None,
    )


@require_GET
@community_page
def listing(request: HttpRequest, reader: Reader) -> HttpResponse:
    return _listing(request, reader, None)


@require_GET
@community_page
def room_listing(request: HttpRequest, reader: Reader, room: int) -> HttpResponse:
    return _listing(request, reader, get_object_or_404(Room.objects.readable_by(reader), pk=room))


def _listing(request: HttpRequest, reader: Reader, room: Room | None) -> HttpResponse:
    show = request.GET.get("show", "")
    show = show if show in SHOWN else SHOWN[0]
    after = request.GET.get("after", "")
    context: dict[str, Any] = {
        "member": reader,
        "community": reader.community,
        "room": room,
        "show": show,
        "is_first": not after,
        "list": listing_of(reader, room=room, show=show, after=after),
    }
    return render(request, "attachments/listing.html", context)
