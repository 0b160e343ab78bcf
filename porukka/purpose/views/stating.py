"""The mission and the audience: read, written, compared with what they were, and what they rest on."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.purpose import rules
from porukka.purpose.actions import stating
from porukka.purpose.actions.personas import write_persona
from porukka.purpose.forms import AddressForm, StatementForm
from porukka.purpose.models import Evidence, Statement
from porukka.purpose.models.stating import SINGLE, Kind
from porukka.purpose.queries import stating as queries
from porukka.purpose.queries.interests import interests
from porukka.purpose.queries.landing import asked_of
from porukka.purpose.queries.leading import leads, topic_at
from porukka.purpose.queries.pains import rows_of
from porukka.purpose.queries.personas import own_match, pains_of, personas, row_of

NOWHERE = gettext_lazy("No discussion was found at this address. Open it, and copy the address of the page.")


@require_GET
@member_page
def overview(request: HttpRequest, member: Member) -> HttpResponse:
    """All that the community says of itself, each in a few lines."""
    found = {kind: queries.find_statement(member, kind) for kind in SINGLE}
    stated = [
        (Kind(kind).label, _places(member, kind), queries.sections(member, one) if one else [])
        for kind, one in found.items()
    ]
    facts: dict[str, Any] = {
        "stated": stated,
        "may_state": rules.may_state(member),
        "asked": asked_of(member),
        "personas": personas(member),
    }
    return show(request, "purpose/overview.html", member, **facts)


@require_GET
@member_page
def statement(request: HttpRequest, member: Member, kind: str, persona: int | None = None) -> HttpResponse:
    return _page(request, member, kind, persona, AddressForm())


@require_http_methods(["GET", "POST"])
@member_page
def edit_statement(
    request: HttpRequest, member: Member, kind: str, persona: int | None = None
) -> HttpResponse:
    """persona: which of them; without it, a persona is a new one."""
    if not rules.may_state(member):
        raise Http404
    is_new = kind == Kind.PERSONA and persona is None
    there = None if is_new else queries.find_statement(member, kind, persona)
    if persona is not None and there is None:
        raise Http404
    now = queries.current_of(there, kind)
    first = {**now.parts, "version": now.version, "is_shown": now.is_shown}
    form = StatementForm(request.POST if request.method == "POST" else None, initial=first, kind=kind)
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("why", "is_shown", "version")}
        try:
            if kind == Kind.PERSONA:
                persona = write_persona(member, there, form.parts, **facts).pk
            else:
                stating.state(member, kind, form.parts, **facts)
        except Refused as refused:
            form.add_error(None, refused.words)
        else:
            messages.success(request, _("Saved."))
            return redirect(_places(member, kind, persona)["page"])
    status = 400 if form.is_bound else 200
    title = there.title if there else _("Add a persona") if is_new else Kind(kind).label
    facts = {"form": form, "title": title, "places": _places(member, kind, persona)}
    return show(
        request,
        "purpose/edit_statement.html",
        member,
        status=status,
        kind=kind,
        is_written=bool(now.version),
        **facts,
    )


@require_GET
@member_page
def history(request: HttpRequest, member: Member, kind: str, persona: int | None = None) -> HttpResponse:
    """?before=<number>: the versions before this one."""
    found = _found(member, kind, persona)
    before = whole(request.GET.get("before"), digits=8)
    facts: dict[str, Any] = {
        "history": queries.history_of(member, found, before),
        "lines": queries.version_lines(member, found) if found.version > 2 else [],
        "title": found.title,
        "kind": kind,
        "places": _places(member, kind, persona),
    }
    return show(request, "purpose/statement_history.html", member, **facts)


@require_GET
@member_page
def compare(request: HttpRequest, member: Member, kind: str, persona: int | None = None) -> HttpResponse:
    """?one=<number>&other=<number>: two versions, beside each other."""
    found = _found(member, kind, persona)
    numbers = [whole(request.GET.get(name), digits=8) for name in ("one", "other")]
    if None in numbers:
        return redirect(_places(member, kind, persona)["history"])
    pair = queries.comparison(member, found, numbers[0] or 0, numbers[1] or 0)
    if pair is None:
        messages.info(request, _("Choose two different versions to compare."))
        return redirect(_places(member, kind, persona)["history"])
    facts: dict[str, Any] = {
        "earlier": pair[0],
        "change": pair[1],
        "lines": queries.version_lines(member, found),
        "title": found.title,
        "kind": kind,
        "places": _places(member, kind, persona),
    }
    return show(request, "purpose/comparison.html", member, **facts)


@require_POST
@member_page
def cite(request: HttpRequest, member: Member, kind: str, persona: int | None = None) -> HttpResponse:
    found = _found(member, kind, persona)
    if not rules.may_state(member):
        raise Http404
    form = AddressForm(request.POST)
    topic = topic_at(member, form.cleaned_data["address"]) if form.is_valid() else None
    if form.is_valid() and topic is None:
        form.add_error("address", NOWHERE)
    if topic is not None:
        try:
            stating.cite(member, found, topic)
        except Refused as refused:
            form.add_error(None, refused.words)
        else:
            return redirect(_places(member, kind, persona)["page"] + "#rests-on")
    return _page(request, member, kind, persona, form)


@require_POST
@member_page
def take_away(request: HttpRequest, member: Member, evidence: int) -> HttpResponse:
    mine = Statement.objects.visible_to(member).values("pk")
    all_of_it = Evidence.objects.filter(community_id=member.community_id, statement__in=mine)
    found = get_object_or_404(all_of_it.select_related("statement"), pk=evidence)
    if not rules.may_state(member) or not leads(member, [found.post_id]):
        raise Http404
    stating.take_away(member, found)
    rests = found.statement
    persona = rests.pk if rests.kind == Kind.PERSONA else None
    return redirect(_places(member, rests.kind, persona)["page"] + "#rests-on")


def _found(member: Member, kind: str, persona: int | None) -> Statement:
    found = queries.find_statement(member, kind, persona)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest, member: Member, kind: str, persona: int | None, form: AddressForm
) -> HttpResponse:
    found = queries.find_statement(member, kind, persona)
    if persona is not None and found is None:
        raise Http404
    rests_on = list(found.evidence.order_by("pk")) if found else []
    seen = leads(member, [one.post_id for one in rests_on])
    facts: dict[str, Any] = {
        "statement": found,
        "sections": queries.sections(member, found) if found else [],
        "evidence": [(one.pk, seen[one.post_id]) for one in rests_on if one.post_id in seen],
        "interests": interests(member, found) if kind == Kind.AUDIENCE else [],
        "may_state": rules.may_state(member),
        "title": found.title if found else Kind(kind).label,
        "places": _places(member, kind, persona),
        "kind": kind,
        "form": form,
    }
    if found is not None and kind == Kind.PERSONA:
        facts |= {
            "row": row_of(member, found, own_match(member)),
            "pains": rows_of(member, pains_of(member, found)),
            "may_match": rules.may_match(member),
            "may_share": False,
        }
    return show(request, "purpose/statement.html", member, status=400 if form.is_bound else 200, **facts)


def _places(member: Member, kind: str, persona: int | None = None) -> dict[str, str]:
    """Addresses of a statement's pages; of a persona that is not there yet, of those that lead to it."""
    slug = member.community.slug
    if kind == Kind.PERSONA and persona is None:
        here = {"page": "purpose:personas", "edit": "purpose:new_persona"}
        return {what: reverse(name, args=[slug]) for what, name in here.items()}
    names = {
        "page": f"purpose:{kind}",
        "edit": f"purpose:edit_{kind}",
        "history": f"purpose:{kind}_history",
        "compare": f"purpose:compare_{kind}",
        "cite": f"purpose:cite_{kind}",
    }
    values = [slug] if persona is None else [slug, persona]
    return {what: reverse(name, args=values) for what, name in names.items()}
