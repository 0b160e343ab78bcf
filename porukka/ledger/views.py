"""HTTP only: the ledger, and what the team does with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.doors import community_page, member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core.answers import go_to
from porukka.core.ids import to_text
from porukka.core.refusal import Refused
from porukka.discussions.models import Post
from porukka.discussions.queries.topic import find_topic
from porukka.ledger import queries, rules
from porukka.ledger.actions import filing, stating
from porukka.ledger.forms import FollowedForm, OwnForm, StateForm
from porukka.ledger.models import Entry
from porukka.people import once
from porukka.people.who import signed_in


@require_GET
@community_page
def ledger(request: HttpRequest, reader: Reader) -> HttpResponse:
    """?show=<of SHOWN>; ?after=<key>"""
    asked, after = request.GET.get("show", ""), request.GET.get("after", "")
    chosen = asked if asked in queries.SHOWN else "all"
    keeps = rules.may_keep(reader)
    pains, polls = queries.waiting(reader) if keeps and not after else ([], [])
    facts: dict[str, Any] = {
        "page": queries.page(reader, show=chosen, after=after),
        "summary": queries.summary(reader),
        "chosen": chosen,
        "is_first": not after,
        "keeps": keeps,
        "pains": pains,
        "polls": polls,
    }
    return show(request, "ledger/ledger.html", reader, **facts)


@require_POST
@member_page
def take(request: HttpRequest, member: Member, post: int) -> HttpResponse:
    """One press on what waits."""
    seen = Post.objects.visible_to(member).select_related("topic__room")
    found = get_object_or_404(seen, pk=post)
    if not rules.may_file(member, found):
        raise Http404
    filed = filing.file(member, found)
    messages.success(request, _("Filed. You answer for it now; say what becomes of it when you know."))
    return redirect(_place(member, filed))


@require_http_methods(["GET", "POST"])
@member_page
def file(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    """From a discussion's menu; what is filed already is led on to."""
    found = find_topic(member, topic)
    opening = get_object_or_404(
        Post.objects.visible_to(member).select_related("topic__room"), topic=found, number=0
    )
    if not rules.may_file(member, opening):
        raise Http404
    there = Entry.objects.visible_to(member).filter(post=opening).first()
    if request.method == "POST":
        filed = filing.file(member, opening)
        return redirect("ledger:state", member.community.slug, filed.pk)
    if there is not None:
        return redirect("ledger:state", member.community.slug, there.pk)
    return show(
        request, "ledger/file.html", member, topic=found, back=queries.url_of(member.community.slug, opening)
    )


@require_http_methods(["GET", "POST"])
@member_page
def state(request: HttpRequest, member: Member, filed: int) -> HttpResponse:
    found = queries.entry(member, filed)
    if found is None or not rules.may_keep(member):
        raise Http404
    row = queries.rows_of(member, [found])[0]
    form = _form(request, member, found, row)
    if form.is_valid():
        try:
            _say(member, found, form)
        except Refused as refused:
            form.add_error(None, refused.words or _("That cannot be done here any more."))
        else:
            messages.success(request, _("Saved."))
            return redirect(_place(member, found))
    status = 400 if form.is_bound else 200
    return show(request, "ledger/state.html", member, status=status, form=form, row=row, entry=found)


@require_http_methods(["GET", "POST"])
@member_page
def new(request: HttpRequest, member: Member) -> HttpResponse:
    if not rules.may_keep(member):
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = OwnForm(data, member=member, initial={"state": Entry.State.DONE, "answers_for": member.pk})
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("said", "state", "word", "done_in")}

        def make() -> str:
            return _place(member, filing.add(member, answers_for=form.who, **facts))

        try:
            return go_to(request, once.answer(signed_in(request), form.once, make))
        except Refused as refused:
            form.add_error(None, refused.words)
    return show(request, "ledger/new.html", member, status=400 if form.is_bound else 200, form=form)


@require_POST
@member_page
def take_off(request: HttpRequest, member: Member, filed: int) -> HttpResponse:
    found = queries.entry(member, filed)
    if found is None or not rules.may_state(member, found):
        raise Http404
    stating.take_off(member, found)
    messages.success(request, _("Taken off."))
    return redirect("ledger:ledger", member.community.slug)


def _form(
    request: HttpRequest, member: Member, entry: Entry, row: queries.EntryRow
) -> StateForm | FollowedForm:
    data = request.POST if request.method == "POST" else None
    first: dict[str, Any] = {
        "answers_for": entry.answers_for_id,
        "done_in": row.done_in.url if row.done_in else "",
    }
    if entry.is_followed:
        return FollowedForm(data, member=member, initial=first)
    return StateForm(data, member=member, initial=first | {"state": entry.state, "word": entry.word})


@transaction.atomic
def _say(member: Member, entry: Entry, form: StateForm | FollowedForm) -> None:
    """Both, or nothing."""
    facts = form.cleaned_data
    stating.answer_for(member, entry, who=form.who, done_in=facts["done_in"])
    if isinstance(form, StateForm):
        stating.say(member, entry, state=facts["state"], word=facts["word"])


def _place(member: Member, entry: Entry) -> str:
    return f"{reverse('ledger:ledger', args=[member.community.slug])}#said-{to_text(entry.pk)}"
