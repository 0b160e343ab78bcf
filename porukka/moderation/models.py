"""What exists: reports, by which members tell the team about a post, or about a question in a box below one."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from porukka.communities.models import Community, Member, Room, RoomMember
from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.models import Post
from porukka.questions.models import Question


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> ReportQuerySet:
        """Those nobody has settled, about posts and questions that still stand."""
        return self.unsettled().filter(question__hidden_at=None)

    def unsettled(self) -> ReportQuerySet:
        """As `open`, with those about questions that were hidden a moment ago: cheaper to ask for."""
        return self.filter(settled_at=None, post__deleted_at=None, post__hidden_at=None)

    def visible_to(self, member: Reader) -> ReportQuerySet:
        """Reports this member looks after: the team's, in rooms it reads; where nobody of the team is inside, an
        owner's. Nobody sees those about her own words, so nobody learns here who told about her (C1, C2)."""
        if not member.is_member or member.is_suspended:
            return self.none()
        posts = Post.objects.visible_to(member).values("pk")
        found = self.filter(community_id=member.community_id, post__in=posts)
        own = Q(question=None, post__in=Post.objects.written_by(member).values("pk"))  # type: ignore[arg-type]
        found = found.exclude(own | Q(question__in=Question.objects.asked_by(member).values("pk")))
        if has(member, "settle_reports"):
            return found
        places = RoomMember.objects.filter(
            community_id=member.community_id, room=OuterRef("post__topic__room")
        )
        asked_by = OuterRef("question__member"), OuterRef("question__asker__member")
        team = places.filter(
            member__in=Member.objects.active().filter(community_id=member.community_id, role__in=Member.TEAM)
        ).exclude(member=Coalesce(*asked_by, OuterRef("post__author"), OuterRef("post__veil__member"), 0))
        owned = places.filter(member=member.pk, is_owner=True).exclude(room__kind=Room.Kind.OPEN)
        return found.filter(Exists(owned), ~Exists(team))


class Report(Row):
    """What one member told about one post; question: about that question below it, not about the post itself. With a
    question that is taken back the report goes."""

    WORDS_LENGTH = 300
    MOST_A_DAY = 10

    class Reason(models.TextChoices):
        UNKIND = "unkind", _("It is unkind")
        OFF_SUBJECT = "off_subject", _("It is off the subject")
        ADVERTISING = "advertising", _("It is advertising")
        PRIVATE = "private", _("It tells somebody's private matter")
        OTHER = "other", pgettext_lazy("reason of a report", "Something else")

    class Outcome(models.TextChoices):
        HIDDEN = "hidden", _("The post was hidden.")
        DELETED = "deleted", _("The post was deleted.")
        LEFT = "left", _("The post was left as it is.")
        QUESTION_HIDDEN = "q_hidden", _("The question was hidden.")
        QUESTION_LEFT = "q_left", _("The question was left as it is.")

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, models.CASCADE, related_name="+")
    question = models.ForeignKey(Question, models.CASCADE, null=True, related_name="+")
    reporter = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=12, choices=Reason)
    words = models.CharField(max_length=WORDS_LENGTH, blank=True, default="")
    made_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True, default="")

    objects = ReportQuerySet.as_manager()

    class Meta:
        db_table = "moderation_report"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "post", "reporter"],
                condition=Q(settled_at=None, question=None),
                name="one_open_report_each",
            ),
            models.UniqueConstraint(
                fields=["community", "question", "reporter"],
                condition=Q(settled_at=None),
                name="one_open_report_of_a_question",
            ),
        ]
        indexes = [
            models.Index("community", F("made_at"), name="open_reports", condition=Q(settled_at=None)),
            models.Index("community", "reporter", "made_at", name="reports_by_reporter"),
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.post_id}"
