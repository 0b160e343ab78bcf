"""One press answers the question of the month, or sets it aside."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from porukka.communities.addresses import community_url
from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.goals.actions import answering
from porukka.goals.models import PulseCount


@require_POST
@member_page
def pulse(request: HttpRequest, member: Member) -> HttpResponse:
    """step: 1–5, or "later" for who would rather not say."""
    given = request.POST.get("step", "")
    step = whole(given, digits=1)
    if given != "later" and step not in PulseCount.STEPS:
        raise Refused(_("Choose one of the five, or leave the question."))
    answered = answering.answer(member, step)
    if answered and step is not None:
        messages.success(request, _("Thank you. Nobody can tell what you answered."))
    return redirect(community_url(member.community.slug))
