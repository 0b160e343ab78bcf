"""What changes an account. Signing in and out, codes, passwords and addresses are allauth's."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import transaction

from porukka.people.events import record
from porukka.people.models import AccountEvent, Person


@transaction.atomic
def make_person(
    email: str,
    name: str,
    *,
    password: str | None = None,
    language: str = "",
    time_zone: str = "",
    is_keeper: bool = False,
) -> Person:
    """A new person whose address is known to be hers (the keeper, people of a demo or an import).

    Raises django.db.IntegrityError if somebody has the address already.
    """
    person = Person.objects.create_user(
        email, password, name=name, language=language, time_zone=time_zone, is_keeper=is_keeper
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    record(person, AccountEvent.Kind.KEEPER_MADE if is_keeper else AccountEvent.Kind.SIGN_UP)
    return person


def change_settings(person: Person, *, name: str, language: str, time_zone: str, single_keys: bool) -> None:
    """Change what the person says of herself, and how her pages behave; the values are clean already."""
    person.name, person.language, person.time_zone = name, language, time_zone
    person.single_keys = single_keys
    person.save(update_fields=["name", "language", "time_zone", "single_keys"])


def change_language(person: Person, language: str) -> None:
    person.language = language
    person.save(update_fields=["language"])
