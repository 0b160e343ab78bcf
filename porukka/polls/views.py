"""HTTP only: find the poll one may see, read what was sent, do it, and go back to where the poll stands."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.core.refusal import Refused
from porukka.core.sheets import sheet
from porukka.discussions.addresses import post_url
from porukka.polls.actions import asking, casting, voting
from porukka.polls.forms import AddForm
from porukka.polls.models import Poll
from porukka.polls.models.receipts import in_groups
from porukka.polls.queries.answers import answers_of


@require_POST
@member_page
def vote(request: HttpRequest, member: Member, poll: int) -> HttpResponse:
    found = _found(member, poll)
    choice = voting.read(found, request.POST)
    if found.is_anonymous:
        return _cast(request, member, found, choice)
    voting.vote(member, found, choice)
    return _back(member, found)


def _cast(request: HttpRequest, member: Member, poll: Poll, choice: str) -> HttpResponse:
    """The receipt is shown in this answer and nowhere else: led on to another page, it would have to be kept."""
    receipt = casting.cast(member, poll, choice, request.POST.get("receipt", ""))
    facts = {"member": member, "community": member.community, "poll": poll, "receipt": in_groups(receipt)}
    answer = render(request, "polls/receipt.html", facts | {"back": _address(member, poll)})
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@member_page
def add_option(request: HttpRequest, member: Member, poll: int) -> HttpResponse:
    found = _found(member, poll)
    form = AddForm(request.POST, poll=found)
    if not form.is_valid():
        raise Refused(next(str(error) for errors in form.errors.values() for error in errors))
    asking.add_option(member, found, **form.cleaned_data)
    return _back(member, found)


@require_POST
@member_page
def close(request: HttpRequest, member: Member, poll: int) -> HttpResponse:
    found = _found(member, poll)
    asking.close(member, found)
    messages.success(request, _("The poll is closed."))
    return _back(member, found)


@require_GET
@member_page
def answers(request: HttpRequest, member: Member, poll: int) -> HttpResponse:
    """The answers as a file, for whoever asked and the team."""
    found = _found(member, poll)
    head, lines = answers_of(member, found)
    return sheet(f"{member.community.slug}-poll-{found.address}", head, lines)


def _found(member: Member, poll: int) -> Poll:
    return get_object_or_404(Poll.objects.visible_to(member).select_related("post__topic__room"), pk=poll)


def _address(member: Member, poll: Poll) -> str:
    return post_url(member.community.slug, poll.post.topic, poll.post.number)


def _back(member: Member, poll: Poll) -> HttpResponse:
    return redirect(_address(member, poll))
