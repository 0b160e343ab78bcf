"""What allauth tells about accounts, written into our own log."""

from __future__ import annotations

from typing import Any

from allauth.account import signals
from allauth.account.authentication import get_authentication_records
from allauth.account.models import EmailAddress
from django.contrib import messages
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from porukka.people.events import record
from porukka.people.models import AccountEvent, Person

Kind = AccountEvent.Kind
SIGNED_UP_HERE = "people_signed_up"  # session: whose sign-up this browser made


@receiver(signals.user_signed_up)
def signed_up(request: HttpRequest, user: Person, **_rest: Any) -> None:
    request.session[SIGNED_UP_HERE] = user.pk
    record(user, Kind.SIGN_UP)


@receiver(signals.email_confirmed)
def email_confirmed(request: HttpRequest, email_address: EmailAddress, **_rest: Any) -> None:
    """The owner of an address proved to be one.

    Somebody else may have signed up with it before and chosen a password, waiting for her to come. So a
    password older than the proof counts only in the browser that signed up, or if it was given there as well.
    """
    person = email_address.user
    record(person, Kind.EMAIL_CONFIRMED)
    if person.last_login is None and person.has_usable_password() and not _chose_it(request, person):
        person.set_unusable_password()
        person.save(update_fields=["password"])
        record(person, Kind.PASSWORD_DROPPED)
        messages.info(
            request,
            _(
                "You signed up in another browser, so to be on the safe side the password given there was "
                "dropped. You can set one in your settings."
            ),
        )


def _chose_it(request: HttpRequest, person: Person) -> bool:
    """Whether the one who confirms is the one who chose the password."""
    if request.session.get(SIGNED_UP_HERE) == person.pk:
        return True
    return any(step["method"] == "password" for step in get_authentication_records(request, person))


@receiver(signals.email_changed)
def email_changed(user: Person, from_email_address: EmailAddress | None, **_rest: Any) -> None:
    if from_email_address:  # allauth tells the first address, too
        record(user, Kind.EMAIL_CHANGED)


@receiver(signals.password_set)
def password_set(user: Person, **_rest: Any) -> None:
    record(user, Kind.PASSWORD_SET)


@receiver(signals.password_changed)
def password_changed(user: Person, **_rest: Any) -> None:
    record(user, Kind.PASSWORD_CHANGED)


@receiver(signals.password_reset)
def password_reset(user: Person, **_rest: Any) -> None:
    record(user, Kind.PASSWORD_RESET)
