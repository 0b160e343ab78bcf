"""HTTP only: the board, the promise, a vote, and what the team decides."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.doors import community_page, member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core.refusal import Refused
from porukka.discussions.rules import may_start_topic
from porukka.ideas import rules
from porukka.ideas.actions import deciding, promising, voting
from porukka.ideas.forms.ideas import DecisionForm, PromiseForm
from porukka.ideas.models import Idea
from porukka.ideas.queries import ideas as queries


@require_GET
@community_page
def board(request: HttpRequest, reader: Reader) -> HttpResponse:
    """?show=<of SHOWN>; ?order=<of ORDERS>; ?after=<key>"""
    chosen, order = request.GET.get("show", ""), request.GET.get("order", "")
    chosen = chosen if chosen in queries.SHOWN else "open"
    order = order if order in queries.ORDERS else queries.ORDERS[0]
    after = request.GET.get("after", "")
    facts: dict[str, Any] = {
        "may_hold": rules.may_hold_contest(reader),
        "has_contests": queries.standing_of(reader).contests,
        "page": queries.page(reader, show=chosen, order=order, after=after),
        "chosen": chosen,
        "order": order,
        "is_first": not after,
        "promise": queries.promise_of(reader),
        "may_promise": rules.may_promise(reader),
        "may_start": may_start_topic(reader),
    }
    return show(request, "ideas/board.html", reader, **facts)


@require_http_methods(["GET", "POST"])
@member_page
def promise(request: HttpRequest, member: Member) -> HttpResponse:
    if not rules.may_promise(member):
        raise Http404
    given = queries.promise_of(member)
    form = PromiseForm(request.POST or None, initial=given._asdict() if given else None)
    if request.method == "POST" and form.is_valid():
        promising.promise(member, **form.cleaned_data)
        messages.success(request, _("Promised. It stands above the ideas, and below each new one."))
        return redirect("ideas:board", member.community.slug)
    return show(
        request,
        "ideas/promise.html",
        member,
        status=400 if form.is_bound else 200,
        form=form,
        is_given=given is not None,
    )


@require_POST
@member_page
def vote(request: HttpRequest, member: Member, idea: int) -> HttpResponse:
    found = _found(member, idea)
    voting.vote(member, found)
    return _back(request, member, found)


@require_POST
@member_page
def end_vote(request: HttpRequest, member: Member, idea: int) -> HttpResponse:
    found = _found(member, idea)
    voting.take_back(member, found)
    return _back(request, member, found)


@require_http_methods(["GET", "POST"])
@member_page
def decide(request: HttpRequest, member: Member, idea: int) -> HttpResponse:
    found = _found(member, idea)
    if not rules.may_decide(member, found):
        raise Http404
    form = DecisionForm(request.POST if request.method == "POST" else None, idea=found)
    if form.is_valid():
        try:
            deciding.decide(member, found, **form.cleaned_data)
        except Refused as refused:
            form.add_error("word" if refused.words == deciding.WHY else None, refused.words)
        else:
            messages.success(request, _("Said. Whoever voted is told."))
            return redirect(queries.idea_url(member.community.slug, found.post))
    row = queries.ideas(member, [found.pk])[0]
    return show(
        request, "ideas/decide.html", member, status=400 if form.is_bound else 200, form=form, idea=row
    )


def _found(member: Reader, pk: int) -> Idea:
    seen = Idea.objects.visible_to(member).filter(post__topic__deleted_at=None)
    return get_object_or_404(seen.select_related("post__topic__room"), pk=pk)


def _back(request: HttpRequest, member: Member, idea: Idea) -> HttpResponse:
    """To the board if she voted there, else to the discussion."""
    if request.POST.get("back") in queries.SHOWN:
        board = reverse("ideas:board", args=[member.community.slug])
        return redirect(f"{board}?show={request.POST['back']}#idea-{idea.address}")
    return redirect(f"{queries.idea_url(member.community.slug, idea.post)}#idea-{idea.address}")
