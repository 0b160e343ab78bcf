"""A member is asked whether her words may stand on the page for others; she agrees, declines, changes her mind."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.discussions.addresses import post_url
from porukka.purpose import rules
from porukka.purpose.actions import landing as actions
from porukka.purpose.forms import AnswerForm
from porukka.purpose.models import Quote


@require_http_methods(["GET", "POST"])
@member_page
def quote(request: HttpRequest, member: Member, quote: int) -> HttpResponse:
    found = _found(member, quote)
    if request.method == "POST":
        form = AnswerForm(request.POST)
        if not rules.may_answer(member, found) or not form.is_valid():
            raise Http404
        agrees = form.cleaned_data["do"] == "agree"
        actions.answer(member, found, agrees=agrees)
        messages.success(
            request,
            _("Thank you. Your words stand on the page.")
            if agrees
            else _("Your words do not stand on the page."),
        )
        return redirect("purpose:quote", member.community.slug, found.pk)
    place = post_url(member.community.slug, found.post.topic, found.post.number)
    may_answer = rules.may_answer(member, found)
    return show(request, "purpose/quote.html", member, quote=found, place=place, may_answer=may_answer)


@require_POST
@member_page
def end_quote(request: HttpRequest, member: Member, quote: int) -> HttpResponse:
    found = _found(member, quote)
    if not rules.may_make_landing(member):
        raise Http404
    actions.take_quote_away(member, found)
    return redirect(reverse("purpose:edit_landing", args=[member.community.slug]) + "#quotes")


def _found(member: Member, pk: int) -> Quote:
    seen = Quote.objects.visible_to(member).select_related("author", "asked_by", "post__topic")
    return get_object_or_404(seen, pk=pk)
