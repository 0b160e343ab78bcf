"""What a community calls its rooms, members, discussions …"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from porukka.communities import rules
from porukka.communities.actions import looking
from porukka.communities.doors import member_page
from porukka.communities.forms.words import NAMES, WordsForm
from porukka.communities.models import Member
from porukka.core import labels


@require_http_methods(["GET", "POST"])
@member_page
def words(request: HttpRequest, member: Member) -> HttpResponse:
    """A preview shows this very page, and the rail beside it, in the new words."""
    if not rules.may_edit_community(member):
        raise Http404
    form = WordsForm(
        request.POST if request.method == "POST" else None, initial=labels.words_of(member.community.words)
    )
    is_preview = form.is_valid() and "preview" in request.POST
    if is_preview:
        labels.use(labels.kept_of(form.words))
    elif form.is_valid():
        looking.call(member, form.words)
        messages.success(request, _("Saved."))
        return redirect("communities:words", member.community.slug)
    context: dict[str, Any] = {
        "member": member,
        "community": member.community,
        "form": form,
        "is_preview": is_preview,
        # as they are called now, or would be
        "roles": [labels.label(key, NAMES[key]) for key in labels.PEOPLE],
    }
    status = 400 if form.is_bound and not is_preview else 200
    return render(request, "communities/words.html", context, status=status)
