"""What whoever asked, and whoever keeps order there, changes about a poll."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.refusal import Refused
from porukka.polls import rules
from porukka.polls.actions import changing
from porukka.polls.blocks import words
from porukka.polls.forms import ClosingForm, EditForm
from porukka.polls.models import Poll
from porukka.polls.views.finding import address_of, back, found_poll


@require_http_methods(["GET", "POST"])
@member_page
def edit(request: HttpRequest, member: Member, poll: int) -> HttpResponse:
    """Ask otherwise; once somebody has answered, only when it closes, and the page says why."""
    found = _changeable(member, poll)
    if not rules.may_edit(member, found):
        return _only_closing(request, member, found)
    form = _edit_form(request, found)
    if form.is_valid():
        try:
            changing.edit(member, found, words=words(form.cleaned_data), **form.cleaned_data)
        except Refused as refused:
            found = _changeable(member, poll)
            if not rules.may_edit(member, found):
                return _only_closing(request, member, found)
            form = _edit_form(request, found)
            form.add_error(None, refused.words or _("That cannot be done here any more."))
            form.seen()
        else:
            messages.success(request, _("Changed. Whoever has the page open sees it at once."))
            return back(member, found)
    return _show(request, "polls/edit.html", member, found, form, 400 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@member_page
def closing(request: HttpRequest, member: Member, poll: int) -> HttpResponse:
    """Move when it closes."""
    found = _changeable(member, poll)
    form = ClosingForm(request.POST if request.method == "POST" else None, poll=found)
    if form.is_valid():
        try:
            changing.move_closing(member, found, form.cleaned_data["closes_at"])
        except Refused as refused:
            form.add_error("days", refused.words or _("That cannot be done here any more."))
        else:
            messages.success(request, _("Changed. Whoever has the page open sees it at once."))
            return back(member, found)
    return _show(request, "polls/closing.html", member, found, form, 400 if form.is_bound else 200)


@require_POST
@member_page
def close(request: HttpRequest, member: Member, poll: int) -> HttpResponse:
    found = found_poll(member, poll)
    changing.close(member, found)
    messages.success(request, _("The poll is closed."))
    return back(member, found)


def _changeable(member: Member, poll: int) -> Poll:
    found = found_poll(member, poll)
    if not rules.may_change(member, found):
        raise Http404
    return found


def _edit_form(request: HttpRequest, poll: Poll) -> EditForm:
    options = list(poll.options.order_by("position"))
    return EditForm(request.POST if request.method == "POST" else None, poll=poll, options=options)


def _only_closing(request: HttpRequest, member: Member, poll: Poll) -> HttpResponse:
    """What was written for a poll that has been answered meanwhile is not lost: it stands there to be copied."""
    late = request.method == "POST"
    typed = (
        [request.POST.get(name, "")[: Poll.TYPED_LENGTH] for name in ("question", "options")] if late else []
    )
    form = ClosingForm(None, poll=poll)
    return _show(
        request,
        "polls/closing.html",
        member,
        poll,
        form,
        403 if late else 200,
        late=late,
        typed=filter(None, typed),
    )


def _show(
    request: HttpRequest, template: str, member: Member, poll: Poll, form: Any, status: int, **more: Any
) -> HttpResponse:
    facts = {"late": False, "typed": (), "back": address_of(member, poll)} | more
    return show(request, template, member, status, poll=poll, form=form, **facts)
