"""What a person is in a community."""

from __future__ import annotations

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
