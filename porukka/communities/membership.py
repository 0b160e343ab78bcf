"""What a person is in a community."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader, Visitor
from porukka.core.prepared import NUMBER, TEXT, prepared
from porukka.people.who import Anybody


@prepared(slug=TEXT, person=NUMBER)
def _inside(slug: str, person: int) -> QuerySet[Member]:
    inside = Member.objects.filter(community__slug=slug, person=person, state__in=Member.State.inside())
    return inside.select_related("community__ledger")


@prepared(slug=TEXT)
def _readable_by_all(slug: str) -> QuerySet[Community]:
    return Community.objects.visible_to(AnonymousUser()).filter(slug=slug).select_related("ledger")


def reader_at(person: Anybody, slug: str) -> Reader | None:
    """What `person` is in the community of this address, which comes with her; None if it does not exist for her.

    The same as `Community.objects.visible_to(person)` and `reader_of`, in one statement for a member: whoever is
    inside may open it, and whoever is not may if everybody may.
    """
    if person.is_authenticated:
        for member in _inside(slug=slug, person=person.pk):
            member.person = person
            return member
    for community in _readable_by_all(slug=slug):
        return Visitor(community, person)
    return None


def reader_of(person: Anybody, community: Community) -> Reader:
    """What `person` is in `community`: her membership if she is inside, else a Visitor."""
    if person.is_authenticated:
        inside = Member.objects.filter(community=community, person=person, state__in=Member.State.inside())
        if (member := inside.first()) is not None:
            # with what they were fetched with: nobody asks the database again
            member.community, member.person = community, person
            return member
    return Visitor(community, person)


def nobody_like(reader: Reader, pk: int = 0) -> Reader:
    """Somebody who is in the community what this reader is, and else nobody: what is drawn for her holds nothing of
    anybody's own, and may be shown to everybody of that role.

    pk: whose words are then hers; without it nobody's are.
    """
    if not reader.is_member:
        return Visitor(reader.community, AnonymousUser())
    return Member(id=pk, community=reader.community, role=reader.role, state=Member.State.ACTIVE, name="")
