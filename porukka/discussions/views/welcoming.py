"""The welcome is chosen by the team, and put away by each member for herself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from porukka.communities.addresses import community_url
from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.discussions.actions import welcoming
from porukka.discussions.addresses import topic_url
from porukka.discussions.queries.topic import find_topic


@require_POST
@member_page
def welcome(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    found = find_topic(member, topic)
    welcoming.welcome(member, found)
    messages.success(request, _("This discussion welcomes everybody now, until each of them closes it."))
    return redirect(topic_url(member.community.slug, found))


@require_POST
@member_page
def end_welcome(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    found = find_topic(member, topic)
    welcoming.end_welcome(member, found)
    messages.success(request, _("This discussion is not the welcome any more."))
    return redirect(topic_url(member.community.slug, found))


@require_POST
@member_page
def put_away(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    found = find_topic(member, topic)
    welcoming.put_away(member, found)
    back = reverse("discussions:bring_back", args=[member.community.slug, found])
    messages.info(
        request, _("The welcome is closed. You find it again below the list."), extra_tags=f"undo:{back}"
    )
    return redirect(community_url(member.community.slug))


@require_POST
@member_page
def bring_back(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    welcoming.bring_back(member, find_topic(member, topic))
    return redirect(community_url(member.community.slug))
