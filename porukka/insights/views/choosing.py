"""What a founder decides about the figures, and each member about the picture."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.insights import rules
from porukka.insights.actions import besides, choosing
from porukka.insights.forms import ChoicesForm


@require_http_methods(["GET", "POST"])
@member_page
def choices(request: HttpRequest, member: Member) -> HttpResponse:
    """The goal for first answers, what members read of it, what the community costs."""
    if not rules.may_choose(member):
        raise Http404
    choice = besides.choice_of(member.community)
    form = ChoicesForm(request.POST if request.method == "POST" else None, choice=choice)
    if form.is_valid():
        choosing.choose(member, **form.cleaned_data)
        messages.success(request, _("Saved. The figures follow within the hour."))
        return redirect("insights:answers", member.community.slug)
    context = {"member": member, "community": member.community, "form": form}
    return render(request, "insights/choices.html", context, status=400 if form.is_bound else 200)


@require_POST
@member_page
def leave_out(request: HttpRequest, member: Member) -> HttpResponse:
    choosing.leave_out(member)
    messages.success(request, _("You are left out of the picture and its table."))
    return redirect("insights:measured", member.community.slug)


@require_POST
@member_page
def take_in(request: HttpRequest, member: Member) -> HttpResponse:
    choosing.take_in(member)
    messages.success(request, _("You stand in the picture again."))
    return redirect("insights:measured", member.community.slug)
