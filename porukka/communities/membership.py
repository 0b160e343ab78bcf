"""What a person is in a community."""

from __future__ import annotations

from porukka.communities.models import Community, Member
from porukka.communities.visitor import Reader, Visitor
from porukka.people.who import Anybody


def reader_of(person: Anybody, community: Community) -> Reader:
    """What `person` is in `community`: her membership if she is inside, else a Visitor."""
    if person.is_authenticated:
        member = (
            Member.objects.filter(community=community, person=person, state__in=Member.State.inside())
            .select_related("community")
            .first()
        )
        if member is not None:
            return member
    return Visitor(community, person)
