"""What attachments do when a row goes, for whatever reason: its files go too, and the room they took is free."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.signals import post_delete
from django.dispatch import receiver

from porukka.attachments import storing
from porukka.attachments.models import Attachment, Shelf


@receiver(post_delete, sender=Attachment)
def forget(instance: Attachment, **_more: Any) -> None:
    """With its post, its community or alone: only once that is certain."""
    paths = [instance.path(variant) for variant in instance.variants]
    Shelf.objects.filter(community_id=instance.community_id).update(size=F("size") - instance.size)
    transaction.on_commit(lambda: storing.remove(paths), robust=True)
