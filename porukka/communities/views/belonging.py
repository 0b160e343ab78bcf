"""Members: the list, one of them, roles, joining and leaving, how I appear here."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities import queries, rules
from porukka.communities.actions import appearing, belonging
from porukka.communities.addresses import community_url
from porukka.communities.doors import community_page, member_page
from porukka.communities.forms import MeForm, RoleForm, SuspendForm
from porukka.communities.models import Member, blocked_by
from porukka.communities.roles import BOARD, BOARD_WORDS, PRESETS, STEWARD, STEWARD_WORDS
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.people.who import signed_in


@require_GET
@member_page
def members(request: HttpRequest, member: Member) -> HttpResponse:
    if not rules.may_see_members(member):
        raise Http404
    words = request.GET.get("name", "").strip()[:60]
    found, after = queries.members_page(member, request.GET.get("after", ""), words)
    return show(
        request,
        "communities/members.html",
        member,
        people=found,
        after=after,
        words=words,
        may_invite=rules.may_invite(member),
    )


@require_GET
@member_page
def member(request: HttpRequest, member: Member, other: int) -> HttpResponse:
    """One member, and what this reader may do about her membership."""
    found = _find(member, other)
    roles = [role for role in Member.Role if rules.may_give_role(member, found, role)]
    return show(
        request,
        "communities/member.html",
        member,
        other=found,
        roles=[(role, PRESETS[role]) for role in roles],
        may_block=rules.may_block(member, found),
        is_blocked=found.pk in blocked_by(member),
        role_form=RoleForm(initial={"role": found.role}) if roles else None,
        suspend_form=SuspendForm() if rules.may_suspend(member, found) else None,
        may_remove=rules.may_remove(member, found),
    )


def _find(member: Member, other: int) -> Member:
    """Somebody active whom this reader sees; the team also sees whom it has suspended."""
    seen = Member.objects.visible_to(member)
    if member.is_team:
        seen = Member.objects.filter(community_id=member.community_id, state__in=Member.State.inside())
    return get_object_or_404(seen.select_related("invited_by"), pk=other)


@require_POST
@member_page
def give_role(request: HttpRequest, member: Member, other: int) -> HttpResponse:
    found, form = _find(member, other), RoleForm(request.POST)
    if not form.is_valid():
        raise Http404
    belonging.give_role(member, found, form.cleaned_data["role"])
    messages.success(request, _("%(name)s has a new role.") % {"name": found.name})
    return redirect("communities:member", member.community.slug, found.pk)


@require_POST
@member_page
def suspend(request: HttpRequest, member: Member, other: int) -> HttpResponse:
    found, form = _find(member, other), SuspendForm(request.POST)
    if not rules.may_suspend(member, found):
        raise Http404
    if not form.is_valid():
        messages.error(request, _("Write why, so that the member can read it."))
    else:
        belonging.suspend(member, found, until=form.until, why=form.cleaned_data["why"])
        messages.success(request, _("%(name)s is suspended.") % {"name": found.name})
    return redirect("communities:member", member.community.slug, found.pk)


@require_POST
@member_page
def end_suspension(request: HttpRequest, member: Member, other: int) -> HttpResponse:
    found = _find(member, other)
    belonging.end_suspension(member, found)
    messages.success(request, _("%(name)s is back.") % {"name": found.name})
    return redirect("communities:member", member.community.slug, found.pk)


@require_POST
@member_page
def remove(request: HttpRequest, member: Member, other: int) -> HttpResponse:
    found = _find(member, other)
    belonging.remove(member, found)
    messages.success(request, _("%(name)s is not a member any more.") % {"name": found.name})
    return redirect("communities:members", member.community.slug)


@require_GET
@community_page
def roles(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Who may do what, in plain words: everybody who may see the community may read it."""
    return show(
        request,
        "communities/roles.html",
        reader,
        roles=[*(role.label for role in Member.Role), STEWARD, BOARD],
        presets=[
            *((role.label, PRESETS[role]) for role in Member.Role),
            (STEWARD, STEWARD_WORDS),
            (BOARD, BOARD_WORDS),
        ],
        rights=queries.rights_table(),
    )


@require_http_methods(["GET", "POST"])
@member_page
def me(request: HttpRequest, member: Member) -> HttpResponse:
    """How I appear in this community."""
    me = Member.objects.select_related("invited_by").get(pk=member.pk)
    form = MeForm(request.POST or None, request.FILES or None, instance=me)
    if request.method == "POST" and form.is_valid():
        appearing.appear(
            member,
            name=form.cleaned_data["name"],
            tagline=form.cleaned_data["tagline"],
            face=form.cleaned_data["face"],
            face_away=form.cleaned_data.get("face_away", False),
        )
        messages.success(request, _("Saved."))
        return redirect("communities:me", member.community.slug)
    return show(
        request,
        "communities/me.html",
        member,
        status=400 if form.is_bound else 200,
        form=form,
        invited_by=me.invited_by,
        may_leave=rules.may_leave(member),
    )


@require_http_methods(["GET", "POST"])
@community_page
def join(request: HttpRequest, reader: Reader) -> HttpResponse:
    """The door: what the community is for, and the way in. Anybody may look at it who may see the community."""
    if reader.is_member:
        return redirect(community_url(reader.community.slug))
    if request.method == "POST":
        if not request.user.is_authenticated:  # her session ended meanwhile
            return redirect_to_login(request.path)
        shown = whole(request.POST.get("guidelines"), digits=8) or 0
        belonging.join(signed_in(request), reader.community, guidelines=shown)
        messages.success(request, _("Welcome! You are a member now."))
        return redirect(community_url(reader.community.slug))
    return show(
        request,
        "communities/join.html",
        reader,
        may_join=rules.may_join(request.user, reader.community),
        site=settings.PORUKKA_URL,
    )


@require_POST
@member_page
def leave(request: HttpRequest, member: Member) -> HttpResponse:
    try:
        belonging.leave(member)
    except Refused as refused:
        messages.error(request, refused.words)
        return redirect("communities:me", member.community.slug)
    messages.success(request, _("You have left %(community)s.") % {"community": member.community.name})
    return redirect(settings.LOGIN_REDIRECT_URL)
