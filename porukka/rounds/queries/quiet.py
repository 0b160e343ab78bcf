"""Members who have gone quiet, each by her own rhythm: from the roll-ups of who wrote on which day."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from porukka.communities.models import Block, Community, Member
from porukka.discussions.models import Post
from porukka.insights.queries.rhythms import silent
from porukka.rounds import rules
from porukka.rounds.models import Errand
from porukka.rounds.queries.picking import Found

MOST = 5


def today_of(community: Community, now: datetime | None = None) -> date:
    """The community's day."""
    return (now or timezone.now()).astimezone(ZoneInfo(community.time_zone)).date()


def quiet(member: Member) -> list[Found]:
    """Those who stay away longer than is their way, as far as this member reads what they wrote; those who wrote on
    most days first. Two queries."""
    today = today_of(member.community)
    rhythm = {
        pk: (max(1, round(hers.every)), hers.silent)
        for pk, hers in silent(member.community_id, today, rules.rooms_of(member)).items()
        if hers.is_quiet
    }
    return _found(member, rhythm) if rhythm else []


def _found(member: Member, rhythm: dict[int, tuple[int, int]]) -> list[Found]:
    written = Post.objects.visible_to(member).filter(author=OuterRef("pk"), deleted_at=None, hidden_at=None)
    people = (
        Member.objects.visible_to(member)
        .filter(pk__in=rhythm)
        .exclude(role__in=Member.TEAM)
        .exclude(pk=member.pk)
        .exclude(pk__in=Block.objects.against(member).values("member"))
        .exclude(pk__in=Block.objects.by(member).values("blocked"))
        .annotate(last_post=Subquery(written.order_by("-pk").values("pk")[:1]))
    )
    last = {pk: post for pk, post in people.values_list("pk", "last_post") if post}
    return [
        Found(Errand.Kind.QUIET, pk, post=last[pk], about=pk, every=every, silent=silent)
        for pk, (every, silent) in rhythm.items()
        if pk in last
    ][:MOST]
