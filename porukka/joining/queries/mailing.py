"""What is read of letters of invitation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from porukka.communities.models import Invitation
from porukka.core.mail.models import Letter
from porukka.joining.models import MailedInvitation


@dataclass(frozen=True)
class Sent:
    """came_back: the mail server said that there is no such mailbox."""

    mailed: MailedInvitation
    came_back: bool


def letters_of(invitations: Sequence[Invitation]) -> list[Sent]:
    """The letters of these invitations and whether they came back, in two queries; none for no invitation."""
    if not invitations:
        return []
    found = list(MailedInvitation.objects.filter(invitation__in=invitations))
    failed = Letter.objects.filter(
        key__in=[one.letter_key for one in found], state=Letter.State.FAILED
    ).values_list("key", flat=True)
    back = set(failed)
    return [Sent(one, one.letter_key in back) for one in found]
