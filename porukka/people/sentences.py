"""What the pages of accounts say after something was done, or could not: our words instead of allauth's."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

# After a success, by the name of allauth's own template. Empty: the page itself shows it.
DONE = {
    "logged_in": "",
    "logged_out": _("You have signed out."),
    "login_code_sent": "",
    "email_confirmation_sent": "",
    "email_confirmed": _("We know now that %(email)s is your address."),
    "email_confirmation_failed": _("The address %(email)s is in use on another account."),
    "password_changed": _("Your password was changed."),
    "password_set": _("You have a password now."),
    "sessions_logged_out": _("You are signed out everywhere else."),
}

ERRORS = {
    "account_inactive": _("This account is not in use."),
    "duplicate_email": _("This is your address already."),
    "email_password_mismatch": _(
        "The address and the password do not belong together. Try once more, or sign in with a mailed code."
    ),
    "email_taken": _("This address cannot be used. Try another one."),
    "enter_current_password": _("That is not your current password. Try once more."),
    "incorrect_code": _("That is not the code we mailed. Look at the newest letter and try once more."),
    "incorrect_password": _("That is not your password. Try once more."),
    "rate_limited": _("That was many times in a short while. Wait a moment and try again."),
    "same_as_current": _("This is your address already."),
    "too_many_login_attempts": _("That was too many times. Wait a moment, then ask for a new code."),
}
