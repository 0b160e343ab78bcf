"""What a person is in a community."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader, Visitor
from porukka.people.who import Anybody


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
