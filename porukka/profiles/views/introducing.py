"""HTTP only: introducing somebody to somebody, and answering when one is asked."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.refusal import Refused
from porukka.people import once
from porukka.people.who import signed_in
from porukka.profiles import rules
from porukka.profiles.actions import introducing
from porukka.profiles.forms import IntroductionForm
from porukka.profiles.models import Introduction
from porukka.profiles.queries.introductions import introductions, to_choose_from


@require_http_methods(["GET", "POST"])
@member_page
def introduce(request: HttpRequest, member: Member, other: int) -> HttpResponse:
    """Somebody should meet `other`: who, and why."""
    seen = Member.objects.visible_to(member).exclude(role=Member.Role.GUEST).exclude(pk=member.pk)
    found = get_object_or_404(seen, pk=other)
    if not rules.may_look_for_members(member):
        raise Http404
    form = IntroductionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        second = seen.exclude(pk=found.pk).filter(pk=form.cleaned_data["second"]).first()
        if second is None:
            form.add_error("second", _("Choose somebody first."))
        else:
            try:
                make = _asking(request, member, (found, second), form.cleaned_data["why"])
                return redirect(once.answer(signed_in(request), form.once, make))
            except Refused as refused:
                form.add_error(None, refused.words or _("That cannot be done here any more."))
    words = request.GET.get("name", "")
    return show(
        request,
        "profiles/introduce.html",
        member,
        status=400 if form.is_bound else 200,
        other=found,
        words=words[:60],
        people=to_choose_from(member, found, words),
        form=form,
    )


def _asking(request: HttpRequest, member: Member, two: tuple[Member, Member], why: str) -> Callable[[], str]:
    def make() -> str:
        introducing.introduce(member, *two, why=why)
        words = _("Thank you. Both are asked, each alone; if both say yes, they are told together.")
        messages.success(request, words)
        return reverse("profiles:introductions", args=[member.community.slug])

    return make


@require_GET
@member_page
def all_introductions(request: HttpRequest, member: Member) -> HttpResponse:
    """What I am asked, whom I have met so, whom I have introduced."""
    return show(request, "profiles/introductions.html", member, found=introductions(member))


def _find(member: Member, introduction: int) -> Introduction:
    found = Introduction.objects.asking(member).select_related("by", "first", "second")
    return get_object_or_404(found, pk=introduction)


@require_POST
@member_page
def answer(request: HttpRequest, member: Member, introduction: int) -> HttpResponse:
    found, says = _find(member, introduction), request.POST.get("says")
    if says not in ("yes", "no"):
        raise Refused(_("Say yes or no."))
    if introducing.answer(member, found, yes=says == "yes"):
        messages.success(request, _("You both would like to meet."))
    elif says == "yes":
        messages.success(request, _("You are told as soon as both of you have said yes."))
    else:
        messages.success(request, _("That stays with you: nobody is told of a no."))
    return redirect("profiles:introductions", member.community.slug)


@require_POST
@member_page
def begin(request: HttpRequest, member: Member, introduction: int) -> HttpResponse:
    """A draft that names the others, to begin a discussion with."""
    draft = introducing.begin(member, _find(member, introduction))
    return redirect("discussions:draft", member.community.slug, draft.pk)
