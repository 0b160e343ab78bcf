"""HTTP only: find what is visible, check the form, call one action, answer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porukka.communities.doors import community_page, member_page
from porukka.communities.models import Member, Room
from porukka.communities.showing import show
from porukka.communities.visitor import Reader
from porukka.core.answers import go_to
from porukka.core.numbers import whole
from porukka.core.refusal import Refused
from porukka.discussions.queries.topic import find_topic
from porukka.discussions.views.moving import moved
from porukka.discussions.views.placing import NOT_HERE
from porukka.discussions.views.previewing import is_asked, look
from porukka.pages import rules
from porukka.pages.actions import deleting, writing
from porukka.pages.forms import EditPageForm, PageForm
from porukka.pages.models import Page
from porukka.pages.queries.drafting import draft_of
from porukka.pages.queries.history import history_of
from porukka.pages.queries.reading import find_page, html_for, page_url, pages, source_of
from porukka.people import once
from porukka.people.who import signed_in


@require_GET
@community_page
def listing(request: HttpRequest, reader: Reader) -> HttpResponse:
    return show(request, "pages/listing.html", reader, room=None, pages=pages(reader))


@require_GET
@community_page
def room_listing(request: HttpRequest, reader: Reader, room: int) -> HttpResponse:
    found = get_object_or_404(Room.objects.readable_by(reader), pk=room)
    address = reverse("pages:room_listing", args=[reader.community.slug, found])
    if request.path != address:
        return moved(request, address)
    return show(request, "pages/listing.html", reader, room=found, pages=pages(reader, found))


@require_GET
@community_page
def page(request: HttpRequest, reader: Reader, page: int) -> HttpResponse:
    found = find_page(reader, page)
    address = page_url(reader.community.slug, found)
    if request.path != address:
        return moved(request, address)
    facts: dict[str, Any] = {
        "page": found,
        "html": html_for(reader, found),
        "source": source_of(reader, found),
        "may_edit": rules.may_edit_page(reader, found),
    }
    return show(request, "pages/page.html", reader, **facts)


@require_GET
@community_page
def history(request: HttpRequest, reader: Reader, page: int) -> HttpResponse:
    """?before=<number>: the versions before this one."""
    found = find_page(reader, page)
    before = whole(request.GET.get("before"), digits=8)
    return show(request, "pages/history.html", reader, page=found, history=history_of(found, before))


@require_http_methods(["GET", "POST"])
@member_page
def new_page(request: HttpRequest, member: Member, topic: int) -> HttpResponse:
    found = find_topic(member, topic)
    if not rules.may_make_page(member, found):
        raise Http404
    sent = request.method == "POST"
    draft = None if sent else draft_of(found)
    form = PageForm(request.POST if sent else None, initial=_initial(draft))
    preview = look(request, form, []) if is_asked(request) else None
    if sent and preview is None and form.is_valid():
        facts = {key: form.cleaned_data[key] for key in ("title", "text")}

        def make() -> str:
            return page_url(member.community.slug, writing.make_page(member, found, **facts))

        try:
            return go_to(request, once.answer(signed_in(request), form.once, make))
        except Refused as refused:
            form.add_error(None, refused.words or NOT_HERE)
    is_cut = draft is not None and draft.is_cut
    return _form(request, "pages/new.html", member, form, preview, topic=found, is_cut=is_cut)


@require_http_methods(["GET", "POST"])
@member_page
def edit_page(request: HttpRequest, member: Member, page: int) -> HttpResponse:
    found = find_page(member, page)
    if not rules.may_edit_page(member, found):
        raise Http404
    sent = request.method == "POST"
    now = {key: getattr(found, key) for key in ("title", "text", "version")}
    form = EditPageForm(request.POST if sent else None, initial=now)
    preview = look(request, form, []) if is_asked(request) else None
    if sent and preview is None and form.is_valid():
        try:
            changed = writing.edit_page(member, found, **form.cleaned_data)
            return go_to(request, page_url(member.community.slug, changed))
        except Refused as refused:
            form.add_error(None, refused.words or NOT_HERE)
    return _form(request, "pages/edit.html", member, form, preview, page=found)


@require_POST
@member_page
def delete_page(request: HttpRequest, member: Member, page: int) -> HttpResponse:
    found = find_page(member, page)
    deleting.delete_page(member, found)
    way_back = reverse("pages:undo_deletion", args=[member.community.slug, found])
    messages.info(request, _("The page was deleted."), extra_tags=f"undo:{way_back}")
    return redirect("pages:listing", member.community.slug)


@require_POST
@member_page
def undo_deletion(request: HttpRequest, member: Member, page: int) -> HttpResponse:
    mine = Page.objects.deleted_too(member).filter(deleted_by=member.pk)
    found = get_object_or_404(mine, pk=page)
    deleting.undo_deletion(member, found)
    messages.success(request, _("The page is back."))
    return redirect(page_url(member.community.slug, found))


def _initial(draft: Any) -> dict[str, str]:
    return {"title": draft.title, "text": draft.text} if draft else {}


def _form(
    request: HttpRequest, template: str, member: Member, form: Any, preview: str | None, **more: Any
) -> HttpResponse:
    status = 400 if form.is_bound and preview is None else 200
    return show(request, template, member, status=status, form=form, preview=preview, **more)
