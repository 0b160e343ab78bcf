"""An answer: with a script or without, from the discussion or from the event's own page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.core import clock
from porukka.core.ids import to_text
from porukka.core.refusal import Refused
from porukka.discussions.addresses import topic_url
from porukka.events.actions import answering
from porukka.events.actions.reminding import comes_too_late
from porukka.events.forms import AnswerForm
from porukka.events.views.finding import found_time


@require_POST
@member_page
def answer(request: HttpRequest, member: Member, occurrence: int) -> HttpResponse:
    found = found_time(member, occurrence)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise Refused(answering.CHOOSE)
    said, guests = form.cleaned_data["answer"], form.cleaned_data["guests"] or 0
    mine = answering.answer(member, found, said, guests)
    if mine.answer == mine.Answer.YES and comes_too_late(found, timezone.now()):
        words = _("You are coming. It begins on %(time)s: so soon that no reminder comes before it.")
        messages.info(request, words % {"time": clock.exact(found.starts)})
    if request.POST.get("back") == "talk":
        place = topic_url(member.community.slug, found.event.post.topic)
        return redirect(f"{place}#event-{to_text(found.pk)}")
    return redirect("events:time", member.community.slug, found.pk)
