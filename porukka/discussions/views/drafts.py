"""What one has written and not published: kept while one writes, listed, gone on with, discarded."""

from __future__ import annotations

import json

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.core import blocks
from porukka.core.refusal import Refused
from porukka.discussions.actions import drafting, scheduling
from porukka.discussions.addresses import topic_url
from porukka.discussions.composing import unfinished, words_of
from porukka.discussions.drafts import Draft
from porukka.discussions.queries.drafts import as_json, drafts_of, find_place
from porukka.people.throttles import MINUTE, may_save


@require_GET
@never_cache
@member_page
def drafts(request: HttpRequest, member: Member) -> HttpResponse:
    context = {"member": member, "community": member.community, "drafts": drafts_of(member)}
    return render(request, "discussions/drafts.html", context | {"days": Draft.PURGE_DAYS})


@require_http_methods(["GET", "POST"])
@never_cache
@member_page
def kept(request: HttpRequest, member: Member) -> HttpResponse:
    """For the script of a form. GET ?place=: its draft as JSON, or 204. POST: keep what stands in the form; 204 with
    the new mark in ETag, or 409 with the draft of another device that the page (`known`) has not seen."""
    place = find_place(member, (request.POST or request.GET).get("place", ""))
    if request.method == "GET":
        draft = Draft.objects.at(member, place.name)
        return JsonResponse(as_json(member, draft)) if draft else HttpResponse(status=204)
    if not may_save(request):
        return HttpResponse(status=429, headers={"Retry-After": str(MINUTE)})
    words = words_of(member, request.POST, place.topic)
    try:
        draft = drafting.keep(member, place, words, known=request.POST.get("known", ""))
    except drafting.Newer as newer:
        return JsonResponse(as_json(member, newer.draft), status=409)
    except Refused as refused:
        return JsonResponse({"words": str(refused.words)}, status=400)
    return HttpResponse(status=204, headers={"ETag": json.dumps(draft.mark)} if draft else {})


def keep_by_hand(
    request: HttpRequest, member: Member, place: str, form: forms.Form, written: list[blocks.Written]
) -> HttpResponse | None:
    """The button of a page without a script. None if it is too much: then the form says so, and has the words."""
    found = find_place(member, place)
    try:
        draft = drafting.keep(member, found, words_of(member, request.POST, found.topic), force=True)
    except Refused as refused:
        form.full_clean()
        unfinished(form, written)
        form.add_error(None, refused.words)
        return None
    messages.success(request, _("Saved as a draft.") if draft else _("There was nothing to save."))
    return redirect("discussions:drafts", member.community.slug)


@require_POST
@member_page
def discard(request: HttpRequest, member: Member, draft: int) -> HttpResponse:
    found = get_object_or_404(Draft.objects.visible_to(member), pk=draft)
    drafting.discard(member, found)
    way_back = reverse("discussions:undo_discarding", args=[member.community.slug, found.pk])
    messages.info(request, _("The draft was discarded."), extra_tags=f"undo:{way_back}")
    return redirect("discussions:drafts", member.community.slug)


@require_POST
@member_page
def undo_discarding(request: HttpRequest, member: Member, draft: int) -> HttpResponse:
    mine = Draft.objects.filter(community_id=member.community_id, member=member).exclude(deleted_at=None)
    try:
        drafting.bring_back(member, get_object_or_404(mine, pk=draft))
    except Refused as refused:
        messages.error(request, refused.words)
    else:
        messages.success(request, _("The draft is back."))
    return redirect("discussions:drafts", member.community.slug)


@require_POST
@member_page
def take_back(request: HttpRequest, member: Member, draft: int) -> HttpResponse:
    """What waited for its time waits no more."""
    found = _own_topic(member, draft)
    scheduling.take_back(member, found)
    messages.success(request, _("It waits for no time any more. Here it is, as a draft."))
    return redirect("discussions:drafts", member.community.slug)


@require_POST
@member_page
def publish_draft(request: HttpRequest, member: Member, draft: int) -> HttpResponse:
    found = _own_topic(member, draft)
    try:
        topic = scheduling.publish_now(member, found)
    except Refused as refused:
        messages.error(request, refused.words or _("You may not open discussions here at present."))
        return redirect("discussions:draft", member.community.slug, found.pk)
    return redirect(topic_url(member.community.slug, topic))


def _own_topic(member: Member, pk: int) -> Draft:
    """One of the discussions she has kept for later."""
    found = get_object_or_404(Draft.objects.visible_to(member), pk=pk)
    if not found.place.startswith("later:"):
        raise Http404
    return found
