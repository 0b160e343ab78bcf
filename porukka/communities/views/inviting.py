"""Invitation links: making, withdrawing, and the door they open."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from porukka.communities import queries, rules
from porukka.communities.actions import inviting
from porukka.communities.addresses import community_url, room_url
from porukka.communities.doors import member_page
from porukka.communities.forms import InvitationForm
from porukka.communities.membership import reader_of
from porukka.communities.models import Invitation, Member, Room
from porukka.communities.showing import show
from porukka.core.ids import to_text
from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.people import once
from porukka.people.codes import where_it_waits
from porukka.people.who import signed_in


@require_http_methods(["GET", "POST"])
@member_page
def invitations(request: HttpRequest, member: Member) -> HttpResponse:
    """My living invitations (the team sees all), and a new one; ?past=1: mine that are over, too."""
    if not rules.may_invite(member):
        raise Http404
    rooms = Room.objects.filter(insiders__member_id=member.pk, insiders__is_owner=True).in_order()
    form = InvitationForm(request.POST or None, rooms=rooms)
    if request.method == "POST" and form.is_valid():
        return redirect(once.answer(signed_in(request), form.once, lambda: _make(member, form)))
    found = queries.invitations(member)
    return show(
        request,
        "communities/invitations.html",
        member,
        status=400 if form.is_bound else 200,
        form=form,
        made=request.GET.get("made", ""),
        invitations=[(one, _link_for(member, one)) for one in found],
        past=queries.past_invitations(member) if "past" in request.GET else None,
    )


def _make(member: Member, form: InvitationForm) -> str:
    made = inviting.invite(
        member,
        room=form.cleaned_data.get("room"),
        days=form.cleaned_data["days"],
        most_uses=form.cleaned_data["most_uses"],
    )
    page = reverse("communities:invitations", args=[member.community.slug])
    return f"{page}?made={to_text(made.pk)}"


def _link_for(member: Member, one: Invitation) -> str:
    """The link, for who made it; a letter's link is its reader's alone."""
    return link_of(one) if one.made_by_id == member.pk and not one.by_mail else ""


def link_of(invitation: Invitation) -> str:
    path = reverse("communities:invitation", args=[inviting.token_of(invitation)])
    return settings.PORUKKA_URL + path


@require_POST
@member_page
def withdraw(request: HttpRequest, member: Member, invitation: int) -> HttpResponse:
    found = get_object_or_404(Invitation.objects.visible_to(member), pk=invitation)
    inviting.withdraw(member, found)
    return redirect("communities:invitations", member.community.slug)


@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The door of an invitation: shows where it leads; only pressing the button takes it (C9).

    A wrong, expired, used-up or withdrawn link all get the same page, which tells nothing of any community.
    """
    found = inviting.find(token)
    if found is None or not rules.is_good(found):
        if found is not None and isinstance(reader_of(request.user, found.community), Member):
            return redirect(community_url(found.community.slug))
        return render(request, "communities/invitation_over.html", status=404)
    if request.method == "POST":
        if not request.user.is_authenticated:  # her session ended meanwhile
            return redirect_to_login(request.path)
        is_new = not reader_of(request.user, found.community).is_member
        try:
            shown = whole(request.POST.get("guidelines"), digits=8) or 0
            inviting.accept(signed_in(request), found, guidelines=shown)
        except Refused:
            return render(request, "communities/invitation_over.html", status=404)
        if is_new:
            messages.success(request, _("Welcome! You are a member now."))
        slug = found.community.slug
        return redirect(room_url(slug, found.room) if found.room else community_url(slug))
    context = {
        "invitation": found,
        "path": request.path,
        "member": reader_of(request.user, found.community),
        "community": found.community,
        "site": settings.PORUKKA_URL,
        "goes_on": where_it_waits(request, request.path),
    }
    return render(request, "communities/invitation.html", context)
