"""Letters of invitation: to whom they went. Who invites, where to and until when is the `Invitation` they carry."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from porukka.communities.models import Community, Invitation
from porukka.core.models import Row


class MailedInvitation(Row):
    """A letter that invites one address. Its link confirms that address, so it opens nothing to anybody else; the
    address is forgotten when it has been used, withdrawn or out of date for a while."""

    DAYS = 14  # that it is good
    MOST_A_DAY = 10  # of one member
    MOST_A_DAY_IN_ALL = 200  # of a community
    MOST_TO_ONE = (
        3  # letters an address gets a day, from all communities; further ones are not sent, silently
    )
    MOST_SENT = 3  # times the same one is sent
    REST = timedelta(days=1)  # before it is sent once more
    KEPT = timedelta(days=30)  # after its end

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    invitation = models.OneToOneField(Invitation, models.CASCADE, related_name="mailed")
    email = models.EmailField(blank=True, db_index=True)  # lower case; empty once it is forgotten
    language = models.CharField(max_length=8, choices=settings.LANGUAGES)
    times_sent = models.PositiveSmallIntegerField(default=1)
    sent_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "joining_mailed_invitation"
        indexes = [models.Index("community", "made_at", name="mailed_invitations_by_time")]

    def __str__(self) -> str:
        return f"letter of invitation {self.pk}"

    @property
    def letter_key(self) -> str:
        """Under which its last letter stands in the outbox."""
        return f"joining:{self.pk}:invitation:{self.times_sent}"

    @property
    def may_be_sent_again(self) -> bool:
        rested = self.sent_at <= timezone.now() - self.REST
        return bool(self.email) and self.times_sent < self.MOST_SENT and rested
