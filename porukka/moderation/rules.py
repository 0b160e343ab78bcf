"""Who may tell the team, and who settles. Seeing is not asked here: what one may not see has not been found."""

from __future__ import annotations

from porukka.communities.visitor import Reader
from porukka.discussions.models import Post
from porukka.moderation.models import Report
from porukka.questions.models import Question
from porukka.questions.rules import stands as box_stands


def may_report(member: Reader, post: Post) -> bool:
    """Whoever is inside may tell about anybody's words but her own, as long as they stand."""
    stands = post.deleted_at is None and post.hidden_at is None
    return bool(member.is_member and not member.is_suspended and stands and post.writer_id != member.pk)


def may_report_question(member: Reader, question: Question) -> bool:
    """As with posts: about anybody's question but her own, also one without a name."""
    if not member.is_member or member.is_suspended:
        return False
    return question.hidden_at is None and box_stands(question.box) and question.asker_id != member.pk


def may_settle(member: Reader, report: Report) -> bool:
    """Who looks after the report; never about her own words."""
    return Report.objects.visible_to(member).open().filter(pk=report.pk).exists()
