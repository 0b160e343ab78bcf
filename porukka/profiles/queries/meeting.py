"""People somebody should meet, each with the reason in words.

The score of a candidate, of what this reader may know of her:

    4 × (what she offers and I wish for, and the other way round, at most TOLD of them)
  + 2 × (interests we share, at most TOLD)
  + 2   if we are at the same place
  + 2   if we have answered in each other's discussions within ANSWERED_DAYS
  + 1   if we are both new, at most NEW_DAYS

The MOST with the highest score are suggested, equal ones by who came last; nothing is learnt or drawn by lot.
Never oneself, nobody who has blocked me or whom I have blocked, nobody who does not want to be suggested, and
nobody at all to whoever does not want that herself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from porukka.communities.folding import fold
from porukka.communities.models import Block, Member
from porukka.communities.queries import Face, face_of
from porukka.core.jinja.filters import in_words
from porukka.discussions.models import Post
from porukka.profiles.models import Profile, Term

MOST = 4
TOLD = 3
NEW_DAYS = 30
ANSWERED_DAYS = 90
MOST_TERMS = 500  # of others that are looked at
MOST_POSTS = 200
OFFERS, WISHES, INTERESTS, PLACE = Term.Kind.OFFERS, Term.Kind.WISHES, Term.Kind.INTERESTS, Term.Kind.PLACE
# what I tell → what the other one tells
MEETS = {OFFERS: WISHES, WISHES: OFFERS, INTERESTS: INTERESTS, PLACE: PLACE}


@dataclass(frozen=True)
class Meeting:
    """Somebody to meet, and why: sentences, the weightiest first."""

    id: int
    face: Face
    reasons: list[str]


class _Score:
    def __init__(self) -> None:
        self.shared: dict[str, list[str]] = defaultdict(list)  # kind of the other's term → its words
        self.answered = False
        self.new = False

    @property
    def value(self) -> int:
        most = {kind: len(words[:TOLD]) for kind, words in self.shared.items()}
        matches = min(TOLD, most.get(OFFERS, 0) + most.get(WISHES, 0))
        shared = 2 * most.get(INTERESTS, 0) + 2 * bool(most.get(PLACE))
        return 4 * matches + shared + 2 * self.answered + self.new

    @property
    def reasons(self) -> list[str]:
        told = {kind: in_words(words[:TOLD]) for kind, words in self.shared.items()}
        sentences = [
            (OFFERS, _("helps with what you wish for: %(words)s")),
            (WISHES, _("wishes for what you help with: %(words)s")),
            (INTERESTS, _("you are both interested in %(words)s")),
            (PLACE, _("you are at the same place: %(words)s")),
        ]
        said = [words % {"words": told[kind]} for kind, words in sentences if kind in told]
        if self.answered:
            said.append(_("you have answered in each other's discussions"))
        if self.new:
            said.append(_("you are both new here"))
        return said


def people_to_meet(member: Member) -> list[Meeting]:
    """At most MOST members whom this one might like to meet. At most seven queries, however large the community."""
    mine = Profile.objects.filter(community_id=member.community_id, member=member).first()
    if mine is not None and not mine.is_suggested:
        return []
    scores: dict[int, _Score] = defaultdict(_Score)
    if mine is not None:
        _by_terms(member, mine, scores)
    for pk in _answered(member):
        scores[pk].answered = True
    for pk in _newcomers(member):
        scores[pk].new = True
    scores.pop(member.pk, None)
    if not scores:
        return []
    people = Member.objects.visible_to(member).exclude(role=Member.Role.GUEST)
    unwilling = Profile.objects.filter(community_id=member.community_id, is_suggested=False).values("member")
    blocks = Block.objects.filter(community_id=member.community_id)
    people = people.exclude(pk__in=unwilling).exclude(pk__in=blocks.filter(member=member).values("blocked"))
    people = people.exclude(pk__in=blocks.filter(blocked=member).values("member"))
    found = sorted(
        people.filter(pk__in=list(scores)),
        key=lambda one: (-scores[one.pk].value, -one.joined_at.timestamp(), one.pk),
    )
    return [Meeting(one.pk, face_of(one), scores[one.pk].reasons) for one in found[:MOST]]


def _by_terms(member: Member, mine: Profile, scores: dict[int, _Score]) -> None:
    """Whatever I tell counts, also what I tell to nobody: it is read by me alone. Of others what I may see."""
    told: dict[str, Iterable[str]] = {kind: getattr(mine, kind) for kind in (OFFERS, WISHES, INTERESTS)}
    told[PLACE] = [mine.place] if mine.place else []
    which = Q()
    for kind, words in told.items():
        folded = [fold(one) for one in words]
        if folded:
            which |= Q(kind=MEETS[Term.Kind(kind)], folded__in=folded)
    if not which:
        return
    terms = Term.objects.visible_to(member).filter(which).exclude(member=member)
    for pk, kind, words in terms.order_by("-id").values_list("member", "kind", "words")[:MOST_TERMS]:
        scores[pk].shared[kind].append(words)


def _answered(member: Member) -> set[int]:
    """Who has answered in a discussion of mine, and I in one of hers."""
    since = timezone.now() - timedelta(days=ANSWERED_DAYS)
    posts = Post.objects.filter(
        community_id=member.community_id, made_at__gt=since, number__gt=0, deleted_at=None, hidden_at=None
    ).order_by("-id")
    here = Q(topic__deleted_at=None)
    by_me = posts.filter(here, author=member).exclude(topic__author=member)
    to = set(by_me.values_list("topic__author", flat=True)[:MOST_POSTS])
    by_others = posts.filter(here, topic__author=member).exclude(author=member)
    return {pk for pk in by_others.values_list("author", flat=True)[:MOST_POSTS] if pk} & to


def _newcomers(member: Member) -> list[int]:
    since = timezone.now() - timedelta(days=NEW_DAYS)
    if member.joined_at < since:
        return []
    new = Member.objects.visible_to(member).filter(joined_at__gt=since).exclude(pk=member.pk)
    return list(new.order_by("-joined_at").values_list("pk", flat=True)[:MOST_POSTS])
