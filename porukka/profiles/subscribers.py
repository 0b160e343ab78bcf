"""What profiles do about deeds and deletions: nothing of a member is left when she is not here any more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.profiles.actions import describing
from porukka.profiles.models import Made


@deeds.subscribe("profiles", "member.left", "member.removed")
def forget(deed: Deed) -> None:
    describing.forget(deed)


@receiver(post_delete, sender=Made)
def remove_file(instance: Made, **_rest: Any) -> None:
    """Also when the row goes with its profile, its member or the person."""
    path = Path(settings.MEDIA_ROOT) / instance.path
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
