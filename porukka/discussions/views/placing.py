"""A topic is moved to another room, taken apart, or merged into another."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.discussions import rules
from porukka.discussions.actions import moving
from porukka.discussions.addresses import post_url, topic_url
from porukka.discussions.models import Topic
from porukka.discussions.placing import MergeForm, MoveForm, SplitForm
from porukka.discussions.queries.choosing import replies_to_choose
from porukka.discussions.queries.topic import find_topic
from porukka.people import once
from porukka.people.who import signed_in

NOT_HERE = gettext_lazy("That cannot be done here any more.")


def _to_order(member: Member, pk: int) -> Topic:
    found = find_topic(member, pk)
    if not rules.may_keep_order(member, found.room):
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@member_page
def move(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    found = _to_order(member, topic)
    rooms = list(rules.rooms_to_bring(member, found.room).in_order())  # type: ignore[attr-defined]
    form = MoveForm(_data(request), rooms=rooms)
    if form.is_valid():
        try:
            moving.move(member, found, form.cleaned_data["room"])
        except Refused as refused:
            form.add_error(None, refused.words or NOT_HERE)
        else:
            words = _("The discussion is in the room %(room)s now.") % {
                "room": form.cleaned_data["room"].name
            }
            back = reverse("discussions:take_move_back", args=[member.community.slug, found])
            messages.info(request, words, extra_tags=f"undo:{back}")
            return redirect(topic_url(member.community.slug, found))
    return _page(request, "move", member, found, form, rooms=rooms)


@require_POST
@member_page
def take_move_back(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    found = _to_order(member, topic)
    moving.take_move_back(member, found)
    messages.success(request, _("The discussion is back where it was."))
    return redirect(topic_url(member.community.slug, found))


@require_http_methods(["GET", "POST"])
@member_page
def split(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    """?after=<number>: the further replies of a long topic."""
    found = _to_order(member, topic)
    after = whole(request.GET.get("after"), digits=8) or 0
    replies = replies_to_choose(found, after, moving.MOST_SPLIT)
    rooms = [found.room, *rules.rooms_to_bring(member, found.room).in_order()]  # type: ignore[attr-defined]
    form = SplitForm(_data(request), rooms=rooms, posts=replies.choices, initial={"room": found.room_id})
    if form.is_valid():

        def make() -> str:
            facts = {key: form.cleaned_data[key] for key in ("title", "room")}
            made = moving.split(member, found, form.cleaned_data["posts"], **facts)
            return topic_url(member.community.slug, made)

        try:
            address = once.answer(signed_in(request), form.once, make)
        except Refused as refused:
            form.add_error(None, refused.words or NOT_HERE)
        else:
            messages.success(
                request,
                _("The replies are a discussion of their own now. To take that back, merge it again."),
            )
            return redirect(address)
    return _page(request, "split", member, found, form, replies=replies, after=after)


@require_http_methods(["GET", "POST"])
@member_page
def merge(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    found = _to_order(member, topic)
    form = MergeForm(_data(request), reader=member, topic=found)
    if form.is_valid():
        try:
            opening = moving.merge(member, found, form.cleaned_data["into"])
        except Refused as refused:
            form.add_error(None, refused.words or NOT_HERE)
        else:
            messages.success(
                request, _("The two discussions are one now. To take that back, split the replies off again.")
            )
            return redirect(post_url(member.community.slug, opening.topic, opening.number))
    return _page(request, "merge", member, found, form)


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _page(
    request: HttpRequest, name: str, member: Member, topic: Topic, form: Any, **more: Any
) -> HttpResponse:
    context = {"member": member, "community": member.community, "topic": topic, "form": form} | more
    return render(request, f"discussions/{name}.html", context, status=400 if form.is_bound else 200)
