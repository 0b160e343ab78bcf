"""What the stage lacks for the daily round: one that goes on, one that has ended, a steward with hers before her."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from porukka.communities.actions import belonging, stewarding
from porukka.communities.models import Community, Member, Room, RoomMember
from porukka.core.ids import to_text
from porukka.discussions.actions import writing
from porukka.discussions.models import Post
from porukka.people.models import Person
from porukka.rounds.models import Errand, Round
from porukka.rounds.queries.quiet import today_of

OPENINGS = ("Avain", "Lapio")  # what waits in the steward's room


def go_rounds(
    founder: Member, manager: Member, make_person: Callable[..., Person], places: dict[str, Any]
) -> Member:
    """Adds the places of the pages; returns the steward. make_person: of a key, a name and a language."""
    community = founder.community

    def come_in(key: str, name: str) -> Member:
        person = make_person(f"{key}-{community.language}", name, community.language)
        return belonging.come_in(person, community, guidelines=community.guidelines_version)

    post = Post.objects.get(community=community, number=0, topic__title="Penkki")
    begun = _round(founder)
    kinds = {
        "errand": Errand.Kind.OPENING,
        "errand_quiet": Errand.Kind.QUIET,
        "errand_report": Errand.Kind.REPORT,
    }
    for position, (place, kind) in enumerate(kinds.items()):
        errand = Errand.objects.create(
            community=community,
            round=begun,
            member=founder,
            position=position,
            kind=kind,
            subject=post.author_id if kind == Errand.Kind.QUIET else post.pk,
            post=post,
            about_id=post.author_id,
            every=3,
            silent=21,
        )
        places[place] = to_text(errand.pk)
    ended = _round(manager, ended_at=timezone.now())
    for position, how in enumerate((Errand.How.ANSWERED, Errand.How.THANKED, Errand.How.PUT_OFF)):
        Errand.objects.create(
            community=community,
            round=ended,
            member=manager,
            position=position,
            kind=Errand.Kind.OPENING,
            subject=position,
            post=post,
            how=how,
            done_at=timezone.now(),
        )
    return _steward(community, come_in)


def _round(member: Member, **facts: Any) -> Round:
    return Round.objects.create(
        community=member.community, member=member, day=today_of(member.community), **facts
    )


def _steward(community: Community, come_in: Callable[[str, str], Member]) -> Member:
    """She looks after a secret room that nobody else of the stage is in, so her round is what stands there."""
    host, steward = come_in("host", "Helmi Koto"), come_in("steward", "Kirsi Kulku")
    Member.objects.filter(pk__in=[host.pk, steward.pk]).update(joined_at=timezone.now() - timedelta(days=90))
    room = Room.objects.create(
        community=community, name="Vaja", slug="vaja", kind=Room.Kind.SECRET, position=90
    )
    for member in (host, steward):
        RoomMember.objects.create(community=community, room=room, member=member, is_owner=member == host)
    for title in OPENINGS:
        writing.start_topic(host, room, title=title, text=f"{title}?")
    stewarding.name(host, room, steward, months=3)
    return steward
