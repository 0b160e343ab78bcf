"""What follows from deeds: a founding circle opens when the last one has come in; who came in by another door asks no
more; a letter that was withdrawn does not go out."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.joining.actions import asking, circle, mailing


@deeds.subscribe("joining.circle", "member.joined")
def somebody_came(deed: Deed) -> None:
    circle.all_are_here(deed)


@deeds.subscribe("joining", "member.joined")
def came_in(deed: Deed) -> None:
    asking.close_those_inside(deed)


@deeds.subscribe("joining.letters", "invitation.withdrawn")
def withdrawn(deed: Deed) -> None:
    mailing.take_back_letter(deed)
