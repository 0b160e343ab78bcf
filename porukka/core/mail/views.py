"""The outbox as a page, for development: read the letter that would have been sent."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.html import urlize
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from porukka.core.mail.models import Letter
from porukka.core.numbers import whole

PAGE = 50


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """The newest letters; `?before=<id>` goes on from there."""
    _development_only()
    letters = Letter.objects.order_by("-id")
    if (before := whole(request.GET.get("before"), digits=19)) is not None:
        letters = letters.filter(id__lt=before)
    page = list(letters[: PAGE + 1])
    older = page[PAGE - 1].pk if len(page) > PAGE else None
    return render(request, "core/mail/outbox.html", {"letters": page[:PAGE], "older": older})


@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    _development_only()
    found = get_object_or_404(Letter, pk=pk)
    linked = mark_safe(urlize(found.text, nofollow=True, autoescape=True))  # nosec: escaped by urlize
    context = {"letter": found, "text": linked}
    return render(request, "core/mail/letter.html", context)


def _development_only() -> None:
    if not settings.PORUKKA_DEV:
        raise Http404
