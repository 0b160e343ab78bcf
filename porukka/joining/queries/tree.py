"""Who invited whom: bounded at every step, however many they are and however deep it goes."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, Window
from django.db.models.functions import RowNumber

from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.core.numbers import whole

INVITERS_A_PAGE = 30
GUESTS_SHOWN = 8  # of one inviter, on the page of all
GUESTS_A_PAGE = 60
MOST_ABOVE = 12  # steps from somebody up to whom it began with


@dataclass(frozen=True)
class Inviter:
    """count: all whom she invited; guests: the latest of them."""

    member: Member
    count: int
    guests: list[Member]


def inviters(reader: Reader, words: str = "", after: str = "") -> tuple[list[Inviter], str]:
    """Those who have invited somebody, by name; who has left stands there, too. Three queries.

    words: a part of the name, of an inviter or a guest; after: the key of a former page.
    Returns them and the key of the next page, "" on the last.
    """
    everybody = Member.objects.filter(community_id=reader.community_id)
    guests = everybody.filter(invited_by=OuterRef("pk"))
    found = everybody.filter(Exists(guests)).order_by("name", "id")
    words, after = words.replace("\0", "")[:60], after.replace("\0", "")
    if words:
        found = found.filter(Q(name__icontains=words) | Exists(guests.filter(name__icontains=words)))
    name, _bar, pk = after.rpartition("|")
    if (last := whole(pk, digits=19)) is not None:
        found = found.filter(name__gte=name).exclude(name=name, id__lte=last)
    rows = list(found[: INVITERS_A_PAGE + 1])
    shown = rows[:INVITERS_A_PAGE]
    counts, latest = _counts(reader, shown), _latest(reader, shown)
    tree = [Inviter(one, counts.get(one.pk, 0), latest.get(one.pk, [])) for one in shown]
    return tree, f"{shown[-1].name}|{shown[-1].pk}" if len(rows) > INVITERS_A_PAGE else ""


def _counts(reader: Reader, found: list[Member]) -> dict[int, int]:
    invited = Member.objects.filter(community_id=reader.community_id, invited_by__in=found)
    return dict(invited.order_by().values_list("invited_by").annotate(Count("pk")))


def _latest(reader: Reader, found: list[Member]) -> dict[int, list[Member]]:
    """The latest guests of each of them, GUESTS_SHOWN at most."""
    place = Window(
        RowNumber(), partition_by=[F("invited_by")], order_by=[F("joined_at").desc(), F("id").desc()]
    )
    invited = Member.objects.filter(community_id=reader.community_id, invited_by__in=found)
    latest: dict[int, list[Member]] = {}
    for guest in invited.annotate(place=place).filter(place__lte=GUESTS_SHOWN).order_by("place"):
        latest.setdefault(guest.invited_by_id or 0, []).append(guest)
    return latest


@dataclass(frozen=True)
class Branch:
    """above: from whom it began with down to her inviter; after: the key of the next page of her guests."""

    member: Member
    above: list[Member]
    guests: list[Member]
    after: str


def branch(reader: Reader, member: Member, after: str = "") -> Branch:
    """One member's place in the tree: who is above her, and whom she invited, newest first.

    after: the key of a former page.
    """
    invited = Member.objects.filter(community_id=reader.community_id, invited_by=member).order_by("-id")
    if (last := whole(after, digits=19)) is not None:
        invited = invited.filter(id__lt=last)
    rows = list(invited[: GUESTS_A_PAGE + 1])
    guests = rows[:GUESTS_A_PAGE]
    return Branch(member, _above(member), guests, str(guests[-1].pk) if len(rows) > GUESTS_A_PAGE else "")


def _above(member: Member) -> list[Member]:
    """Somebody who left and came back by a guest of her own guest would close a circle: nobody stands there twice."""
    found: list[Member] = []
    seen, inviter = {member.pk}, member.invited_by_id
    while inviter and inviter not in seen and len(found) < MOST_ABOVE:
        one = Member.objects.filter(community_id=member.community_id, pk=inviter).first()
        if one is None:
            break
        found.append(one)
        seen.add(one.pk)
        inviter = one.invited_by_id
    return found[::-1]
