"""The fields that other folders add to a text, brought into its form one by one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.core import blocks
from porukka.discussions.queries.topic import find_topic
from porukka.discussions.rules import may_reply, may_start_topic


@require_GET
@member_page
def topic_addition(request: HttpRequest, member: Member, block: str) -> HttpResponse:
    if not may_start_topic(member):
        raise Http404
    # the room is not chosen yet, here as where the form is sent
    return show_addition(request, blocks.one_for(member, None, block, blocks.TOPIC))


@require_GET
@member_page
def reply_addition(request: HttpRequest, member: Member, topic: int, block: str) -> HttpResponse:
    found = find_topic(member, topic)
    if not may_reply(member, found):
        raise Http404
    return show_addition(request, blocks.one_for(member, found.room, block, blocks.REPLY))


def show_addition(request: HttpRequest, written: blocks.Written | None) -> HttpResponse:
    """The fields of a block, for the script that puts them into a form. Raises Http404 where there is none."""
    if written is None:
        raise Http404
    return render(request, "discussions/addition.html", {"written": written})


def is_rearranged(request: HttpRequest) -> bool:
    """Whether the form was sent, without a script, by a button that brings fields into it or takes some out."""
    return request.method == "POST" and ("add" in request.POST or "drop" in request.POST)
