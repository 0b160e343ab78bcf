"""The poll one may see, and where it stands."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.discussions.addresses import post_url
from porukka.polls.models import Poll


def found_poll(reader: Reader, poll: int) -> Poll:
    return get_object_or_404(Poll.objects.visible_to(reader).select_related("post__topic__room"), pk=poll)


def address_of(member: Member, poll: Poll) -> str:
    return post_url(member.community.slug, poll.post.topic, poll.post.number)


def back(member: Member, poll: Poll) -> HttpResponse:
    return redirect(address_of(member, poll))
