"""How it was: three questions for those who were there, and the answers for those who look after it."""

from __future__ import annotations

from babel.numbers import format_decimal
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from porukka.communities.doors import community_page, member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core import clock
from porukka.events import rules
from porukka.events.actions import feedback as giving
from porukka.events.forms.feedback import FeedbackForm
from porukka.events.models import Event
from porukka.events.queries import feedback
from porukka.events.queries.rows import rows_of
from porukka.events.views.finding import found_time


@require_GET
@community_page
def of_post(request: HttpRequest, reader: Reader, opening: int) -> HttpResponse:
    """On to the event that stands below a post."""
    seen = Event.objects.visible_to(reader).filter(post__topic__deleted_at=None)
    return redirect("events:event", reader.community.slug, get_object_or_404(seen, post=opening).pk)


@require_GET
@member_page
def feedback_of_post(request: HttpRequest, member: Member, opening: int) -> HttpResponse:
    """On to the questions about the last time she was there, or to the event."""
    seen = Event.objects.visible_to(member).filter(post__topic__deleted_at=None)
    event = get_object_or_404(seen, post=opening)
    time = feedback.last_of(member, opening)
    if time is None or not feedback.is_open(time):
        return redirect("events:event", member.community.slug, event.pk)
    return redirect("events:feedback", member.community.slug, time.pk)


@require_http_methods(["GET", "POST"])
@member_page
def give(request: HttpRequest, member: Member, past: int) -> HttpResponse:
    found = found_time(member, past)
    if not rules.may_give_feedback(member, found):
        raise Http404
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        giving.give(member, found, **form.cleaned_data)
        messages.success(request, _("Thank you! Nobody sees that it was you."))
        return redirect("events:feedback", member.community.slug, found.pk)
    (row,) = rows_of(member, [found])
    return show(
        request,
        "events/feedback.html",
        member,
        status=400 if form.is_bound else 200,
        form=form,
        event=row,
        has_given=feedback.has_given(member, found),
        fewest=feedback.FEWEST,
    )


@require_GET
@member_page
def results(request: HttpRequest, member: Member, past: int) -> HttpResponse:
    found = found_time(member, past)
    if not rules.may_read_feedback(member, found):
        raise Http404
    (row,) = rows_of(member, [found])
    found_answers = feedback.results(found)
    return show(
        request,
        "events/feedback_results.html",
        member,
        event=row,
        results=found_answers,
        mean=format_decimal(found_answers.mean, "0.0", locale=clock.locale_name()),
        fewest=feedback.FEWEST,
    )
