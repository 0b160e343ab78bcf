"""Where allauth asks Porukka."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.core.mail import EmailMessage
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from porukka.people import letters, sentences
from porukka.people.addresses import client_ip
from porukka.people.models import Person
from porukka.people.rules import may_sign_up

EMAIL_FITS = MaxLengthValidator(254)
MACHINE_WRITTEN = {"Auto-Submitted": "auto-generated"}  # asks other machines not to answer


class Adapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | sentences.ERRORS

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return may_sign_up(request)

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_ip(request)

    def clean_email(self, email: str) -> str:
        """The address, if it fits our tables (Django's form field lets 320 characters through)."""
        EMAIL_FITS(email)
        return email

    def save_user(self, request: HttpRequest, user: Person, form: Any, commit: bool = True) -> Person:
        """Fill the new person from the sign-up form (forms.SignUp).

        Raises IntegrityError if the address is taken.
        """
        cleaned = form.cleaned_data
        user.email, user.name = cleaned["email"], cleaned["name"]
        user.language, user.time_zone = get_language() or "", cleaned["time_zone"]
        user.password = form.encoded_password
        if commit:
            user.save()
        return user

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("people_me")

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """The letter in our words; allauth's own for one that we have no words for."""
        headers = MACHINE_WRITTEN | (headers or {})
        found = letters.words(template_prefix, context)
        if found is None:
            return super().render_mail(template_prefix, email, context, headers)
        subject, text = found
        to = [email] if isinstance(email, str) else email
        return EmailMessage(subject, text, self.get_from_email(), to, headers=headers)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Tell the person what was done, in our words where we have them."""
        name = (message_template or "").rpartition("/")[2].removesuffix(".txt")
        if message or name not in sentences.DONE:
            super().add_message(request, level, message_template, message_context, extra_tags, message)
        elif words := str(sentences.DONE[name]):
            messages.add_message(request, level, words % (message_context or {}), extra_tags)
