"""The guide, its steps and what they said before, and the plan of the first thirty days."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.actions import inviting
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.guide import steps
from porukka.guide.actions import answering
from porukka.guide.archetypes import Archetype
from porukka.guide.forms.steps import FORMS, ChannelsForm, StepForm
from porukka.guide.models import Step
from porukka.guide.queries import answers, openings
from porukka.guide.queries import guide as reading
from porukka.guide.queries import plan as planning
from porukka.guide.queries.elsewhere import said_since
from porukka.guide.queries.states import DONE, StepState, next_of, state_of, states
from porukka.guide.views.doors import keeper_page

LINK_DAYS, LINK_USES = 14, 10


@require_GET
@keeper_page
def guide(request: HttpRequest, member: Member) -> HttpResponse:
    found, all_steps = reading.guide_of(member), states(member.community)
    facts: dict[str, Any] = {
        "guide": found,
        "kind": reading.kind_of(found),
        "steps": all_steps,
        "done": sum(one.state == DONE for one in all_steps),
        "next": next_of(all_steps),
        "has_plan": planning.is_on(found),
    }
    return show(request, "guide/guide.html", member, **facts)


@require_GET
@keeper_page
def plan(request: HttpRequest, member: Member) -> HttpResponse:
    found = reading.guide_of(member)
    weeks = planning.plan(found, reading.kind_of(found), states(member.community), openings.places(member))
    return show(request, "guide/plan.html", member, weeks=weeks, is_on=planning.is_on(found))


@require_http_methods(["GET", "POST"])
@keeper_page
def step(request: HttpRequest, member: Member, step: str) -> HttpResponse:
    row = _find(member, step)
    found = reading.guide_of(member)
    kind = reading.kind_of(found)
    state = state_of(member.community, row)
    if step == steps.OPENINGS:
        if request.method == "POST":
            raise Http404
        return _openings(request, member, state, kind)
    form = FORMS[step](request.POST or None, step=row, kind=kind, said=said_since(row))
    if form.is_bound and form.is_valid():
        cleaned = form.cleaned_data
        facts = {"why": cleaned.get("why", ""), "version": cleaned["version"]}
        try:
            answering.answer(member, step, form.answers, **facts)
        except Refused as refused:
            form.add_error(None, refused.words)
        else:
            messages.success(request, _("Saved."))
            return redirect("guide:guide", member.community.slug)
    return _step(request, member, state, kind, form)


def _step(
    request: HttpRequest, member: Member, state: StepState, kind: Archetype | None, form: StepForm
) -> HttpResponse:
    facts: dict[str, Any] = {"state": state, "kind": kind, "form": form}
    if state.key == steps.PEOPLE:
        facts |= _ready(member, kind)
    return show(request, "guide/step.html", member, status=400 if form.is_bound else 200, **facts)


def _ready(member: Member, kind: Archetype | None) -> dict[str, str]:
    """The invitation as it can be sent now, if there is a link."""
    token = reading.token_of(reading.own_invitation(member))
    link = settings.PORUKKA_URL + reverse("communities:invitation", args=[token]) if token else ""
    channels = ChannelsForm(step=_find(member, steps.CHANNELS), kind=kind)
    words = str(channels.initial["invitation"])
    return {"link": link, "ready": words.replace("{link}", link) if link else ""}


def _openings(request: HttpRequest, member: Member, state: StepState, kind: Archetype | None) -> HttpResponse:
    taken = openings.places(member)
    facts: dict[str, Any] = {"state": state, "kind": kind}
    if kind:
        facts |= {
            "rows": list(openings.openings(reading.guide_of(member), kind, taken)),
            "rooms": {room.key: room.name for room in kind.rooms},
            "prompts": openings.prompts(kind, taken),
        }
    return show(request, "guide/openings.html", member, **facts)


@require_GET
@keeper_page
def history(request: HttpRequest, member: Member, step: str) -> HttpResponse:
    """?before=<number>: the versions before this one."""
    row = _find(member, step)
    if not row.version:
        raise Http404
    before = whole(request.GET.get("before"), digits=8)
    found = answers.history_of(member.community, row, before)
    return show(request, "guide/history.html", member, state=state_of(member.community, row), history=found)


@require_POST
@keeper_page
def hold(request: HttpRequest, member: Member, step: str) -> HttpResponse:
    _find(member, step)
    answering.hold(member, step)
    messages.success(request, _("Noted: it holds."))
    return redirect("guide:guide", member.community.slug)


@require_POST
@keeper_page
def link(request: HttpRequest, member: Member) -> HttpResponse:
    """A link for the first ones, who are asked together in one message."""
    try:
        inviting.invite(member, days=LINK_DAYS, most_uses=LINK_USES)
    except Refused as refused:
        messages.error(request, refused.words)
    else:
        messages.success(request, _("Here is a link for ten people. It is good for two weeks."))
    return redirect("guide:step", member.community.slug, steps.PEOPLE)


def _find(member: Member, key: str) -> Step:
    """The step, or one that is not stored yet. Raises Http404 for a key that no step has."""
    if key not in steps.KEYS:
        raise Http404
    found = Step.objects.visible_to(member).select_related("changed_by").filter(key=key).first()
    found = found or Step(key=key)
    found.community = member.community
    return found
