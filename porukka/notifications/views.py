"""HTTP only: the page, and marking lines as read."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from porukka.communities.doors import member_page
from porukka.communities.visitor import Reader
from porukka.notifications import actions, queries
from porukka.notifications.models import Notification


@require_GET
@member_page
def notifications(request: HttpRequest, member: Reader) -> HttpResponse:
    after = request.GET.get("after", "")
    context = {
        "member": member,
        "community": member.community,
        "page": queries.page(member, after),
        "is_first": not after,
    }
    return render(request, "notifications/notifications.html", context)


@require_POST
@member_page
def open_one(request: HttpRequest, member: Reader, notification: int) -> HttpResponse:
    """Mark one as read and go where it leads."""
    mine = Notification.objects.visible_to(member).select_related("room", "topic", "post")
    found = get_object_or_404(mine, pk=notification)
    actions.mark_read(found)
    return redirect(queries.url_of(member, found))


@require_POST
@member_page
def read_all(request: HttpRequest, member: Reader) -> HttpResponse:
    up_to = request.POST.get("up_to", "")
    if not up_to.isdecimal() or len(up_to) > queries.LONGEST_KEY:
        return HttpResponse(status=400)
    actions.mark_all_read(member, int(up_to))  # type: ignore[arg-type]
    messages.success(request, _("Marked as read."))
    return redirect("notifications:notifications", member.community.slug)
