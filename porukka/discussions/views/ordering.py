"""Keeping order: a topic is closed or pinned, a post hidden, and each taken back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.core.text import excerpt, plain
from porukka.discussions import rules
from porukka.discussions.actions import hiding, ordering
from porukka.discussions.addresses import post_url, topic_url
from porukka.discussions.forms import ClosureForm, HidingForm
from porukka.discussions.models import Topic
from porukka.discussions.queries.rows import QUOTE
from porukka.discussions.queries.topic import find_topic
from porukka.discussions.views.posts import find_post


@require_http_methods(["GET", "POST"])
@member_page
def close(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    found = find_topic(member, topic)
    if not rules.may_keep_order(member, found.room):
        raise Http404
    form = ClosureForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        ordering.close(member, found, form.cleaned_data["why"])
        messages.success(request, _("The discussion is closed."))
        return _to_topic(member, found)
    context = {"member": member, "community": member.community, "topic": found, "form": form}
    return render(request, "discussions/close.html", context, status=400 if form.is_bound else 200)


@require_POST
@member_page
def reopen(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    found = find_topic(member, topic)
    ordering.reopen(member, found)
    messages.success(request, _("The discussion is open again."))
    return _to_topic(member, found)


@require_POST
@member_page
def pin(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    found = find_topic(member, topic)
    ordering.pin(member, found)
    messages.success(request, _("The discussion stands first in its room now."))
    return _to_topic(member, found)


@require_POST
@member_page
def unpin(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    found = find_topic(member, topic)
    ordering.unpin(member, found)
    messages.success(request, _("The pin is out. The discussion stands among the others."))
    return _to_topic(member, found)


@require_http_methods(["GET", "POST"])
@member_page
def hide(request: HttpRequest, member: Member, post: int) -> HttpResponse:
    found = find_post(member, post)
    hides_here = rules.may_hide_in(member, found.topic.room)
    if not rules.may_hide(member, found, hides_here=hides_here):
        raise Http404
    form = HidingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        hiding.hide(member, found, form.cleaned_data["why"])
        messages.success(request, _("The post is hidden. Everybody sees why."))
        return redirect("discussions:post", member.community.slug, found.pk)
    context: dict[str, Any] = {"member": member, "community": member.community, "post": found, "form": form}
    context["words"] = excerpt(plain(found.html), QUOTE)
    return render(request, "discussions/hide.html", context, status=400 if form.is_bound else 200)


@require_POST
@member_page
def unhide(request: HttpRequest, member: Member, post: int) -> HttpResponse:
    found = find_post(member, post)
    hiding.unhide(member, found)
    messages.success(request, _("The post can be read again."))
    found.topic.refresh_from_db()
    return redirect(post_url(member.community.slug, found.topic, found.number))


def _to_topic(member: Member, topic: Topic) -> HttpResponse:
    return redirect(topic_url(member.community.slug, topic))
