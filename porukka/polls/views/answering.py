"""Answering a poll, adding to it, and reading it: find the one that is seen, do it, go back to where it stands."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from porukka.communities.doors import community_page, member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core.refusal import Refused
from porukka.core.sheets import sheet
from porukka.polls.actions import asking, casting, voting
from porukka.polls.forms import AddForm
from porukka.polls.models import Poll
from porukka.polls.models.receipts import in_groups
from porukka.polls.queries.answers import answers_of
from porukka.polls.queries.quoting import quotes_of
from porukka.polls.queries.reading import polls
from porukka.polls.views.finding import address_of, back, found_poll


@require_GET
@community_page
def poll(request: HttpRequest, reader: Reader, poll: int) -> HttpResponse:
    """The poll alone, as it stands below its post: for pages on which it was changed while they were read."""
    (row,) = polls(reader, [found_poll(reader, poll).pk])
    return render(request, "polls/poll.html", {"community": reader.community, "poll": row})


@require_GET
@member_page
def outcome(request: HttpRequest, member: Member, poll: int) -> HttpResponse:
    """What came of it in numbers and in words, for whoever is told the results."""
    found = found_poll(member, poll)
    (row,) = polls(member, [found.pk])
    if not row.sees:
        raise Http404
    return show(
        request,
        "polls/outcome.html",
        member,
        poll=row,
        topic=found.post.topic,
        back=address_of(member, found),
        groups=quotes_of(member, found, row),
    )


@require_POST
@member_page
def vote(request: HttpRequest, member: Member, poll: int) -> HttpResponse:
    found = found_poll(member, poll)
    choice, seal = voting.read(found, request.POST)
    if found.is_anonymous:
        return _cast(request, member, found, choice, seal)
    voting.vote(member, found, choice, seal)
    return back(member, found)


def _cast(request: HttpRequest, member: Member, poll: Poll, choice: str, seal: str) -> HttpResponse:
    """The receipt is shown in this answer and nowhere else: led on to another page, it would have to be kept."""
    receipt = casting.cast(member, poll, choice, request.POST.get("receipt", ""), seal)
    facts = {"member": member, "community": member.community, "poll": poll, "receipt": in_groups(receipt)}
    answer = render(request, "polls/receipt.html", facts | {"back": address_of(member, poll)})
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@member_page
def add_option(request: HttpRequest, member: Member, poll: int) -> HttpResponse:
    found = found_poll(member, poll)
    form = AddForm(request.POST, poll=found)
    if not form.is_valid():
        raise Refused(next(str(error) for errors in form.errors.values() for error in errors))
    asking.add_option(member, found, **form.cleaned_data)
    return back(member, found)


@require_GET
@member_page
def answers(request: HttpRequest, member: Member, poll: int) -> HttpResponse:
    """The answers as a file, for whoever asked and the team."""
    found = found_poll(member, poll)
    head, lines = answers_of(member, found)
    return sheet(f"{member.community.slug}-poll-{found.address}", head, lines)
