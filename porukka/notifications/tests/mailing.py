"""What the tests of mail say often: the worker's minute, and the letters it has written."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.mail.models import Letter
from porukka.notifications.actions import choosing
from porukka.notifications.kinds import KINDS
from porukka.notifications.models import Notification
from porukka.notifications.tasks import write_letters

MORNING = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)  # a Monday, nine o'clock in Helsinki
SETTINGS = "/c/writers/notifications/settings/"
WAYS = {kind.value: facts.way.value for kind, facts in KINDS.items()}


def worker() -> None:
    """What the worker does within a minute: it reads the deeds, and writes the letters that are due."""
    deeds.catch_up(["notifications"])
    write_letters.call_local()


def letters(to: Member | None = None) -> list[Letter]:
    found = Letter.objects.order_by("due_at", "id")
    return [letter for letter in found if to is None or letter.to == [to.person.email]]


def chooses(member: Member, quiet: tuple[int, int] | None = None, hour: int = 17, **ways: str) -> None:
    choosing.choose(member, ways=WAYS | ways, summary_hour=hour, quiet=quiet)


def waiting() -> int:
    return Notification.objects.exclude(mail_at=None).count()


def off_link(letter: Letter) -> str:
    """The path of the link that turns this kind of letter off."""
    return re.fullmatch(r"<http://testserver(/n/off/[^>]+/)>", letter.headers["List-Unsubscribe"])[1]
