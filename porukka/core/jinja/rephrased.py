"""What the libraries say in their own catalogues and we say in ours: our words win (LOCALE_PATHS)."""

from __future__ import annotations

from collections.abc import Iterable

_PAGES = (
    "account_inactive",
    "base_confirm_code",
    "base_reauthenticate",
    "confirm_email_verification_code",
    "confirm_login_code",
    "confirm_password_reset_code",
    "login",
    "logout",
    "password_change",
    "password_reset",
    "password_reset_from_key",
    "password_reset_from_key_done",
    "password_set",
    "reauthenticate",
    "request_login_code",
    "signup",
    "signup_closed",
    "snippets/already_logged_in",
)

# Whole files: the pages of accounts, so that they sound like the rest.
PLACES = {
    *(f"allauth:templates/account/{page}.html" for page in _PAGES),
    "allauth:templates/usersessions/usersession_list.html",
    "allauth:account/fields.py",
    "allauth:account/forms.py",
}

# Single messages: what a form answers to a slip.
MESSAGES = {
    "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
    "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
    "Enter a valid URL.",
    "Enter a valid email address.",
    "Enter a valid value.",
    "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
    "Enter a whole number.",
    "No file was submitted.",
    "No file was submitted. Check the encoding type on the form.",
    "Null characters are not allowed.",
    "Select a valid choice. %(value)s is not one of the available choices.",
    "Select a valid choice. That choice is not one of the available choices.",
    "The password is too similar to the %(verbose_name)s.",
    "The submitted file is empty.",
    "This field is required.",
    "This password is entirely numeric.",
    "This password is too common.",
    "Your password can’t be a commonly used password.",
    "Your password can’t be entirely numeric.",
    "Your password can’t be too similar to your other personal information.",
    "Your password must contain at least %(min_length)d character.",
}


def is_rephrased(text: str, places: Iterable[str]) -> bool:
    """Whether a library's message (its singular source, and the files it stands in) is said in our words."""
    return text in MESSAGES or not PLACES.isdisjoint(places)
