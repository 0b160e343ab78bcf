"""Pain points: the list, one of them, and what members and the team do about it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.addresses import way_back
from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.answers import go_to
from porukka.core.refusal import Refused
from porukka.discussions.queries.topic import find_topic
from porukka.discussions.rules import may_start_topic
from porukka.people import once
from porukka.people.who import signed_in
from porukka.purpose import rules
from porukka.purpose.actions import pains as actions
from porukka.purpose.forms import AddressForm, PainForm, StateForm, WhoseForm
from porukka.purpose.models import Answering, Pain
from porukka.purpose.queries import pains as queries
from porukka.purpose.queries.leading import topic_at
from porukka.purpose.queries.pains import find_pain, pain_url
from porukka.purpose.queries.personas import whose
from porukka.purpose.views.stating import NOWHERE


@require_GET
@member_page
def pains(request: HttpRequest, member: Member) -> HttpResponse:
    """?show=<of SHOWN>; ?q=<words>; ?after=<key>"""
    asked, words = request.GET.get("show"), request.GET.get("q", "")[: queries.LONGEST]
    chosen = asked if asked in queries.SHOWN else queries.SHOWN[0]
    page = queries.pains(member, show=chosen, words=words, after=request.GET.get("after", ""))
    facts: dict[str, Any] = {
        "page": page,
        "whose": whose(member, [row.id for row in page.rows]),
        "chosen": chosen,
        "words": words,
        "is_first": "after" not in request.GET,
        "may_add": may_start_topic(member),
    }
    return show(request, "purpose/pains.html", member, **facts)


@require_http_methods(["GET", "POST"])
@member_page
def new_pain(request: HttpRequest, member: Member) -> HttpResponse:
    if not may_start_topic(member):
        raise Http404
    form = PainForm(request.POST if request.method == "POST" else None, member=member)
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("title", "text")}

        def make() -> str:
            return pain_url(
                member.community.slug, actions.add_pain(member, form.cleaned_data["room"], **facts)
            )

        try:
            return go_to(request, once.answer(signed_in(request), form.once, make))
        except Refused as refused:
            form.add_error(None, refused.words)
    return show(request, "purpose/new_pain.html", member, status=400 if form.is_bound else 200, form=form)


@require_GET
@member_page
def pain(request: HttpRequest, member: Member, pain: int) -> HttpResponse:
    found = find_pain(member, pain)
    if found.pk != pain:
        return redirect(pain_url(member.community.slug, found))
    return _page(request, member, found)


@require_POST
@member_page
def me_too(request: HttpRequest, member: Member, pain: int) -> HttpResponse:
    found = find_pain(member, pain)
    actions.say_me_too(member, found)
    return _back(request, member, found)


@require_POST
@member_page
def end_me_too(request: HttpRequest, member: Member, pain: int) -> HttpResponse:
    found = find_pain(member, pain)
    actions.take_me_too_back(member, found)
    return _back(request, member, found)


@require_POST
@member_page
def say_state(request: HttpRequest, member: Member, pain: int) -> HttpResponse:
    found = _looked_after(member, pain)
    form = StateForm(request.POST)
    if not form.is_valid():
        return _page(request, member, found, state_form=form)
    actions.say_state(member, found, **form.cleaned_data)
    messages.success(request, _("Saved. Whoever has this pain is told."))
    return redirect(pain_url(member.community.slug, found))


@require_POST
@member_page
def merge_pains(request: HttpRequest, member: Member, pain: int) -> HttpResponse:
    found = _looked_after(member, pain)
    into = queries.chosen(member, request.POST.get("into", ""))
    if into is None:
        messages.info(request, _("Choose the pain point that it is the same as."))
        return redirect(pain_url(member.community.slug, found))
    try:
        actions.merge(member, found, into)
    except Refused as refused:
        messages.info(request, refused.words or _("That cannot be done here any more."))
        return redirect(pain_url(member.community.slug, found))
    messages.success(request, _("They are one now. Everybody who had one of them counts once."))
    return redirect(pain_url(member.community.slug, into))


@require_POST
@member_page
def add_answer(request: HttpRequest, member: Member, pain: int) -> HttpResponse:
    found = find_pain(member, pain)
    form = AddressForm(request.POST)
    topic = topic_at(member, form.cleaned_data["address"]) if form.is_valid() else None
    if form.is_valid() and topic is None:
        form.add_error("address", NOWHERE)
    if topic is not None:
        try:
            actions.add_answer(member, found, topic)
        except Refused as refused:
            form.add_error("address", refused.words or _("That cannot be done here any more."))
        else:
            return redirect(pain_url(member.community.slug, found) + "#answers")
    return _page(request, member, found, answer_form=form)


@require_POST
@member_page
def end_answer(request: HttpRequest, member: Member, answer: int) -> HttpResponse:
    mine = Answering.objects.filter(
        community_id=member.community_id, pain__in=Pain.objects.visible_to(member).living().values("pk")
    )
    found = get_object_or_404(mine.select_related("pain__post__topic__room"), pk=answer)
    seen = {one.pk for one, _lead in queries.answers_of(member, found.pain)}
    if found.pk not in seen or not rules.may_end_answer(member, found):
        raise Http404
    actions.end_answer(member, found)
    return redirect(pain_url(member.community.slug, found.pain) + "#answers")


@require_http_methods(["GET", "POST"])
@member_page
def answer_with(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    """From a discussion's menu: which pain point does it address? ?q=<words>"""
    found = find_topic(member, topic)
    wrong = ""
    if request.method == "POST":
        pain = queries.chosen(member, request.POST.get("pain", ""))
        try:
            if pain is not None:
                actions.add_answer(member, pain, found)
                return redirect(pain_url(member.community.slug, pain) + "#answers")
            wrong = _("Choose a pain point first.")
        except Refused as refused:
            wrong = str(refused.words) or _("That cannot be done here any more.")
    words = request.GET.get("q", "")[: queries.LONGEST]
    page = queries.pains(member, words=words)
    facts: dict[str, Any] = {"topic": found, "page": page, "words": words, "wrong": wrong}
    return show(request, "purpose/answer_with.html", member, status=400 if wrong else 200, **facts)


