"""Once: a form that is sent twice is answered twice and does its work once.

Double click, back button, retry, two tabs, two at the same moment: whoever comes second waits for the first
one and is sent where the first was sent.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.core.prepared import change, insert
from porukka.people.models import Once, Person

KEPT = timedelta(days=7)
_KEY = re.compile(rf"[A-Za-z0-9_-]{{1,{Once.KEY_LENGTH}}}")


def key() -> str:
    """A fresh key for a form."""
    return secrets.token_urlsafe(16)


def answer(person: Person, key: str, make: Callable[[], str]) -> str:
    """What the form with this key is answered with: the address `make` returned when the key was first used.

    `make` runs inside the transaction that stores the key; if it raises, nothing is stored.
    Raises ValueError for an empty or too long key, or one with foreign characters.
    """
    if not _KEY.fullmatch(key):
        raise ValueError("a once-key is 1 to 64 letters, digits, - or _")
    with transaction.atomic():
        ours = Once(person=person, key=key)
        # PostgreSQL waits here for another transaction with the same key; SQLite has one writer at a time.
        if not insert(ours, unless_there=True):
            return Once.objects.get(person=person, key=key).answer
        ours.answer = make()
        change(Once, {"pk": ours.pk}, answer=ours.answer)
        return ours.answer


def purge() -> None:
    """Forget keys older than a week."""
    Once.objects.filter(made_at__lt=timezone.now() - KEPT).delete()


class OnceForm(forms.Form):
    """A form that creates something: it carries a key in a hidden field.

    `form.once` is the key, once the form is valid.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["once"] = forms.CharField(
            label=_("This form"),
            required=False,
            max_length=Once.KEY_LENGTH,
            widget=forms.HiddenInput,
            initial=key,
        )

    @property
    def once(self) -> str:
        return self.cleaned_data["once"]

    def clean_once(self) -> str:
        """Whoever sends the form without a key (by hand) gets a fresh one: then nothing guards her."""
        given = self.cleaned_data["once"] or key()
        if not _KEY.fullmatch(given):
            raise ValidationError(
                _("This form is not as we made it. Load the page again and send it once more.")
            )
        return given
