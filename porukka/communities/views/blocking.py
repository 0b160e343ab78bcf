"""Blocking a member: from her page, and a list of one's own."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from porukka.communities import queries
from porukka.communities.actions import blocking
from porukka.communities.doors import member_page
from porukka.communities.models import Block, Member
from porukka.communities.showing import show


@require_GET
@member_page
def blocked(request: HttpRequest, member: Member) -> HttpResponse:
    after = request.GET.get("after", "")
    rows, following = queries.blocks_page(member, after)
    return show(request, "communities/blocked.html", member, rows=rows, after=following, is_first=not after)


@require_POST
@member_page
def block(request: HttpRequest, member: Member, other: int) -> HttpResponse:
    found = get_object_or_404(Member.objects.visible_to(member), pk=other)
    blocking.block(member, found)
    undo = reverse("communities:end_block", args=[member.community.slug, found.pk])
    words = _("Blocked. %(name)s is not told.") % {"name": found.name}
    messages.success(request, words, extra_tags=f"undo:{undo}")
    return redirect("communities:member", member.community.slug, found.pk)


@require_POST
@member_page
def end_block(request: HttpRequest, member: Member, other: int) -> HttpResponse:
    """Back to her page, or to the list, where one may end the block of somebody one does not see any more."""
    visible = Member.objects.visible_to(member).values("pk")
    mine = Block.objects.by(member).values("blocked")
    here = Member.objects.filter(Q(pk__in=visible) | Q(pk__in=mine), community_id=member.community_id)
    found = get_object_or_404(here, pk=other)
    blocking.end_block(member, found)
    messages.success(request, _("You have ended the block."))
    if request.POST.get("back") == "list":
        return redirect("communities:blocked", member.community.slug)
    return redirect("communities:member", member.community.slug, found.pk)
