"""Slow mode of one topic, begun and ended by those who keep order."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.discussions import rules
from porukka.discussions.actions import slowing
from porukka.discussions.addresses import topic_url
from porukka.discussions.forms import SlowForm
from porukka.discussions.queries.topic import find_topic


@require_http_methods(["GET", "POST"])
@member_page
def slow(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    found = find_topic(member, topic)
    if not rules.may_keep_order(member, found.room):
        raise Http404
    form = SlowForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        slowing.slow_down(member, found, **form.cleaned_data)
        messages.success(request, _("Slow mode is on."))
        return redirect(topic_url(member.community.slug, found))
    context = {"member": member, "community": member.community, "topic": found, "form": form}
    return render(request, "discussions/slow.html", context, status=400 if form.is_bound else 200)


@require_POST
@member_page
def end_slow(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    found = find_topic(member, topic)
    slowing.speed_up(member, found)
    messages.success(request, _("Slow mode is over."))
    return redirect(topic_url(member.community.slug, found))
