"""A person: one account on this installation. What she is in a community is a `communities.Member`."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.core.models import Row


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """A new person; without a password she signs in with mailed codes."""
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(Row, AbstractBaseUser):
    NAME_LENGTH = 60

    email = models.EmailField(_("E-mail"), unique=True, null=True)  # noqa: DJ001
    name = models.CharField(_("Name"), max_length=NAME_LENGTH)
    language = models.CharField(_("Language"), max_length=8, choices=settings.LANGUAGES, blank=True)
    time_zone = models.CharField(_("Time zone"), max_length=64, blank=True)
    single_keys = models.BooleanField(default=True, db_default=True)  # whether keys of a single letter act
    is_keeper = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        db_table = "people_person"

    def __str__(self) -> str:
        return self.name


class AccountEvent(Row):
    """Something that happened to an account. It outlives the person, and holds no address of hers."""

    class Kind(models.TextChoices):
        SIGN_UP = "sign-up"
        EMAIL_CONFIRMED = "email-confirmed"
        EMAIL_CHANGED = "email-changed"
        PASSWORD_SET = "password-set"  # noqa: S105
        PASSWORD_CHANGED = "password-changed"  # noqa: S105
        PASSWORD_RESET = "password-reset"  # noqa: S105
        PASSWORD_DROPPED = "password-dropped"  # noqa: S105
        KEEPER_MADE = "keeper-made"

    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="account_events")
    kind = models.CharField(max_length=32, choices=Kind)
    at = models.DateTimeField(default=timezone.now)
    detail = models.JSONField(default=dict)

    class Meta:
        db_table = "people_account_event"
        indexes = [models.Index(fields=["person", "at"], name="people_event_person_at")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class Once(Row):
    """The answer a form's key has already been given (see once.py)."""

    KEY_LENGTH = 64

    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH)
    answer = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        db_table = "people_once"
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="people_once_person_key")]

    def __str__(self) -> str:
        return self.key


class KeeperLink(models.Model):
    """The one-time link by which the first person becomes the keeper: one row, only the token's hash.

    There is exactly one row (ONLY), so that everybody who opens or uses a link waits for the same lock.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    token_hash = models.CharField(max_length=64, blank=True)  # empty: used
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "people_keeper_link"

    def __str__(self) -> str:
        return f"keeper link until {self.expires_at:%Y-%m-%d %H:%M}"
