"""A form that makes a post: sent once, whatever happens on the way, and its words never lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porukka.core.jinja.filters import in_words
from porukka.core.refusal import Refused
from porukka.discussions.models import Post
from porukka.discussions.queries.people import named_outside
from porukka.people import once
from porukka.people.once import OnceForm
from porukka.people.who import signed_in


def send(
    request: HttpRequest, form: OnceForm, make: Callable[[], str], mine: Callable[[], QuerySet[Any]]
) -> str:
    """The address of what `make` made, now or when this form was first sent.

    Empty if it was not made: then the form says why and keeps the words.

    mine: gives the writer's posts (or drafts) among which this one is, once it has been made.
    """
    made = []

    def make_once() -> str:
        made.append(make())
        return made[0]

    try:
        address = once.answer(signed_in(request), form.once, make_once)
    except Refused as refused:
        form.add_error(None, refused.words or _("That cannot be done here any more."))
        return ""
    # The browser's back button brings a used form back, and people write new words in it.
    if not made and not mine().filter(text=form.cleaned_data["text"], deleted_at=None).exists():
        form.add_error(
            None, _("This form has been sent before. If these words are new, send them once more.")
        )
        form.data = {**form.data.dict(), "once": once.key()}  # type: ignore[attr-defined]
        return ""
    return address


def say_who_was_not_told(request: HttpRequest, post: Post) -> None:
    """A note below the post on the page that comes next: whom it names without their being able to read it."""
    if "@" not in post.text:
        return
    if names := named_outside(post.topic, post.number):
        words = ngettext(
            "%(names)s cannot read what is said here, so the mention was not passed on.",
            "%(names)s cannot read what is said here, so the mentions were not passed on.",
            len(names),
        )
        messages.info(request, words % {"names": in_words(names)}, extra_tags=f"at:p{post.pk}")
