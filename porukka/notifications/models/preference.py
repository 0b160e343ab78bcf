"""What exists: how each member wants to hear of things."""

from __future__ import annotations

from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Member
from porukka.core.models import Row
from porukka.notifications.models.notification import Notification


class Preference(Row):
    """How one member wants to hear of things in one community. Who has none of her own has the defaults.

    ways: kind of notification → way, for the kinds she has chosen; summary_hour and quiet hours: 0–23, on the
    clock of her time zone; summary_on: the day, there, on which her last summary was written.
    """

    class Way(models.TextChoices):
        PAGE = "page", _("Only on the page")
        NOW = "now", _("By mail at once")
        DAILY = "daily", _("In the daily summary")

    # calm: what was said to her comes by mail, all else waits on the page
    DEFAULT_WAYS = {
        Notification.Kind.REPLY_TO_ME: Way.NOW,
        Notification.Kind.FIRST_ANSWER: Way.NOW,
        Notification.Kind.ANSWER_TO_TOPIC: Way.PAGE,
        Notification.Kind.LET_IN: Way.PAGE,
        Notification.Kind.FOLLOWED: Way.DAILY,  # she asked for it
        Notification.Kind.MENTION: Way.NOW,
        Notification.Kind.EVERYONE: Way.DAILY,
        Notification.Kind.NOT_PUBLISHED: Way.NOW,
        Notification.Kind.REMINDER: Way.NOW,  # for this very moment
        Notification.Kind.GUIDE: Way.DAILY,
        Notification.Kind.ACCEPTED: Way.PAGE,
        Notification.Kind.SETTLED: Way.DAILY,
        Notification.Kind.ASKED_TO_JOIN: Way.DAILY,
        Notification.Kind.GUEST_CAME: Way.PAGE,
        Notification.Kind.CAME_IN: Way.PAGE,  # she was mailed when she was let in
        Notification.Kind.SUGGESTED: Way.DAILY,
        Notification.Kind.SUGGESTION_DECIDED: Way.DAILY,
        Notification.Kind.CIRCLE: Way.NOW,  # tomorrow is not far
        Notification.Kind.INTRODUCTION: Way.DAILY,
        Notification.Kind.INTRODUCED: Way.NOW,
        Notification.Kind.ROLE: Way.PAGE,
        Notification.Kind.PLACE: Way.DAILY,
        Notification.Kind.ASKED_IN: Way.DAILY,  # somebody waits for her word
        Notification.Kind.THANKED: Way.PAGE,
        Notification.Kind.WORD_HEARD: Way.NOW,  # the team asked to hear of it
        Notification.Kind.GREET: Way.NOW,  # an answer within the day is what brings people back
        Notification.Kind.HANDED: Way.DAILY,  # somebody thought of her, and waits for nothing
        Notification.Kind.FADING: Way.DAILY,  # at most once a week
        Notification.Kind.BOARD: Way.DAILY,
        Notification.Kind.TO_READ: Way.DAILY,  # the team waits for her word
        Notification.Kind.QUOTE_ASKED: Way.DAILY,  # somebody waits for her answer
        Notification.Kind.PAIN_CHANGED: Way.PAGE,
        Notification.Kind.GOAL: Way.DAILY,
        Notification.Kind.EXPERIMENT: Way.DAILY,
        Notification.Kind.QUESTION: Way.NOW,  # the answer to what she asked
        Notification.Kind.QUESTIONS_WAIT: Way.DAILY,
        Notification.Kind.EVENT: Way.NOW,  # she has said that she comes
        Notification.Kind.IDEA: Way.DAILY,  # she was promised that she would hear of it
        Notification.Kind.LEDGER: Way.DAILY,  # likewise
        Notification.Kind.CONTEST: Way.DAILY,
    }
    SUMMARY_HOUR = 17

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    ways = models.JSONField(default=dict)
    summary_hour = models.PositiveSmallIntegerField(default=SUMMARY_HOUR)
    quiet_from = models.PositiveSmallIntegerField(null=True)
    quiet_to = models.PositiveSmallIntegerField(null=True)
    summary_on = models.DateField(null=True)

    class Meta:
        db_table = "notifications_preference"
        constraints = [models.UniqueConstraint(fields=["community", "member"], name="one_preference_each")]

    def __str__(self) -> str:
        return f"preference of {self.member_id}"

    @staticmethod
    def of_members(members: Collection[Member]) -> dict[int, Preference]:
        """What each of these members has chosen, by her id; the defaults (not stored) for the others."""
        communities = {member.community_id for member in members}
        stored = Preference.objects.filter(community__in=communities, member__in=members)
        found = {wish.member_id: wish for wish in stored}
        for member in members:
            wish = found.setdefault(member.pk, Preference(community_id=member.community_id))
            wish.member = member  # with its person and community: nobody asks the database again
        return found

    @staticmethod
    def of(member: Member) -> Preference:
        return Preference.of_members([member])[member.pk]

    def way_of(self, kind: str) -> str:
        return self.ways.get(kind) or self.DEFAULT_WAYS[Notification.Kind(kind)]

    def kinds_by(self, way: str) -> list[str]:
        """The kinds of which she hears this way."""
        return [kind.value for kind in Notification.Kind if self.way_of(kind) == way]
