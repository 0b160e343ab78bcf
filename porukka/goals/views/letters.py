"""The weekly letters: all that were written, one of them, and who gets them by mail."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.numbers import whole
from porukka.goals import letters as words
from porukka.goals.actions import turning_off, writing
from porukka.goals.models import FounderLetter, LetterWish
from porukka.goals.views.doors import goals_page
from porukka.notifications.rules import is_inside
from porukka.people.throttles import WRONG_LINKS_SECONDS, may_guess_link
from porukka.people.views.waiting import too_many_requests

A_PAGE = 26


@require_GET
@goals_page
def letters(request: HttpRequest, member: Member) -> HttpResponse:
    """?before=<id>: older ones."""
    found = FounderLetter.objects.visible_to(member).order_by("-week")
    before = whole(request.GET.get("before"))
    if before is not None:
        last = found.filter(pk=before).first()
        found = found.filter(week__lt=last.week) if last else found
    rows = list(found[: A_PAGE + 1])
    wish = LetterWish.objects.filter(community_id=member.community_id, member=member).first()
    return show(
        request,
        "goals/letters.html",
        member,
        letters=[(letter, words.title_of(letter)) for letter in rows[:A_PAGE]],
        before=rows[A_PAGE - 1].pk if len(rows) > A_PAGE else None,
        wants=LetterWish.wants(member, wish),
    )


@require_GET
@goals_page
def letter(request: HttpRequest, member: Member, letter: int) -> HttpResponse:
    found = get_object_or_404(FounderLetter.objects.visible_to(member), pk=letter)
    sections = words.sections(found, member.community)
    return show(request, "goals/letter.html", member, title=words.title_of(found), sections=sections)


@require_POST
@goals_page
def mail(request: HttpRequest, member: Member) -> HttpResponse:
    """want: "yes" or anything else."""
    wants = request.POST.get("want") == "yes"
    writing.want(member, wants)
    said = (
        _("The letter comes by mail on Mondays.")
        if wants
        else _("The letter does not come by mail any more.")
    )
    messages.success(request, said)
    return redirect("goals:letters", member.community.slug)


@csrf_exempt  # mail programs press the button too, and they have no cookie (RFC 8058); the token is the proof
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def off(request: HttpRequest, token: str) -> HttpResponse:
    """The link of a letter: a GET shows what it would turn off, or has; only a POST does it."""
    wish = turning_off.find(token)
    if wish is None:
        if not may_guess_link(request):
            return too_many_requests(request, seconds=WRONG_LINKS_SECONDS)
        return render(request, "notifications/off_gone.html", status=404)
    if request.method == "POST":
        turning_off.turn_off(wish)
    context = {
        "is_done": request.method == "POST" or not wish.is_wanted,
        "community": wish.community if is_inside(wish.member) else None,
    }
    return render(request, "goals/off.html", context)
