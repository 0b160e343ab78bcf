"""What the composer offers: an event with the discussion that is being started."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from porukka.core import blocks
from porukka.discussions.models import Post
from porukka.events.actions import making
from porukka.events.forms import EventForm
from porukka.events.rules import may_invite


def save(post: Post, cleaned: dict[str, Any]) -> None:
    making.invite(post, **cleaned["facts"])


def words(cleaned: dict[str, Any]) -> str:
    facts = cleaned["facts"]
    return "\n".join(filter(None, [facts["place"], facts["link"], facts["paid_note"]]))


blocks.register(
    blocks.Block(
        "event",
        _("Event"),
        EventForm,
        save,
        may_invite,
        icon="calendar",
        words=words,
        template="events/composer.html",
    )
)
