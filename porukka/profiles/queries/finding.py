"""Finding members by what they tell about themselves. A field that is hidden from the reader makes no hit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Count, Exists, F, Min, OuterRef, Q
from django.urls import reverse

from porukka.communities.folding import fold
from porukka.communities.models import Member
from porukka.communities.queries import Face, face_of
from porukka.communities.visitor import Reader
from porukka.core.numbers import whole
from porukka.profiles.models import Profile, Term, audiences_of
from porukka.profiles.queries.showing import facts_of, shown

A_PAGE = 30
TERMS_IN_A_LIST = 5
TAGS = 30
LEAST_TOGETHER = 2  # members with the same interest: what only one has told is no tag of the community


@dataclass(frozen=True)
class Question:
    """What is looked for. words: in names and all terms; kind, term: exactly this one."""

    words: str = ""
    kind: str = ""
    term: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.term)


@dataclass(frozen=True)
class MemberRow:
    """A line of the directory."""

    id: int
    face: Face
    role: str
    place: str
    offers: list[str]
    interests: list[str]


@dataclass(frozen=True)
class TagRow:
    words: str
    url: str
    count: int


def question(words: str = "", kind: str = "", term: str = "") -> Question:
    """What somebody has typed, cut to what may be looked for."""
    clean = [fold(" ".join(one.replace("\0", "").split()))[: Term.LONGEST] for one in (words, term)]
    known = kind in Term.Kind.values and bool(clean[1])
    return Question(clean[0], kind if known else "", clean[1] if known else "")


def members_found(reader: Reader, asked: Question, after: str = "") -> tuple[list[MemberRow], str]:
    """Members by name, A_PAGE at a time; with nothing asked, those who tell something. Two queries.

    after: the key of the last one seen. Returns the members and the key of the next page, "" on the last.
    """
    found = Member.objects.visible_to(reader).order_by("name", "id")
    terms = Term.objects.visible_to(reader).filter(member=OuterRef("pk"))
    if asked.words:
        told = terms.filter(folded__contains=asked.words)
        found = found.filter(Q(folded__contains=asked.words) | Exists(told))
    if asked.term:
        found = found.filter(Exists(terms.filter(kind=asked.kind, folded=asked.term)))
    if not asked:
        found = found.filter(has_profile=True)
    name, _bar, pk = after.replace("\0", "").rpartition("|")
    if (last := whole(pk, digits=19)) is not None:
        found = found.filter(name__gte=name).exclude(name=name, id__lte=last)
    members = list(found[: A_PAGE + 1])
    more, members = len(members) > A_PAGE, members[:A_PAGE]
    return member_rows(reader, members), f"{members[-1].name}|{members[-1].pk}" if more else ""


def member_rows(reader: Reader, members: list[Member]) -> list[MemberRow]:
    """Lines about these members, who are known to be seen. One query, none if none of them has a profile."""
    audiences = audiences_of(reader)
    with_profile = [member.pk for member in members if member.has_profile]
    profiles = (
        Profile.objects.filter(community_id=reader.community_id, member__in=with_profile)
        if with_profile
        else ()
    )
    slug = reader.community.slug
    told = {one.member_id: shown(slug, facts_of(one), audiences) for one in profiles}
    rows = []
    for member in members:
        role = str(member.get_role_display()) if member.is_team or member.is_guest else ""
        row = MemberRow(member.pk, face_of(member), role, "", [], [])
        if (seen := told.get(member.pk)) is not None:
            most = slice(TERMS_IN_A_LIST)
            row = replace(row, place=seen.place, offers=seen.offers[most], interests=seen.interests[most])
        rows.append(row)
    return rows


def tags(reader: Reader, kind: str = Term.Kind.INTERESTS) -> list[TagRow]:
    """What several members have told, the most common first, as far as this reader may know it. One query."""
    here = Member.objects.visible_to(reader).values("pk")
    found = (
        Term.objects.visible_to(reader)
        .filter(kind=kind, member__in=here)
        .values("folded")
        .annotate(count=Count("member"), shown=Min("words"))
        .filter(count__gte=LEAST_TOGETHER)
        .order_by("-count", F("folded"))
    )
    slug = reader.community.slug
    return [TagRow(row["shown"], term_url(slug, kind, row["folded"]), row["count"]) for row in found[:TAGS]]


def term_url(slug: str, kind: str, words: str) -> str:
    """The members who have told this."""
    return f"{reverse('profiles:directory', args=[slug])}?{urlencode({'kind': kind, 'term': words})}"
