"""Following and muting: a button on the page of each, and one page that lists it all."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from porukka.communities.addresses import room_url
from porukka.communities.doors import member_page
from porukka.communities.models import Member, Room
from porukka.core.refusal import ensure
from porukka.discussions.actions.following import choose
from porukka.discussions.addresses import topic_url
from porukka.discussions.following import Follow
from porukka.discussions.marks import Tag, tag_url
from porukka.discussions.queries.following import choices_about, choices_page
from porukka.discussions.queries.topic import find_topic

Kind, State = Follow.Kind, Follow.State
STATES = ("", State.FOLLOW, State.MUTE)
TOLD: dict[tuple[str, str], Any] = {
    (Kind.TOPIC, State.FOLLOW): gettext_lazy(
        "You follow this discussion: you are told when somebody replies."
    ),
    (Kind.TOPIC, State.MUTE): gettext_lazy("Muted. Nothing from this discussion comes to you any more."),
    (Kind.ROOM, State.FOLLOW): gettext_lazy("You follow this room: you are told of new discussions."),
    (Kind.ROOM, State.MUTE): gettext_lazy("Muted. From this room you hear only what is said to you."),
    (Kind.TAG, State.FOLLOW): gettext_lazy(
        "You follow this tag: you are told of new discussions that have it."
    ),
    (Kind.TAG, State.MUTE): gettext_lazy(
        "Muted. From discussions with this tag you hear only what is said to you."
    ),
    (Kind.PERSON, State.FOLLOW): gettext_lazy("You are told when %(name)s starts a discussion."),
    (Kind.PERSON, State.MUTE): gettext_lazy(
        "Muted. You are not told of what %(name)s does, and nobody learns it."
    ),
}


@require_GET
@member_page
def following(request: HttpRequest, member: Member) -> HttpResponse:
    after = request.GET.get("after", "")
    context = {
        "member": member,
        "community": member.community,
        "list": choices_page(member, after),
        "is_first": not after,
    }
    return render(request, "discussions/following.html", context)


@require_POST
@member_page
def follow_topic(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    found = find_topic(member, topic)
    _choose(request, member, Kind.TOPIC, found.pk)
    return _back(request, member, topic_url(member.community.slug, found))


@require_POST
@member_page
def follow_room(request: HttpRequest, member: Member, room: int) -> HttpResponse:
    found = get_object_or_404(Room.objects.readable_by(member), pk=room)
    _choose(request, member, Kind.ROOM, found.pk)
    return _back(request, member, room_url(member.community.slug, found))


@require_POST
@member_page
def follow_tag(request: HttpRequest, member: Member, tag: int) -> HttpResponse:
    found = get_object_or_404(Tag.objects.visible_to(member), pk=tag)
    _choose(request, member, Kind.TAG, found.pk)
    return _back(request, member, tag_url(member.community.slug, found.pk, found.name))


@require_POST
@member_page
def follow_person(request: HttpRequest, member: Member, other: int) -> HttpResponse:
    found = get_object_or_404(Member.objects.visible_to(member), pk=other)
    _choose(request, member, Kind.PERSON, found.pk, found.name)
    return _back(request, member, reverse("communities:member", args=[member.community.slug, found.pk]))


def _choose(request: HttpRequest, member: Member, kind: str, subject: int, name: str = "") -> None:
    """?state=, of the link that takes a choice back, stands for the same field of a form."""
    state = request.POST.get("state", request.GET.get("state", ""))
    ensure(state in STATES, _("Choose whether to follow, to mute, or neither."))
    before = choices_about(member, kind, [subject]).get(subject, "")
    choose(member, kind, subject, state)
    if state == before:
        return
    words = TOLD[kind, state] % {"name": name} if state else _("Back to normal: neither followed nor muted.")
    back = "&back=list" if _to_list(request) else ""
    messages.success(request, words, extra_tags=f"undo:{request.path}?state={before}{back}")


def _to_list(request: HttpRequest) -> bool:
    return "list" in (request.POST.get("back"), request.GET.get("back"))


def _back(request: HttpRequest, member: Member, url: str) -> HttpResponse:
    return redirect("discussions:following", member.community.slug) if _to_list(request) else redirect(url)
