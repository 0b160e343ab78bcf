"""HTTP only: say that one has read it, see who has not, remind them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.confirmations import actions, queries, rules
from porukka.confirmations.models import Ask
from porukka.discussions.addresses import post_url


@require_POST
@member_page
def confirm(request: HttpRequest, member: Member, ask: int) -> HttpResponse:
    found = _found(member, ask)
    actions.confirm(member, found)
    return redirect(post_url(member.community.slug, found.post.topic, found.post.number))


@require_GET
@member_page
def who(request: HttpRequest, member: Member, ask: int) -> HttpResponse:
    """?after=<key>"""
    found = _asked_by_me(member, ask)
    people, after = queries.missing_page(found, request.GET.get("after", ""))
    context = {"member": member, "community": member.community, "people": people, "after": after}
    context["ask"] = queries.ask_row(member, found)
    return render(request, "confirmations/who.html", context)


@require_POST
@member_page
def remind(request: HttpRequest, member: Member, ask: int) -> HttpResponse:
    found = _asked_by_me(member, ask)
    actions.remind(member, found)
    messages.success(request, _("Their bells ring. You may remind them again tomorrow."))
    return redirect("confirmations:who", member.community.slug, found.pk)


def _found(member: Member, pk: int) -> Ask:
    seen = Ask.objects.visible_to(member).filter(post__topic__deleted_at=None)
    return get_object_or_404(seen.select_related("post__topic__room"), pk=pk)


def _asked_by_me(member: Member, pk: int) -> Ask:
    found = _found(member, pk)
    if not rules.may_see_who(member, found):
        raise Http404
    return found
