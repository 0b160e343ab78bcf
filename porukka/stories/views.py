"""HTTP only: today's stories and the highlights, telling one, one's own, keeping one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core import blocks
from porukka.core.refusal import Refused
from porukka.discussions.addresses import topic_url
from porukka.discussions.composing import rearranged
from porukka.discussions.views.adding import is_rearranged, show_addition
from porukka.people import once
from porukka.people.who import signed_in
from porukka.stories import queries, rules
from porukka.stories.actions import telling
from porukka.stories.forms import StoryForm
from porukka.stories.models import Story


@require_GET
@member_page
def today(request: HttpRequest, member: Member) -> HttpResponse:
    """?after=<key of the highlights>"""
    after = request.GET.get("after", "")
    kept, more = queries.highlights(member, after)
    facts: dict[str, Any] = {"stories": [] if after else queries.strip(member), "kept": kept, "after": more}
    return show(
        request, "stories/today.html", member, is_first=not after, may_tell=_may_tell(member), **facts
    )


@require_GET
@member_page
def mine(request: HttpRequest, member: Member) -> HttpResponse:
    """?after=<key>"""
    after = request.GET.get("after", "")
    told, more = queries.mine(member, after)
    return show(request, "stories/mine.html", member, stories=told, after=more, may_tell=_may_tell(member))


@require_http_methods(["GET", "POST"])
@member_page
def new(request: HttpRequest, member: Member) -> HttpResponse:
    rooms = rules.rooms_to_tell_in(member)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = StoryForm(sent[0], rooms=rooms)
    if not rules.may_tell(member) or not form.has_rooms:
        raise Http404
    pressed = {"added": request.POST.get("add", ""), "dropped": request.POST.get("drop", "")}
    written = blocks.forms_for(member, None, sent[0], files=sent[1], where=blocks.STORY, **pressed)
    if is_rearranged(request):
        form, written = rearranged(form, written)
    elif form.is_bound and form.is_valid() & blocks.all_valid(written):
        address = _tell(request, member, form, written)
        if address:
            return redirect(address)
    status = 400 if form.is_bound and not is_rearranged(request) else 200
    return show(request, "stories/new.html", member, status=status, form=form, blocks=written)


@require_GET
@member_page
def addition(request: HttpRequest, member: Member, block: str) -> HttpResponse:
    if not _may_tell(member):
        raise Http404
    return show_addition(request, blocks.one_for(member, None, block, blocks.STORY))


def _tell(request: HttpRequest, member: Member, form: StoryForm, written: list[blocks.Written]) -> str:
    """The address of the story, now or when this form was first sent; empty if it was not told: then the form says
    why and keeps the words."""
    line, room = form.cleaned_data["line"], form.cleaned_data["room"]

    def make() -> str:
        form.judge(written)
        story = telling.tell(member, room, line=line, written=written)
        return topic_url(member.community.slug, story.post.topic)

    try:
        return once.answer(signed_in(request), form.once, make)
    except ValidationError as error:
        form.add_error(None, error)
    except Refused as refused:
        form.add_error(None, refused.words or _("That cannot be done here any more."))
    return ""


@require_POST
@member_page
def keep(request: HttpRequest, member: Member, story: int) -> HttpResponse:
    seen = Story.objects.visible_to(member).filter(post__topic__deleted_at=None)
    found = get_object_or_404(seen.select_related("post__topic__room"), pk=story)
    telling.keep(member, found)
    messages.success(request, _("Kept. It stands among the highlights."))
    return redirect(topic_url(member.community.slug, found.post.topic))


def _may_tell(member: Member) -> bool:
    return rules.may_tell(member) and rules.rooms_to_tell_in(member).exists()
