"""One's own views: a list is given a name, renamed, and let go of."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member, Room
from porukka.core.fields import LineField
from porukka.core.ids import from_text, to_text
from porukka.discussions.actions import viewing
from porukka.discussions.models import Tag, View
from porukka.discussions.queries.lists import ORDERS, SHOWN
from porukka.discussions.queries.own_views import own_views as views_of


class NameForm(forms.Form):
    name = LineField(label=View._meta.get_field("name").verbose_name, max_length=View.NAME_LENGTH)


@require_http_methods(["GET", "POST"])
@member_page
def own_views(request: HttpRequest, member: Member) -> HttpResponse:
    """The page; with ?order=&show=&room=&tag= it asks for a name for that list, which a POST gives."""
    asked = _asked(request, member)
    suggested = {"name": asked["room"].name[: View.NAME_LENGTH]} if asked and asked["room"] else None
    form = NameForm(_posted(request), initial=suggested) if asked else None
    if asked and form and form.is_valid():
        viewing.keep_view(member, name=form.cleaned_data["name"], **asked)
        messages.success(request, _("Kept. You find it under “My views”."))
        return redirect("discussions:own_views", member.community.slug)
    return _page(request, member, form=form, asked=_query(asked) if asked else "")


@require_POST
@member_page
def rename_view(request: HttpRequest, member: Member, view: int) -> HttpResponse:
    found = get_object_or_404(View.objects.of(member), pk=view)
    form = NameForm(request.POST)
    if not form.is_valid():
        return _page(request, member, wrong={found.pk: form})
    viewing.rename_view(member, found, form.cleaned_data["name"])
    messages.success(request, _("It has its new name."))
    return redirect("discussions:own_views", member.community.slug)


@require_POST
@member_page
def remove_view(request: HttpRequest, member: Member, view: int) -> HttpResponse:
    found = get_object_or_404(View.objects.of(member).select_related("room"), pk=view)
    line = next((one for one in views_of(member) if one.view.pk == found.pk), None)
    viewing.remove_view(member, found)
    back = ""
    if line and line.url:  # what leads nowhere could not be kept anew
        asked = {"name": found.name, "order": found.order, "show": found.show}
        asked |= {"room": to_text(found.room_id)} if found.room_id else {}
        asked |= {"tag": to_text(found.tag)} if found.tag else {}
        back = f"undo:{reverse('discussions:own_views', args=[member.community.slug])}?{urlencode(asked)}"
    messages.success(request, _("The view is removed. The discussions stay where they are."), extra_tags=back)
    return redirect("discussions:own_views", member.community.slug)


def _posted(request: HttpRequest) -> Any:
    """?name=, of the link that brings a view back, stands for the same field of the form."""
    if request.method != "POST":
        return None
    return request.POST if "name" in request.POST else request.GET


def _asked(request: HttpRequest, member: Member) -> dict[str, Any] | None:
    """Which list is to be kept, in known words only; None if none is asked for.

    Raises Http404 if she may not see it.
    """
    if request.method == "GET" and not request.GET.keys() & {"order", "show", "room", "tag"}:
        return None
    room, tag = _id(request, "room"), _id(request, "tag")
    order, show = request.GET.get("order"), request.GET.get("show")
    return {
        "order": order if order in ORDERS else ORDERS[0],
        "show": show if show in SHOWN else SHOWN[0],
        "room": get_object_or_404(Room.objects.readable_by(member), pk=room) if room else None,
        "tag": get_object_or_404(Tag.objects.visible_to(member), pk=tag) if tag and not room else None,
    }


def _id(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    try:
        return from_text(text) if text else None
    except ValueError:
        raise Http404 from None


def _query(asked: dict[str, Any]) -> str:
    rows = {name: to_text(asked[name].pk) for name in ("room", "tag") if asked[name]}
    return urlencode({"order": asked["order"], "show": asked["show"]} | rows)


def _page(request: HttpRequest, member: Member, **more: Any) -> HttpResponse:
    context = {"member": member, "community": member.community, "lines": views_of(member), "form": None}
    wrong = request.method == "POST"
    return render(
        request, "discussions/own_views.html", context | {"wrong": {}, **more}, status=400 if wrong else 200
    )
