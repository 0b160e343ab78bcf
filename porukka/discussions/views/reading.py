"""Marking as read, taking that back, and marking as unread."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.core.numbers import whole
from porukka.discussions.actions import reading
from porukka.discussions.models import Topic
from porukka.discussions.views.posts import find_post


def way_back(member: Member, batch: int | None) -> str:
    """The extra tag of a message that offers to take a press back; none if there is nothing to take back."""
    if batch is None:
        return ""
    return "undo:" + reverse("discussions:undo_reading", args=[member.community.slug, batch])


@require_POST
@member_page
def read(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    """The beacon of a page that was read (204), or the button that says so (back to the list)."""
    found = get_object_or_404(Topic.objects.visible_to(member), pk=topic)
    number = whole(request.POST.get("number"), digits=8)
    if number is None:
        return HttpResponse(status=400)
    if not request.POST.get("button"):
        reading.mark_read(member, found, number)
        return HttpResponse(status=204)
    batch = reading.mark_read(member, found, number, undoable=True)
    messages.success(request, _("Marked as read."), extra_tags=way_back(member, batch))
    return redirect("discussions:talk", member.community.slug)


@require_POST
@member_page
def undo_reading(request: HttpRequest, member: Member, batch: int) -> HttpResponse:
    reading.undo(member, batch)
    messages.success(request, _("It is unread again, as it was."))
    return redirect("discussions:talk", member.community.slug)


@require_POST
@member_page
def unread_from(request: HttpRequest, member: Member, post: int) -> HttpResponse:
    found = find_post(member, post)
    reading.mark_unread_from(member, found)
    messages.success(request, _("Unread from there on. It waits for you in the list."))
    return redirect("discussions:talk", member.community.slug)
