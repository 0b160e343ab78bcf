"""A letter on its way."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from porukka.core.rows import Row

CLAIM_HOLDS = timedelta(minutes=10)
MOST_ATTEMPTS = 8


class LetterQuerySet(models.QuerySet["Letter"]):
    def abandoned(self) -> LetterQuerySet:
        """Claimed by a worker that has not been heard of since."""
        return self.filter(state=Letter.State.CLAIMED, claimed_at__lt=timezone.now() - CLAIM_HOLDS)

    def to_send_now(self) -> LetterQuerySet:
        """Due, or abandoned half-way; the longest waiting first."""
        now = timezone.now()
        due = Q(state=Letter.State.DUE, due_at__lte=now)
        abandoned = Q(state=Letter.State.CLAIMED, claimed_at__lt=now - CLAIM_HOLDS)
        return self.filter(due | abandoned, attempts__lt=MOST_ATTEMPTS).order_by("due_at", "id")


class Letter(Row):
    """One e-mail. `text`, `html` and `files` are emptied once it is sent: they may hold codes and private words.

    files: small ones made of text, each [name, content, type].
    """

    class State(models.TextChoices):
        DUE = "due"
        CLAIMED = "claimed"
        SENT = "sent"
        FAILED = "failed"

    SUBJECT_LENGTH = 255

    key = models.CharField(max_length=100, unique=True, null=True, blank=True)  # queued once under this key
    to = models.JSONField(default=list)
    sender = models.CharField(max_length=320)
    subject = models.CharField(max_length=SUBJECT_LENGTH, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    files = models.JSONField(default=list)
    headers = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State, default=State.DUE)
    due_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        db_table = "core_letter"
        indexes = [models.Index(fields=["state", "due_at"], name="core_letter_state_due")]

    def __str__(self) -> str:
        return self.subject
