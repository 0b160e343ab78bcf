"""What exists: one file a subject."""

from porukka.notifications.models.notification import (
    OUTCOMES,
    PLACES,
    Announcing,
    KindField,
    Notification,
    NotificationQuerySet,
)
from porukka.notifications.models.preference import Preference

__all__ = [
    "OUTCOMES",
    "PLACES",
    "Announcing",
    "KindField",
    "Notification",
    "NotificationQuerySet",
    "Preference",
]
