"""Saving a topic or a post, being reminded of it, and the page with all that one has saved."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.core import clock
from porukka.discussions.actions import saving
from porukka.discussions.addresses import post_url, topic_url
from porukka.discussions.models import Post, Saved, Topic
from porukka.discussions.queries.saved import line_of, saved_here, saved_page
from porukka.discussions.queries.topic import find_topic
from porukka.discussions.reminding import ReminderForm
from porukka.discussions.views.posts import find_post


@require_GET
@member_page
def saved(request: HttpRequest, member: Member) -> HttpResponse:
    after = request.GET.get("after", "")
    context = {
        "member": member,
        "community": member.community,
        "list": saved_page(member, after),
        "is_first": not after,
    }
    return render(request, "discussions/saved.html", context)


@require_http_methods(["GET", "POST"])
@member_page
def save_topic(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    found = find_topic(member, topic)
    return _save(request, member, found, found, saved_here(member, found).topic)


@require_http_methods(["GET", "POST"])
@member_page
def save_post(request: HttpRequest, member: Member, post: int) -> HttpResponse:
    found = find_post(member, post)
    if found.deleted_at is not None:
        raise Http404
    mine = saved_here(member, found.topic).posts.get(found.pk)
    return _save(request, member, found, found.topic, mine)


def _save(
    request: HttpRequest, member: Member, what: Topic | Post, topic: Topic, mine: Saved | None
) -> HttpResponse:
    """GET asks when to remind her; POST saves, also from a button that says so itself. mine: saved already."""
    slug = member.community.slug
    place = post_url(slug, topic, what.number) if isinstance(what, Post) else topic_url(slug, topic)
    coming = mine.remind_at if mine and mine.is_coming else None
    form = ReminderForm(request.POST if request.method == "POST" else None, remind_at=coming)
    if form.is_valid():
        kept = saving.save(member, what, form.cleaned_data["remind_at"])
        messages.success(request, _told(kept))
        return redirect("discussions:saved", slug) if request.POST.get("back") == "list" else redirect(place)
    context = {
        "member": member,
        "community": member.community,
        "topic": topic,
        "post": what if isinstance(what, Post) else None,
        "place": place,
        "form": form,
        "back": request.POST.get("back", request.GET.get("back", "")),
    }
    return render(request, "discussions/remind.html", context, status=400 if form.is_bound else 200)


def _told(kept: Saved) -> str:
    if kept.remind_at is None:
        return _("Saved. You find it under “What I have saved”.")
    return _("Saved. You are reminded of it: %(time)s.") % {"time": clock.exact(kept.remind_at)}


@require_POST
@member_page
def remove_saved(request: HttpRequest, member: Member, saved: int) -> HttpResponse:
    """back=here: go to the discussion, if she may still see it."""
    found = get_object_or_404(Saved.objects.of(member), pk=saved)
    place = line_of(member, found).url if request.POST.get("back") == "here" else ""
    saving.remove(member, found)
    back = reverse("discussions:put_back_saved", args=[member.community.slug, found.pk])
    messages.success(request, _("Removed from what you have saved."), extra_tags=f"undo:{back}")
    return redirect(place or reverse("discussions:saved", args=[member.community.slug]))


@require_POST
@member_page
def put_back_saved(request: HttpRequest, member: Member, saved: int) -> HttpResponse:
    get_object_or_404(Saved, community=member.community_id, member=member, pk=saved)
    saving.put_back(member, saved)
    messages.success(request, _("It is saved again."))
    return redirect("discussions:saved", member.community.slug)
