"""Forgetting letters: what was sent is nobody's business for long."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from porukka.core.mail.models import Letter

SENT_KEPT = timedelta(days=7)
FAILED_KEPT = timedelta(days=30)


def purge_letters() -> None:
    """Delete sent letters after 7 days and failed ones after 30; files of letters after 7 days."""
    now = timezone.now()
    Letter.objects.filter(state=Letter.State.SENT, sent_at__lt=now - SENT_KEPT).delete()
    Letter.objects.filter(state=Letter.State.FAILED, due_at__lt=now - FAILED_KEPT).delete()
    oldest = time.time() - SENT_KEPT.total_seconds()
    for file in Path(settings.EMAIL_FILE_PATH).glob("*.log"):  # Django's name for them
        if file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)
