"""Introducing two members to each other: each is asked for herself, and a no is told to nobody."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from porukka.communities import deeds
from porukka.communities.models import Block, Member
from porukka.core import gates
from porukka.core.gates import Verdict
from porukka.core.refusal import Refused, ensure
from porukka.discussions.actions import drafting
from porukka.discussions.drafts import Draft, own_place
from porukka.profiles import rules
from porukka.profiles.models import Introduction, Profile

WEEK = timedelta(days=7)
TOO_MANY = gettext_lazy("You have introduced many people this week, thank you. Go on next week.")


@transaction.atomic
def introduce(member: Member, first: Member, second: Member, *, why: str) -> Introduction:
    """Ask two members, each for herself, whether they would like to meet.

    Whoever does not want to be asked is not, and nobody learns that: it lapses after Introduction.DAYS.
    Raises Refused if the rules or a gate say no, or after Introduction.MOST_A_WEEK in a week.
    """
    ensure(rules.may_introduce(member, first, second))
    answer = gates.ask(member, gates.Draft("introduction", text=why))
    if answer.verdict is not Verdict.PASS:
        raise Refused(answer.reason)
    # what is sent at the same moment is counted one after the other, whoever proposes it
    pks = sorted((member.pk, first.pk, second.pk))
    list(Member.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk"))
    mine = Introduction.objects.by(member).filter(made_at__gt=timezone.now() - WEEK)
    ensure(mine.count() < Introduction.MOST_A_WEEK, TOO_MANY)
    made = Introduction.objects.create(
        community_id=member.community_id,
        by=member,
        first=first,
        second=second,
        why=why,
        is_asked=_may_be_asked(member, first, second),
    )
    deeds.record("introduction.proposed", actor=member, subject=made.pk)
    return made


@transaction.atomic
def answer(member: Member, introduction: Introduction, *, yes: bool) -> bool:
    """One of the two says yes or no; she may change her mind until both have said yes. Returns whether they meet.

    Raises Refused if it is over.
    """
    found = Introduction.objects.select_for_update(of=("self",), no_key=True).get(pk=introduction.pk)
    ensure(member.pk in (found.first_id, found.second_id) and found.is_asked)
    ensure(found.is_open, _("That was some time ago. It is over, and nobody minds."))
    says = Introduction.Says.YES if yes else Introduction.Says.NO
    if member.pk == found.first_id:
        found.first_says = says
    else:
        found.second_says = says
    both = found.first_says == found.second_says == Introduction.Says.YES
    meet = both and not _kept_apart(found.community_id, found.first_id, found.second_id)
    found.met_at = timezone.now() if meet else None
    found.save(update_fields=["first_says", "second_says", "met_at"])
    deeds.record("introduction.answered", actor=member, subject=found.pk)
    if meet:
        deeds.record("introduction.made", actor=found.by, subject=found.pk)
    return meet


@transaction.atomic
def begin(member: Member, introduction: Introduction) -> Draft:
    """A draft of her own in which the others are named, to begin a discussion with. Nothing is published by itself.

    Raises Refused if they have not both said yes, or she has as many drafts as one may have.
    """
    ensure(introduction.met_at is not None)
    three = (introduction.first, introduction.second, introduction.by)
    names = [f"@{one.name}" for one in three if one.pk != member.pk]
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    drafting.check_room_for_one_more(member)
    draft = Draft(community_id=member.community_id, member=member)
    draft.place = own_place(draft)
    text = _("Hello %(names)s! We were introduced to each other: %(why)s") % {
        "names": " ".join(names),
        "why": introduction.why,
    }
    drafting.write(draft, drafting.Words(title=_("We were introduced to each other"), text=text + "\n\n"))
    return draft


def _may_be_asked(member: Member, first: Member, second: Member) -> bool:
    """Whether both may be asked: nobody has blocked anybody, neither has chosen not to be suggested to others, they
    are not asked about each other already, and not about too many others."""
    community = member.community_id
    pair = (first.pk, second.pk)
    if Profile.objects.filter(community_id=community, member__in=pair, is_suggested=False).exists():
        return False
    if any(_kept_apart(community, *two) for two in (pair, (member.pk, first.pk), (member.pk, second.pk))):
        return False
    known = Introduction.objects.filter(community_id=community, is_asked=True)
    same = Q(first=first, second=second) | Q(first=second, second=first)
    if known.filter(same).filter(Q(met_at__isnull=False) | Q(pk__in=known.open().values("pk"))).exists():
        return False
    return all(
        Introduction.objects.asking(one).open().count() < Introduction.MOST_ASKED for one in (first, second)
    )


def _kept_apart(community_id: int, one: int, other: int) -> bool:
    """Whether one of them has blocked the other."""
    either = Q(member=one, blocked=other) | Q(member=other, blocked=one)
    return Block.objects.filter(either, community_id=community_id).exists()
