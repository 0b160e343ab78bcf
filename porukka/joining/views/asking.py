"""Asking to join: the door, and the team's page of those who wait."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from porukka.communities import rules
from porukka.communities.addresses import community_url
from porukka.communities.doors import door_page, member_page
from porukka.communities.models import Community, Member
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.joining import door
from porukka.joining.actions import asking
from porukka.joining.forms.asking import AskForm, DecisionForm, QuestionsForm
from porukka.joining.models import JoinRequest
from porukka.joining.queries import asking as queries
from porukka.people.who import signed_in


@require_http_methods(["GET", "POST"])
@door_page
def ask(request: HttpRequest, reader: Reader) -> HttpResponse:
    """The questions. Who has no account answers first and makes it then: her words wait for her (D10)."""
    community = reader.community
    if reader.is_member:
        return redirect(community_url(community.slug))
    if community.joining_now != Community.Joining.REQUEST:
        if not community.is_readable_by_all:
            raise Http404
        return redirect("communities:join", community.slug)
    if request.method == "GET":
        kept = door.kept_answers(request, community)
        return _door(request, reader, AskForm(initial=kept, questions=queries.questions_of(community.pk)))
    form = AskForm(request.POST, questions=queries.questions_of(community.pk))
    if not form.is_valid():
        return _door(request, reader, form)
    if not request.user.is_authenticated:
        door.keep_answers(request, community, form.cleaned_data)
        way = "account_login" if "have" in request.POST else "account_signup"
        return redirect(f"{reverse(way)}?{urlencode({'next': request.path})}")
    try:
        shown = whole(request.POST.get("guidelines"), digits=8) or 0
        asking.ask(signed_in(request), community, form.answers, guidelines=shown)
    except Refused as refused:
        form.add_error(None, refused.words or _("You cannot ask here just now."))
        return _door(request, reader, form)
    door.forget_answers(request, community)
    return redirect("joining:ask", community.slug)


def _door(request: HttpRequest, reader: Reader, form: AskForm) -> HttpResponse:
    context = {"member": reader, "community": reader.community, "door": door.at(reader, form)}
    name = "ask" if reader.community.is_readable_by_all else "ask_outside"
    return render(request, f"joining/{name}.html", context, status=400 if form.is_bound else 200)


@require_POST
@door_page
def take_back(request: HttpRequest, reader: Reader) -> HttpResponse:
    if request.user.is_authenticated:
        asking.take_back(signed_in(request), reader.community)
        messages.success(request, _("You have taken your request back."))
    return redirect("joining:ask", reader.community.slug)


@require_http_methods(["GET"])
@member_page
def requests(request: HttpRequest, member: Member) -> HttpResponse:
    """Who waits for an answer, for those who decide."""
    if not rules.may_decide_who_joins(member):
        raise Http404
    return _requests(request, member)


def _requests(
    request: HttpRequest, member: Member, answered: int | None = None, form: DecisionForm | None = None
) -> HttpResponse:
    """answered, form: the request whose form came back with something to say."""
    found, has_more = queries.waiting(member)
    return show(
        request,
        "joining/requests.html",
        member,
        status=400 if form else 200,
        waiting=[(one, form if form and one.request.pk == answered else _form(one.request)) for one in found],
        has_more=has_more,
        decided=queries.decided(member),
        asks=member.community.joining_now == Community.Joining.REQUEST,
        may_edit=rules.may_edit_community(member),
    )


def _form(asked: JoinRequest, data: Any = None) -> DecisionForm:
    return DecisionForm(data, auto_id=f"id_{asked.pk}_%s")


@require_POST
@member_page
def decide(request: HttpRequest, member: Member, asked: int) -> HttpResponse:
    found = get_object_or_404(
        JoinRequest.objects.visible_to(member).select_related("person", "community"), pk=asked
    )
    form = _form(found, request.POST)
    if not form.is_valid():
        return _requests(request, member, found.pk, form)
    word = form.cleaned_data["word"]
    try:
        if form.cleaned_data["do"] == "accept":
            asking.accept(member, found, word)
            messages.success(request, _("%(name)s is in now, and is told so.") % {"name": found.person.name})
        else:
            asking.decline(member, found, word)
            messages.success(request, _("%(name)s is told.") % {"name": found.person.name})
    except Refused as refused:
        messages.info(request, refused.words or _("That cannot be done here any more."))
    return redirect("joining:requests", member.community.slug)


@require_http_methods(["GET", "POST"])
@member_page
def questions(request: HttpRequest, member: Member) -> HttpResponse:
    """What is asked at the door; only who changes the community changes it."""
    if not rules.may_edit_community(member):
        raise Http404
    now: dict[str, Any] = {"wait_days": queries.wait_days(member.community_id)}
    now |= {
        f"question{place}": words for place, words in enumerate(queries.questions_of(member.community_id))
    }
    form = QuestionsForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        asking.write_questions(member, form.words, form.cleaned_data["wait_days"])
        messages.success(request, _("Saved."))
        return redirect("joining:requests", member.community.slug)
    return show(request, "joining/questions.html", member, status=400 if form.is_bound else 200, form=form)
