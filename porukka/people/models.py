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

    email = models.EmailField(_("E-mail"), unique=True, null=True)
    name = models.CharField(_("Name"), max_length=NAME_LENGTH)
    language = models.CharField(_("Language"), max_length=8, choices=settings.LANGUAGES, blank=True)
    time_zone = models.CharField(_("Time zone"), max_length=64, blank=True)
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
