"""Making the page that tells others: its words, whose words of others stand on it, which titles it gives away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core.refusal import Refused
from porukka.core.text import render as render_text
from porukka.discussions.views.previewing import is_asked
from porukka.purpose import rules
from porukka.purpose.actions import landing as actions
from porukka.purpose.forms import AddressForm, LandingForm, QuoteForm
from porukka.purpose.models import Landing, Teaser
from porukka.purpose.models.landing import SECTIONS
from porukka.purpose.queries import landing as queries
from porukka.purpose.queries.leading import post_at, topic_at
from porukka.purpose.queries.personas import personas_seen
from porukka.purpose.views.stating import NOWHERE


@require_http_methods(["GET", "POST"])
@member_page
def edit_landing(request: HttpRequest, member: Member) -> HttpResponse:
    _ensure_maker(member)
    if request.method == "GET":
        return _edit(request, member)
    form = _form(member, request.POST)
    if not form.is_valid():
        return _edit(request, member, form=form)
    if is_asked(request):
        return _edit(request, member, form=form, preview=_preview(member, form))
    names = ("headline", "shows_numbers", "version")
    facts = {name: form.cleaned_data[name] for name in names}
    facts["shows_personas"] = form.cleaned_data.get("shows_personas")
    is_shown = form.cleaned_data.get("is_shown", member.community.landing_shown)
    chosen = list(form.cleaned_data.get("rooms", ()))
    try:
        actions.write_landing(member, parts=form.parts, rooms=chosen, is_shown=is_shown, **facts)
    except Refused as refused:
        form.add_error(None, refused.words)
        return _edit(request, member, form=form)
    messages.success(
        request, _("Saved. Others see the page.") if is_shown else _("Saved. Nobody else sees it yet.")
    )
    return redirect("purpose:edit_landing", member.community.slug)


def _form(member: Member, data: Any = None, **more: Any) -> LandingForm:
    """As this member fills it in."""
    return LandingForm(
        data,
        community=member.community,
        may_show=rules.may_show_landing(member),
        shows_personas=rules.may_show_personas(member) and bool(personas_seen(member)),
        **more,
    )


def _preview(member: Member, form: LandingForm) -> queries.Front:
    """The page as it would be; nothing is kept."""
    facts = form.cleaned_data
    html = {name: str(render_text(text).html) if text else "" for name, text in form.parts.items()}
    page = Landing(
        community=member.community,
        headline=facts["headline"],
        html=html,
        shows_numbers=facts["shows_numbers"],
        shows_personas=facts.get("shows_personas", queries.landing_of(member.community).shows_personas),
    )
    return queries.front(member.community, page, list(facts.get("rooms", ())))


@require_POST
@member_page
def ask_to_quote(request: HttpRequest, member: Member) -> HttpResponse:
    _ensure_maker(member)
    form = QuoteForm(request.POST, prefix="quote")
    post = post_at(member, form.cleaned_data["address"]) if form.is_valid() else None
    if form.is_valid() and post is None:
        form.add_error("address", NOWHERE)
    if post is None:
        return _edit(request, member, quote_form=form)
    try:
        actions.ask_to_quote(member, post, form.cleaned_data["words"])
    except Refused as refused:
        form.add_error("words", refused.words)
        return _edit(request, member, quote_form=form)
    messages.success(request, _("Whoever wrote it is asked. The words stand on the page once she agrees."))
    return redirect(_made_at(member, "quotes"))


@require_POST
@member_page
def tease(request: HttpRequest, member: Member) -> HttpResponse:
    _ensure_maker(member)
    form = AddressForm(request.POST, prefix="teaser")
    topic = topic_at(member, form.cleaned_data["address"]) if form.is_valid() else None
    if form.is_valid() and topic is None:
        form.add_error("address", NOWHERE)
    if topic is None:
        return _edit(request, member, teaser_form=form)
    try:
        actions.tease(member, topic)
    except Refused as refused:
        form.add_error("address", refused.words)
        return _edit(request, member, teaser_form=form)
    return redirect(_made_at(member, "teasers"))


@require_POST
@member_page
def end_teaser(request: HttpRequest, member: Member, teaser: int) -> HttpResponse:
    found = get_object_or_404(Teaser.objects.visible_to(member), pk=teaser)
    actions.end_teaser(member, found)
    return redirect(_made_at(member, "teasers"))


def _made_at(member: Member, part: str) -> str:
    return reverse("purpose:edit_landing", args=[member.community.slug]) + f"#{part}"


def _ensure_maker(member: Member) -> None:
    if not rules.may_make_landing(member):
        raise Http404


def _edit(request: HttpRequest, member: Member, **forms: Any) -> HttpResponse:
    """The page on which it is made, with three forms; `forms` are those that came back."""
    page = queries.landing_of(member.community)
    first = {
        **{name: page.parts.get(name) or page.proposed.get(name, "") for name in SECTIONS},
        "headline": page.headline,
        "rooms": queries.named_rooms(member.community),
        "shows_numbers": page.shows_numbers,
        "shows_personas": page.shows_personas,
        "is_shown": member.community.landing_shown,
        "version": page.version,
    }
    context = {
        "form": _form(member, initial=first),
        "quote_form": QuoteForm(prefix="quote"),
        "teaser_form": AddressForm(prefix="teaser"),
        "preview": None,
        "fills_in": any(page.proposed.get(name) and not page.parts.get(name) for name in SECTIONS),
        "proposals": [
            (label, page.proposed[name])
            for name, label in SECTIONS.items()
            if page.parts.get(name) and page.proposed.get(name, page.parts[name]) != page.parts[name]
        ],
        "quotes": queries.quotes_of(member),
        "teasers": queries.teasers_of(member),
        "may_show": rules.may_show_landing(member),
    } | forms
    bound = any(form.is_bound for form in forms.values() if hasattr(form, "is_bound"))
    return show(
        request,
        "purpose/edit_landing.html",
        member,
        status=400 if bound and not context["preview"] else 200,
        **context,
    )
