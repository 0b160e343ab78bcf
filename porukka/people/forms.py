"""What people fill in about themselves."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import SignupForm
from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from porukka.people import zones
from porukka.people.models import Person
from porukka.people.names import clean_name

PASSWORD_HINT = _(
    "At least 10 characters. Leave it empty to sign in with a code that we mail to you each time."
)


def _zone_choices() -> list[tuple[str, Any]]:
    return [("", _("Not chosen: UTC")), *zones.choices()]


class NameField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Your name"))
        kwargs.setdefault("max_length", Person.NAME_LENGTH)
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "name"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        return clean_name(super().clean(value))


class ZoneField(forms.ChoiceField):
    """A time zone to choose; the browser's own is filled in by script where none is chosen yet."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Time zone"))
        kwargs.setdefault("required", False)
        kwargs.setdefault("widget", forms.Select(attrs={"data-time-zone": ""}))
        super().__init__(choices=_zone_choices, **kwargs)


class SignUp(SignupForm):
    """A new account: name, address and, if one wants, a password."""

    name = NameField(help_text=_("As people know you. You can change it later."))
    # A hint from the browser's script; what is not a time zone is left out.
    time_zone = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-time-zone": ""}))
    field_order = ["name", "email", "password1", "time_zone"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = PASSWORD_HINT

    def clean_time_zone(self) -> str:
        given = self.cleaned_data["time_zone"]
        return given if zones.zone(given) else ""

    def try_save(self, request: HttpRequest) -> tuple[Person | None, HttpResponse | None]:
        """The new person, or the usual answer for an address that is taken, and a letter to its owner."""
        # Hashed for a known address too (the same time for both), and before the database is locked.
        self.encoded_password = make_password(self.cleaned_data.get("password1") or None)
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:  # somebody signed up with it a moment ago
            self.account_already_exists = True
            return super().try_save(request)


class SettingsForm(forms.Form):
    name = NameField()
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    time_zone = ZoneField()
    single_keys = forms.BooleanField(
        label=_("Keys of a single letter"),
        required=False,
        help_text=_(
            "In a community, j, k, r and others act as soon as they are pressed. Turn them off if they get in the "
            "way of dictating or of your screen reader."
        ),
    )


class KeeperForm(forms.Form):
    """The first person of an installation."""

    name = NameField()
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=PASSWORD_HINT,
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, initial=get_language)
    time_zone = ZoneField()

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if Person.objects.filter(email=email).exists():
            raise ValidationError(_("Somebody has an account with this address already. Give another one."))
        return email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        password = cleaned.get("password")
        if password:
            try:
                validate_password(password, Person(email=cleaned.get("email")))
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned
