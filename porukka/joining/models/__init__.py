"""What exists: one file a subject."""

from porukka.joining.models.asking import JoinRequest, Questions
from porukka.joining.models.circle import Circle
from porukka.joining.models.guidelines import Guidelines
from porukka.joining.models.mailed import MailedInvitation
from porukka.joining.models.nomination import Candidate, Nomination
from porukka.joining.models.privacy import PrivacyNotice

__all__ = [
    "Candidate",
    "Circle",
    "Guidelines",
    "JoinRequest",
    "MailedInvitation",
    "Nomination",
    "PrivacyNotice",
    "Questions",
]
