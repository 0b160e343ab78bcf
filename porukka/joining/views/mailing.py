"""Inviting by mail, and the door of such a letter."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from porukka.communities import rules
from porukka.communities.addresses import community_url, room_url
from porukka.communities.doors import member_page
from porukka.communities.membership import reader_of
from porukka.communities.models import Invitation, Member
from porukka.communities.showing import show
from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.joining.actions import mailing
from porukka.joining.forms.mailing import ComeInForm, mail_form
from porukka.joining.models import MailedInvitation
from porukka.people import codes, once
from porukka.people.middleware import use_community
from porukka.people.signing import sign_in
from porukka.people.throttles import WRONG_LINKS_SECONDS, may_guess_link
from porukka.people.views.waiting import OTHERS, too_many_requests
from porukka.people.who import signed_in


@require_http_methods(["GET", "POST"])
@member_page
def invite_by_mail(request: HttpRequest, member: Member) -> HttpResponse:
    """The form by itself, where it is looked at once more; it stands on the page of invitations, too."""
    if not rules.may_invite(member):
        raise Http404
    form = mail_form(member, request.POST if request.method == "POST" else None)
    if form.is_valid():
        facts = {name: form.cleaned_data.get(name) for name in ("email", "language", "room")}
        try:
            address = once.answer(signed_in(request), form.once, lambda: _invite(member, facts))
        except Refused as refused:
            form.add_error(None, refused.words or _("You cannot invite there."))
        else:
            messages.success(request, _("The letter is on its way."))
            return redirect(address)
    return show(request, "joining/mail.html", member, status=400 if form.is_bound else 200, form=form)


def _invite(member: Member, facts: dict[str, Any]) -> str:
    mailing.invite_by_mail(member, facts["email"], language=facts["language"], room=facts["room"])
    return f"/c/{member.community.slug}/invitations/"


@require_POST
@member_page
def send_again(request: HttpRequest, member: Member, invitation: int) -> HttpResponse:
    mine = Invitation.objects.visible_to(member).filter(made_by=member).values("pk")
    letters = MailedInvitation.objects.select_related("community", "invitation__made_by", "invitation__room")
    found = get_object_or_404(letters.filter(invitation__in=mine), invitation=invitation)
    try:
        mailing.send_again(member, found)
    except Refused as refused:
        messages.info(request, refused.words or _("This invitation is over."))
    else:
        messages.success(request, _("The letter is on its way once more."))
    return redirect("communities:invitations", member.community.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def mailed(request: HttpRequest, token: str) -> HttpResponse:
    """The door of a letter. Looking takes nothing (C9); the link is the proof of the address it went to (C13).

    Somebody new gives her name and is in; who has an account types a code on this very page, whichever browser the
    link opened in. What is wrong with a link is told without telling of any community, person or address (C8).
    """
    found = mailing.find(token)
    if found is None:
        if not may_guess_link(request):
            return too_many_requests(request, seconds=WRONG_LINKS_SECONDS)
        return _over(request, "")
    reader = reader_of(request.user, found.community)
    if isinstance(reader, Member) and found.invitation.room is None:
        return redirect(community_url(found.community.slug))
    if wrong := _what_is_wrong(found):
        return _over(request, wrong)
    use_community(request, found.language, found.community.time_zone)
    if request.user.is_authenticated:
        if not mailing.is_hers(signed_in(request), found):
            return _over(request, "address", status=403)
        return _come_in(request, found) if request.method == "POST" else _door(request, found)
    if request.method == "POST":
        return _as_a_visitor(request, found)
    return _door(request, found)


def _what_is_wrong(found: MailedInvitation) -> str:
    """ "used", "expired", or "over" for whatever else makes it no good; "" if it is good."""
    invitation = found.invitation
    if invitation.uses >= invitation.most_uses:
        return "used"
    if rules.is_good(invitation) and found.email:
        return ""
    out_of_date = invitation.withdrawn_at is None and not invitation.is_usable
    return "expired" if out_of_date else "over"


def _over(request: HttpRequest, why: str, status: int = 404) -> HttpResponse:
    return render(request, "joining/mailed_over.html", {"why": why}, status=status)


def _door(request: HttpRequest, found: MailedInvitation, form: Any = None) -> HttpResponse:
    is_known = mailing.account_of(found) is not None
    context = {
        "mailed": found,
        "community": found.community,
        "member": reader_of(request.user, found.community),
        "form": form or ComeInForm(),
        "path": request.path,
        "is_known": is_known,
        "waits_for_code": is_known and codes.waits_for_code(request, found.email),
    }
    return render(request, "joining/mailed.html", context, status=400 if form is not None else 200)


def _as_a_visitor(request: HttpRequest, found: MailedInvitation) -> HttpResponse:
    person = mailing.account_of(found)
    if person is None:
        return _as_somebody_new(request, found)
    if "code" in request.POST and codes.waits_for_code(request, found.email):
        answer, form = codes.sign_in_by_code(request, found.email, request.POST["code"][:100])
        if answer is None:
            return _door(request, found, form)
        return _come_in(request, found) if request.user.is_authenticated else answer
    if not codes.send_code(request, person, found.email):
        return too_many_requests(request, seconds=OTHERS)
    return redirect(request.path)


def _as_somebody_new(request: HttpRequest, found: MailedInvitation) -> HttpResponse:
    form = ComeInForm(request.POST)
    if not form.is_valid():
        return _door(request, found, form)
    try:
        person = mailing.accept_as_somebody_new(
            found,
            name=form.cleaned_data["name"],
            time_zone=form.cleaned_data["time_zone"],
            language=get_language() or found.language,
            guidelines=_shown(request),
        )
    except IntegrityError:  # she pressed twice, or made an account a moment ago
        return redirect(request.path)
    except Refused:
        return _over(request, "over")
    sign_in(request, person)
    return _inside(request, found)


def _come_in(request: HttpRequest, found: MailedInvitation) -> HttpResponse:
    try:
        mailing.accept(signed_in(request), found, guidelines=_shown(request))
    except Refused:
        return _over(request, "over")
    return _inside(request, found)


def _inside(request: HttpRequest, found: MailedInvitation) -> HttpResponse:
    messages.success(request, _("Welcome! You are a member now."))
    slug, room = found.community.slug, found.invitation.room
    return redirect(room_url(slug, room) if room else community_url(slug))


def _shown(request: HttpRequest) -> int:
    return whole(request.POST.get("guidelines"), digits=8) or 0
