"""What the worker does about deeds: it tells those whom they concern."""

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.notifications import actions

TELL = {"reply.written": actions.tell_of_reply, "room.let_in": actions.tell_of_place}


@deeds.subscribe("notifications", *TELL)
def tell(deed: Deed) -> None:
    TELL[deed.kind](deed)
