"""Django's EMAIL_BACKEND: whatever the project or a library sends goes into the outbox."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from porukka.core.mail.outbox import post


class OutboxBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Put the messages into the outbox; returns how many. Raises what `outbox.post` raises."""
        for message in email_messages:
            post(message)
        return len(email_messages)
