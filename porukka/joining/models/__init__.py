"""What exists: one file a subject."""

from porukka.joining.models.asking import JoinRequest, Questions
from porukka.joining.models.circle import Circle
from porukka.joining.models.guidelines import Guidelines
from porukka.joining.models.mailed import MailedInvitation

__all__ = ["Circle", "Guidelines", "JoinRequest", "MailedInvitation", "Questions"]
