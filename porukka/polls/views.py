"""HTTP only: find the poll one may see, check the choice, vote, and go back to where it stands."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from porukka.communities.doors import member_page
from porukka.communities.visitor import Reader
from porukka.core.refusal import Refused
from porukka.discussions.addresses import post_url
from porukka.polls import actions
from porukka.polls.forms import VoteForm
from porukka.polls.models import Poll


@require_POST
@member_page
def vote(request: HttpRequest, member: Reader, poll: int) -> HttpResponse:
    found = get_object_or_404(Poll.objects.visible_to(member).select_related("post__topic"), pk=poll)
    form = VoteForm(request.POST, poll=found)
    if not form.is_valid():
        raise Refused(_("Choose one of the options first, then vote."))
    actions.vote(member, found, form.cleaned_data["option"])  # type: ignore[arg-type]
    return redirect(post_url(member.community.slug, found.post.topic, found.post.number))
