"""One post: its permanent link, editing, deleting and taking that back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.addresses import community_url
from porukka.communities.doors import community_page, member_page
from porukka.communities.models import Member, Room
from porukka.communities.visitor import Reader
from porukka.core import blocks
from porukka.core.answers import go_to
from porukka.core.refusal import Refused
from porukka.discussions import rules
from porukka.discussions.actions import deleting, drafting, writing
from porukka.discussions.addresses import post_url
from porukka.discussions.composing import edit_form, fields_of, rearranged, unfinished
from porukka.discussions.drafts import Draft, edit_place
from porukka.discussions.forms import chosen
from porukka.discussions.models import Post, Topic
from porukka.discussions.views.adding import is_rearranged
from porukka.discussions.views.drafts import keep_by_hand
from porukka.discussions.views.previewing import is_asked, look
from porukka.discussions.views.sending import say_who_was_not_told


def find_post(reader: Reader, pk: int) -> Post:
    found = Post.objects.visible_to(reader).select_related("topic__room", "author").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_GET
@community_page
def post(request: HttpRequest, reader: Reader, post: int) -> HttpResponse:
    """The permanent link of a post leads to its place in the topic."""
    found = find_post(reader, post)
    return redirect(post_url(reader.community.slug, found.topic, found.number))


@require_http_methods(["GET", "POST"])
@member_page
def edit_post(request: HttpRequest, member: Member, post: int) -> HttpResponse:
    found = find_post(member, post)
    if not rules.may_edit(member, found):
        raise Http404
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form, written = edit_form(member, found, *sent)
    preview = look(request, form, written) if is_asked(request) else None
    place, draft = edit_place(found.pk), None
    if "keep" in request.POST:
        if (kept := keep_by_hand(request, member, place, form, written)) is not None:
            return kept
    elif is_rearranged(request):
        form, written = rearranged(form, written)
    elif sent and preview is None and form.is_valid() & blocks.all_valid(written):
        try:
            with transaction.atomic():
                picked = chosen(request.POST)
                edited = writing.edit(member, found, written=written, chosen=picked, **form.cleaned_data)
                known = request.POST.get("known", "")
                drafting.forget(member, place, known=known, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.words)
        else:
            found.topic.refresh_from_db()
            say_who_was_not_told(request, edited)
            return go_to(request, post_url(member.community.slug, found.topic, found.number))
    elif not sent and (draft := Draft.objects.at(member, place)) is not None:
        form, written = unfinished(*edit_form(member, found, fields_of(draft)))
    context: dict[str, Any] = {"member": member, "community": member.community, "post": found}
    context |= {"form": form, "blocks": written, "preview": preview, "place": place, "draft": draft}
    status = 400 if sent and preview is None and not is_rearranged(request) else 200
    return render(request, "discussions/edit.html", context, status=status)


@require_POST
@member_page
def delete_post(request: HttpRequest, member: Member, post: int) -> HttpResponse:
    found = find_post(member, post)
    deleting.delete(member, found)
    if Topic.objects.filter(pk=found.topic_id, deleted_at=None).exists():
        return redirect(post_url(member.community.slug, found.topic, found.number))
    # the page is gone with its opening: the way back is offered on the list
    way_back = reverse("discussions:undo_deletion", args=[member.community.slug, found.pk])
    messages.info(request, _("The discussion was deleted."), extra_tags=f"undo:{way_back}")
    return redirect(community_url(member.community.slug))


@require_POST
@member_page
def undo_deletion(request: HttpRequest, member: Member, post: int) -> HttpResponse:
    # the topic may have gone with the post, so what may be seen follows from the room alone
    rooms = Room.objects.readable_by(member).values("pk")
    mine = Post.objects.filter(community_id=member.community_id, deleted_by=member.pk, topic__room__in=rooms)
    found = mine.select_related("topic__room").filter(pk=post).first()
    if found is None:
        raise Http404
    deleting.undo_deletion(member, found)
    messages.success(request, _("The post is back."))
    return redirect(post_url(member.community.slug, found.topic, found.number))
