"""HTTP only: the page, the bell, marking lines as read, what comes by mail and the link that stops it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from markupsafe import escape

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core.numbers import whole
from porukka.notifications import queries, rules, slots
from porukka.notifications.actions import choosing, reading, turning_off
from porukka.notifications.forms import PreferenceForm
from porukka.notifications.kinds import KINDS
from porukka.notifications.leading import url_of
from porukka.notifications.models import Notification, Preference
from porukka.people.throttles import WRONG_LINKS_SECONDS, may_guess_link
from porukka.people.views.waiting import too_many_requests


@require_GET
@member_page
def notifications(request: HttpRequest, member: Reader) -> HttpResponse:
    after = request.GET.get("after", "")
    return show(
        request,
        "notifications/notifications.html",
        member,
        page=queries.page(member, after),
        is_first=not after,
    )


@require_GET
@never_cache
@member_page
def bell(request: HttpRequest, member: Member) -> HttpResponse:
    """The bell alone, for the script that keeps its number."""
    return HttpResponse(escape(slots.bell(member, ())[None]))  # drawn as it is printed


@require_POST
@member_page
def open_one(request: HttpRequest, member: Reader, notification: int) -> HttpResponse:
    """Mark one as read and go where it leads."""
    mine = Notification.objects.visible_to(member).select_related("room", "topic", "post")
    found = get_object_or_404(mine, pk=notification)
    reading.mark_read(found)
    return redirect(url_of(member.community.slug, found))


@require_POST
@member_page
def read_all(request: HttpRequest, member: Member) -> HttpResponse:
    up_to = whole(request.POST.get("up_to"))
    if up_to is None:
        return HttpResponse(status=400)
    reading.mark_all_read(member, up_to)
    messages.success(request, _("Marked as read."))
    return redirect("notifications:notifications", member.community.slug)


@require_http_methods(["GET", "POST"])
@member_page
def settings(request: HttpRequest, member: Member) -> HttpResponse:
    """What of all this comes by mail, and when."""
    if "no_mail" in request.POST:
        choosing.no_mail(member)
        messages.success(request, _("No more mail about this community. Everything waits on the page."))
        return redirect("notifications:settings", member.community.slug)
    form = PreferenceForm(request.POST or None, wish=Preference.of(member))
    if form.is_valid():
        hour = form.cleaned_data["summary_hour"]
        choosing.choose(member, ways=form.ways, summary_hour=hour, quiet=form.quiet)
        messages.success(request, _("Saved."))
        return redirect("notifications:settings", member.community.slug)
    return show(
        request,
        "notifications/settings.html",
        member,
        status=400 if form.is_bound else 200,
        form=form,
        subjects=form.subjects,
        zone=timezone.get_current_timezone_name().replace("_", " "),
    )


@csrf_exempt  # mail programs press the button too, and they have no cookie (RFC 8058); the token is the proof
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def off(request: HttpRequest, token: str) -> HttpResponse:
    """The link of a letter: a GET shows what it would turn off, or has; only a POST does it, and tells so at once.

    A link this installation never made is met by the same page whatever is wrong with it.
    """
    found = turning_off.find(token)
    if found is None:
        if not may_guess_link(request):
            return too_many_requests(request, seconds=WRONG_LINKS_SECONDS)
        return render(request, "notifications/off_gone.html", status=404)
    wish, what = found
    if request.method == "POST":
        turning_off.turn_off(wish, what)
    context = {
        "is_done": request.method == "POST" or not turning_off.still_mailed(wish, what),
        "community": wish.community if rules.is_inside(wish.member) else None,
        "kinds": []
        if what == turning_off.DAILY
        else [facts.setting for kind, facts in KINDS.items() if kind in what],
    }
    return render(request, "notifications/off.html", context)
