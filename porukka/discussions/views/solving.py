"""The reply that solved a question is marked, and that is taken back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.discussions.actions import solving
from porukka.discussions.addresses import post_url
from porukka.discussions.views.posts import find_post


@require_POST
@member_page
def accept(request: HttpRequest, member: Member, post: int) -> HttpResponse:
    found = find_post(member, post)
    solving.accept(member, found)
    messages.success(request, _("Marked as the reply that solved it."))
    return redirect(post_url(member.community.slug, found.topic, found.number))


@require_POST
@member_page
def take_answer_back(request: HttpRequest, member: Member, post: int) -> HttpResponse:
    found = find_post(member, post)
    solving.take_back(member, found)
    messages.success(request, _("The question is open again."))
    return redirect(post_url(member.community.slug, found.topic, found.number))
