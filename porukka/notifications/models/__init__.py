"""What exists: one file a subject."""

from porukka.notifications.models.notification import (
    Announcing,
    KindField,
    Notification,
    NotificationQuerySet,
)
from porukka.notifications.models.preference import Preference

__all__ = [
    "Announcing",
    "KindField",
    "Notification",
    "NotificationQuerySet",
    "Preference",
]
