"""Two greeters are asked to answer a newcomer: in turn, and of those who have been here lately."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Block, Member
from porukka.discussions.models import Post, Reading
from porukka.newcomers.models import Beginning, Greeter

ASKED = 2
HERE_LATELY = timedelta(days=7)
MOST = 200  # greeters that are looked at
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def ask_greeters(member: Member, begun: Beginning, post: Post) -> list[int]:
    """Ask ASKED greeters to answer this introduction, and keep whom. The caller holds the transaction.

    Those who volunteered and the team, without whoever has blocked her or is blocked by her: first those who have
    read here within HERE_LATELY, of them whoever was asked longest ago. Returns their ids.
    """
    chosen = _in_turn(member)[:ASKED]
    now = timezone.now()
    for pk in chosen:
        Greeter.objects.update_or_create(
            community_id=member.community_id, member_id=pk, defaults={"asked_at": now}
        )
    begun.intro, begun.greeters, begun.asked_at = post, [str(pk) for pk in chosen], post.made_at
    begun.save(update_fields=["intro", "greeters", "asked_at"])
    deeds.record(
        "greeters.asked",
        actor=member,
        subject=post.pk,
        topic=str(post.topic_id),
        greeters=[str(pk) for pk in chosen],
    )
    return chosen


def _in_turn(member: Member) -> list[int]:
    community = member.community_id
    volunteers = Greeter.objects.filter(community_id=community, is_volunteer=True).values("member")
    blocks = Block.objects.filter(community_id=community)
    people = Member.objects.active().filter(
        Q(role__in=Member.TEAM) | Q(pk__in=volunteers), community_id=community
    )
    people = people.exclude(role=Member.Role.GUEST).exclude(pk=member.pk)
    people = people.exclude(pk__in=blocks.filter(member=member).values("blocked"))
    people = people.exclude(pk__in=blocks.filter(blocked=member).values("member"))
    ids = list(people.order_by("pk").values_list("pk", flat=True)[:MOST])
    asked = dict(
        Greeter.objects.filter(community_id=community, member__in=ids).values_list("member", "asked_at")
    )
    since = timezone.now() - HERE_LATELY
    read = Reading.objects.filter(community_id=community, member__in=ids, at__gt=since)
    here = set(read.values_list("member", flat=True).distinct())
    return sorted(ids, key=lambda pk: (pk not in here, asked.get(pk) or _NEVER, pk))
