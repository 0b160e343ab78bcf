"""What the pages of nominations read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse

from porukka.communities.actions.inviting import token_of
from porukka.communities.models import Member
from porukka.communities.rules import is_good
from porukka.core.numbers import whole
from porukka.joining.models import Candidate, Nomination

MINE = 30
A_PAGE = 20
MOST_REASONS = 20  # shown of one candidate
DECIDED = 20


@dataclass(frozen=True)
class Mine:
    """One of my nominations. link: of the invitation that I may hand over, as long as it lets somebody in."""

    id: int
    name: str
    reason: str
    at: datetime
    waits: bool
    says: str
    word: str
    link: str


def mine(member: Member) -> list[Mine]:
    """The newest first, at most MINE, in one query (two where somebody was invited)."""
    found = Nomination.objects.visible_to(member).select_related("candidate__invitation__made_by")
    return [_mine(one, one.candidate) for one in found.order_by("-made_at", "-id")[:MINE]]


def _mine(one: Nomination, candidate: Candidate) -> Mine:
    link = ""
    if (invitation := candidate.invitation) is not None and not invitation.by_mail and is_good(invitation):
        path = reverse("communities:invitation", args=[token_of(invitation)])
        link = settings.PORUKKA_URL + path
    waits = candidate.state == Candidate.State.WAITING
    says = candidate.get_state_display()
    return Mine(one.pk, one.name, one.reason, one.made_at, waits, says, candidate.word, link)


@dataclass(frozen=True)
class Named:
    """Somebody whom members would like to have here. before: what was decided about the same name earlier."""

    candidate: Candidate
    nominations: list[Nomination]
    before: list[Candidate]


def candidates(member: Member, after: str = "") -> tuple[list[Named], str]:
    """A page of those who wait for a decision, the longest wait first, and the key of the next page. Three queries.

    after: the key of a former page; a broken one means the first page.
    """
    found = Candidate.objects.visible_to(member).waiting().order_by("id")  # ids grow with time
    if (last := whole(after, digits=19)) is not None:
        found = found.filter(pk__gt=last)
    said = Nomination.objects.filter(community_id=member.community_id).select_related("by")
    rows = list(found.prefetch_related(Prefetch("nominations", said.order_by("made_at")))[: A_PAGE + 1])
    shown = rows[:A_PAGE]
    earlier: dict[str, list[Candidate]] = {}
    decided = Candidate.objects.visible_to(member).exclude(state=Candidate.State.WAITING)
    for one in decided.filter(folded__in=[row.folded for row in shown]).order_by("-decided_at")[:100]:
        earlier.setdefault(one.folded, []).append(one)
    named = [
        Named(row, list(row.nominations.all())[:MOST_REASONS], earlier.get(row.folded, [])[:3])
        for row in shown
    ]
    return named, str(shown[-1].pk) if len(rows) > A_PAGE else ""


def decided(member: Member) -> list[Candidate]:
    """About whom was decided last, at most DECIDED."""
    found = Candidate.objects.visible_to(member).exclude(state=Candidate.State.WAITING)
    return list(found.select_related("decided_by").order_by("-decided_at")[:DECIDED])
