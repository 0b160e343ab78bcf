"""How a text will look, before anybody else sees it. Nothing is kept, and no once-key is used up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from porukka.communities.doors import member_page
from porukka.communities.models import Member
from porukka.core.blocks import Written
from porukka.core.text import BadText
from porukka.discussions.forms import PreviewForm, chosen
from porukka.discussions.rendering import render_post
from porukka.discussions.rules import may_start_topic
from porukka.people.throttles import MINUTE, may_preview


@require_POST
@member_page
def preview(request: HttpRequest, member: Member) -> HttpResponse:
    """For the composer's script: the words as a post shows them, or in words why they cannot be shown."""
    if not may_start_topic(member):
        raise Http404
    form = PreviewForm(request.POST)
    html = look(request, form)
    context = {"html": html, "errors": form.errors.get("text")}
    if html is not None:
        return render(request, "discussions/preview.html", context)
    if form.has_error("text", "often"):
        answer = render(request, "discussions/preview.html", context, status=429)
        answer["Retry-After"] = str(MINUTE)
        return answer
    return render(request, "discussions/preview.html", context, status=400)


def is_asked(request: HttpRequest) -> bool:
    """Whether the form was sent by its "Preview" button."""
    return request.method == "POST" and "preview" in request.POST


def look(request: HttpRequest, form: forms.Form, written: Iterable[Written] = ()) -> SafeString | None:
    """The form's text as a post shows it, or None: then the form says why.

    Only the text is judged: what else is missing may still be filled in, and nothing is said about it yet.
    """
    html = _rendered(request, form)
    for one, looked_at in [(form, {"text"}), *((item.form, set[str]()) for item in written if item.opened)]:
        for name in set(one.errors) - looked_at:
            del one.errors[name]
    return html


def _rendered(request: HttpRequest, form: Any) -> SafeString | None:
    if not may_preview(request):
        words = _("That was a lot of previews. Wait a minute, then look again.")
        form.add_error("text", forms.ValidationError(words, code="often"))
    if "text" in form.errors:
        return None
    try:
        return render_post(request.member, form.cleaned_data["text"], chosen=chosen(request.POST)).html  # type: ignore[attr-defined]
    except BadText as error:
        form.add_error("text", str(error))
        return None
