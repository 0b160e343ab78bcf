"""The verdict, and the pages behind its numbers."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.insights import rules
from porukka.insights.actions.detailing import MOST
from porukka.insights.queries import behind as lists
from porukka.insights.queries import days, figures, verdicts
from porukka.insights.telling.behind import LISTS
from porukka.insights.views.reaching import reach


@require_GET
@never_cache
@member_page
def verdict(request: HttpRequest, member: Member) -> HttpResponse:
    """In ten seconds: the verdict, one next action, the five parts."""
    reached = reach(request, member)
    context = {
        "page": verdicts.page(member, reached.room),
        "is_recounting": verdicts.is_recounting(member),
    }
    return render(request, "insights/verdict.html", reached.context | context)


@require_GET
@never_cache
@member_page
def behind(request: HttpRequest, member: Member, what: str) -> HttpResponse:
    """The list behind a number. ?show=rest: those that do not count; ?after=: the next page."""
    reached = reach(request, member)
    kept = verdicts.newest(member, reached.room)
    if what not in LISTS or kept is None:
        raise Http404
    told = LISTS[what]
    side = "rest" if told.rest and request.GET.get("show") == "rest" else "some"
    after = request.GET.get("after", "")[:60].replace("\0", "")
    is_read_now = told.of == "days"  # the other lists were kept with the verdict
    if is_read_now:
        found = days.listed(member, reached.room, kept.day, side, after)
    else:
        found = lists.listed(member, reached.room, what, side, after, MOST)
    asked = {"room": reached.room.pk} if reached.room else {}
    context = {
        "what": what,
        "told": told,
        "side": side,
        "found": found,
        "is_first": not after,
        "some_url": "?" + urlencode(asked),
        "rest_url": "?" + urlencode(asked | {"show": "rest"}),
        "here_url": "?" + urlencode(asked | ({"show": "rest"} if side == "rest" else {})),
        "kept": kept,
        "is_recounting": is_read_now and verdicts.is_recounting(member),
    }
    return render(request, "insights/behind.html", reached.context | context)


@require_GET
@never_cache
@member_page
def answers(request: HttpRequest, member: Member) -> HttpResponse:
    """How people are answered."""
    reached = reach(request, member)
    context = {"page": figures.answers(member, reached.room), "may_choose": rules.may_choose(member)}
    return render(request, "insights/answers.html", reached.context | context)


@require_GET
@never_cache
@member_page
def people(request: HttpRequest, member: Member) -> HttpResponse:
    """Who comes, who gives, who stays."""
    reached = reach(request, member)
    return render(
        request, "insights/people.html", reached.context | {"page": figures.people(member, reached.room)}
    )


@require_GET
@never_cache
@member_page
def trends(request: HttpRequest, member: Member) -> HttpResponse:
    """How each part went."""
    reached = reach(request, member)
    return render(
        request, "insights/trends.html", reached.context | {"charts": figures.trends(member, reached.room)}
    )


@require_GET
@member_page
def measured(request: HttpRequest, member: Member) -> HttpResponse:
    """What is counted of each member, and what is not."""
    context = {"member": member, "community": member.community, "is_left_out": figures.is_left_out(member)}
    return render(request, "insights/measured.html", context)
