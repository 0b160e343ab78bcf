"""What an archetype is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from typing import TypeVar

# where the founder's own words go in an invitation
COMMUNITY, LINK = "{community}", "{link}"


@dataclass(frozen=True)
class RoomPlan:
    """opens: with the community's door; the others wait behind “add a part”. kind, mode: as of a Room."""

    key: str
    name: str
    description: str
    mode: str
    opens: bool
    kind: str = "open"
    anonymous: bool = False


@dataclass(frozen=True)
class Ritual:
    """What comes back. weekday: 1 is Monday; room: the key of a room that opens with the door."""

    key: str
    name: str
    weekday: int
    room: str
    title: str
    text: str


@dataclass(frozen=True)
class Poll:
    question: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Opening:
    """A discussion to open the first week with. day: 1 to 7; hint: what the founder adds of her own."""

    day: int
    room: str
    title: str
    text: str
    hint: str
    poll: Poll | None = None


@dataclass(frozen=True)
class Archetype:
    """One kind of community in one language.

    clock: when its people are around; purpose, audience: beginnings of sentences; summary: the guidelines in five
    lines; asks: questions to those who ask to join; prompts: for the weeks after the first; weeks: advice to the
    founder for each of the first four; guidelines: Markdown; invitation: with COMMUNITY and LINK in it; uses: parts
    that begin switched off, and that these communities need.
    """

    key: str
    language: str
    name: str
    line: str
    clock: time
    purpose: tuple[str, ...]
    audience: tuple[str, ...]
    summary: tuple[str, ...]
    asks: tuple[str, ...]
    prompts: tuple[str, ...]
    weeks: tuple[str, ...]
    guidelines: str
    invitation: str
    rooms: tuple[RoomPlan, ...]
    rituals: tuple[Ritual, ...]
    openings: tuple[Opening, ...]
    uses: tuple[str, ...] = ()

    @property
    def first_rooms(self) -> list[RoomPlan]:
        """Those that open with the door."""
        return [room for room in self.rooms if room.opens]

    def room(self, key: str) -> RoomPlan | None:
        return _first(self.rooms, key)

    def ritual(self, key: str) -> Ritual | None:
        return _first(self.rituals, key)

    def invites(self, community: str, link: str = LINK) -> str:
        """The ready invitation, with these in their places."""
        return self.invitation.replace(COMMUNITY, community).replace(LINK, link)


Named = TypeVar("Named", RoomPlan, Ritual)


def _first(found: Iterable[Named], key: str) -> Named | None:
    return next((one for one in found if one.key == key), None)
