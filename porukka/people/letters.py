"""The words of the letters that allauth sends, by the name of allauth's own template.

In Python, because the tools that collect our translations do not read Django's templates. No letter says a
name: whoever signs up with a stranger's address would choose what the stranger reads.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

Words = tuple[str, list[str]]  # subject, paragraphs
Facts = dict[str, Any]


def words(template: str, facts: Facts) -> tuple[str, str] | None:
    """Subject and text of the letter in the active language, or None for a letter that is not ours.

    template: allauth's prefix, "account/email/login_code". facts: what allauth knows for it.
    """
    write = LETTERS.get(template.rpartition("/")[2])
    if write is None:
        return None
    subject, paragraphs = write(facts)
    return subject, "\n\n".join([_("Hello!"), *paragraphs, f"Porukka\n{settings.PORUKKA_URL}"]) + "\n"


def _link(name: str) -> str:
    return settings.PORUKKA_URL + reverse(name)


def _code(subject: str, opening: str, facts: Facts) -> Words:
    return subject, [
        opening,
        f"    {facts['code']}",
        _("It is good for 15 minutes. Never tell it to anybody: we do not ask for it."),
        _("If you did not ask for this, you can leave the letter alone."),
    ]


def _sign_in(facts: Facts) -> Words:
    return _code(_("Your sign-in code"), _("Write this code on the page where you are signing in:"), facts)


def _sign_up(facts: Facts) -> Words:
    return _code(
        _("Welcome: your code"), _("Write this code on the page where you are making your account:"), facts
    )


def _new_address(facts: Facts) -> Words:
    return _code(
        _("Your code for the new address"),
        _("Write this code on the page where you are changing your e-mail address:"),
        facts,
    )


def _reset(facts: Facts) -> Words:
    return _code(
        _("Your code for a new password"), _("Write this code on the page where you asked for it:"), facts
    )


def _unknown(facts: Facts) -> Words:
    return _("There is no account with this address"), [
        _("Somebody, perhaps you, tried to sign in with this e-mail address, but no account has it."),
        _("If it was you, try another address of yours, or make an account:"),
        _link("account_signup"),
        _("If it was not you, you can leave the letter alone."),
    ]


def _known(facts: Facts) -> Words:
    return _("You already have an account"), [
        _("Somebody, perhaps you, tried to make an account with this e-mail address. You have one already."),
        _("Sign in with a code that we mail to you:"),
        _link("account_request_login_code"),
        _("If it was not you, you can leave the letter alone."),
    ]


def _address_changed(facts: Facts) -> Words:
    return _told(
        _("Your e-mail address was changed"),
        _("The e-mail address of your account is now %(address)s.") % {"address": facts["to_email"]},
        facts,
    )


def _password_changed(facts: Facts) -> Words:
    return _told(_("Your password was changed"), _("The password of your account was changed."), facts)


def _password_set(facts: Facts) -> Words:
    return _told(_("You have a password now"), _("A password was set for your account."), facts)


def _told(subject: str, what: str, facts: Facts) -> Words:
    return subject, [
        what,
        _("It was done from the address %(ip)s.") % {"ip": facts["ip"]},
        _("If it was not you, set a new password at once and sign out everywhere:"),
        _link("account_reset_password"),
    ]


LETTERS: dict[str, Callable[[Facts], Words]] = {
    "login_code": _sign_in,
    "email_confirmation_signup": _sign_up,
    "email_confirmation": _new_address,
    "password_reset_code": _reset,
    "unknown_account": _unknown,
    "account_already_exists": _known,
    "email_changed": _address_changed,
    "password_changed": _password_changed,
    "password_reset": _password_changed,
    "password_set": _password_set,
}
