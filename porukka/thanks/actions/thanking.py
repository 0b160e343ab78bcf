"""Thanking somebody with a reason, taking it back, hiding it."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Deed, Member, have_blocked
from porukka.core import gates
from porukka.core.gates import Verdict
from porukka.core.refusal import Refused, ensure
from porukka.discussions.models import Post, ReactionCount
from porukka.discussions.reactions import HELPED
from porukka.thanks import rules
from porukka.thanks.models import Showing, Thanks

DAY = timedelta(hours=24)


@transaction.atomic
def thank(member: Member, other: Member, *, words: str, post: Post | None = None) -> Thanks:
    """Thank somebody, for one of her posts if it is given. Raises Refused if the rules or a gate say no, she has
    blocked the one who thanks, or after Thanks.MOST_A_DAY in a day."""
    ensure(rules.may_thank(member, other) and (post is None or post.author_id == other.pk))
    ensure(not have_blocked(member, [other.pk]), _("You cannot thank this member directly."))
    answer = gates.ask(member, gates.Draft("thanks", text=words))
    if answer.verdict is not Verdict.PASS:
        raise Refused(answer.reason)
    # thanks sent at the same moment wait here for each other, so that each is counted
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    mine = Thanks.objects.filter(community_id=member.community_id, by=member)
    ensure(
        mine.filter(made_at__gt=timezone.now() - DAY).count() < Thanks.MOST_A_DAY,
        _("You have thanked many today, how good. Go on tomorrow."),
    )
    made = Thanks.objects.create(
        community_id=member.community_id, by=member, to=other, post=post, words=words
    )
    _count(other.pk)
    deeds.record("thanks.given", actor=member, subject=made.pk, to=str(other.pk))
    return made


@transaction.atomic
def take_back(member: Member, thanks: Thanks) -> None:
    """Whoever has thanked takes it back. Raises Refused for another's."""
    ensure(thanks.by_id == member.pk)
    to, pk = thanks.to_id, thanks.pk
    thanks.delete()
    _count(to)
    deeds.record("thanks.taken_back", actor=member, subject=pk, to=str(to))


@transaction.atomic
def hide(member: Member, thanks: Thanks) -> None:
    """Show it no more. Nobody is told. Raises Refused."""
    ensure(rules.may_hide(member, thanks))
    Thanks.objects.filter(pk=thanks.pk).update(hidden_at=timezone.now(), hidden_by=member)
    _count(thanks.to_id)
    deeds.record("thanks.hidden", actor=member, subject=thanks.pk)


@transaction.atomic
def choose(member: Member, *, hides_thanks: bool, hides_helped: bool) -> None:
    """What of it others see on her page."""
    chosen = {"hides_thanks": hides_thanks, "hides_helped": hides_helped}
    Showing.objects.update_or_create(community_id=member.community_id, member=member, defaults=chosen)
    deeds.record("thanks.chosen", actor=member, subject=member.pk)


def _count(member_id: int) -> None:
    """How many thanks a member has that stand, kept on her row: who has none costs no page a question."""
    count = Thanks.objects.filter(to=member_id, hidden_at=None).count()
    Member.objects.filter(pk=member_id).update(thanks_count=count)


def follow_help(deed: Deed) -> None:
    """Count anew how often a writer's replies helped. Safe to run twice."""
    if deed.kind.startswith("reaction.") and deed.data.get("reaction") != HELPED:
        return
    post = Post.objects.filter(community_id=deed.community_id, pk=deed.subject).first()
    if post is None or post.author_id is None:
        return  # what has no name counts for nobody
    counts = ReactionCount.objects.filter(
        community_id=deed.community_id,
        kind=HELPED,
        post__community_id=deed.community_id,
        post__author=post.author_id,
        post__deleted_at=None,
        post__hidden_at=None,
    )
    helped = counts.aggregate(times=Sum("count"))["times"] or 0
    Member.objects.filter(pk=post.author_id).update(helped_count=helped)