def _looked_after(member: Member, pk: int) -> Pain:
    found = find_pain(member, pk)
    if not rules.may_look_after(member, found):
        raise Http404
    return found


def _back(request: HttpRequest, member: Member, pain: Pain) -> HttpResponse:
    """Where the button was pressed: the list or a discussion, else its own page."""
    if asked := way_back(member.community.slug, request.POST.get("back", "")):
        return redirect(f"{asked}#pain-{pain.address}")
    return redirect(pain_url(member.community.slug, pain))


def _whose_form(member: Member, pain: Pain) -> WhoseForm | None:
    """None where there are no personas to choose from."""
    form = WhoseForm(initial={"personas": whose(member, [pain.pk]).get(pain.pk, [])}, member=member)
    return form if form.fields["personas"].queryset.exists() else None  # type: ignore[attr-defined]


def _page(request: HttpRequest, member: Member, found: Pain, **forms: Any) -> HttpResponse:
    looks_after = rules.may_look_after(member, found)
    context = {
        "pain": found,
        "row": queries.rows_of(member, [found])[0],
        "answers": [
            (one, lead, rules.may_end_answer(member, one)) for one, lead in queries.answers_of(member, found)
        ],
        "looks_after": looks_after,
        "whose": whose(member, [found.pk]).get(found.pk, []),
        "whose_form": _whose_form(member, found) if rules.may_say_whose(member, found) else None,
        "others": queries.others(member, found) if looks_after else [],
        "state_form": StateForm(initial={"state": found.state, "word": found.word}),
        "answer_form": AddressForm(),
        "here_url": reverse("purpose:pain", args=[member.community.slug, found.pk]),
    } | forms
    return show(request, "purpose/pain.html", member, status=400 if forms else 200, **context)
