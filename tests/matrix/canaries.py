"""Canaries: words planted in every text field, which name the place they were planted in.

`kanari0members0workshop0words` stands in the members-only community, in the private room's talk. Whoever meets one
that `WHO_SEES` does not give her has seen what was not meant for her.
"""

from __future__ import annotations

import re

Roles = frozenset[str]

ROLES = (
    "anonymous",
    "outi",  # an account, and a stranger
    "kaisa",  # keeps the installation
    "lauri",  # left
    "reija",  # was removed
    "sami",  # suspended
    "gita",  # guest, let into the private room
    "eero",  # member; was in the private room once
    "niilo",  # member; owns the private room
    "matti",  # moderator; was in the secret room once
    "mari",  # manager; owns the secret room
    "aino",  # founder
)
STRANGERS: Roles = frozenset(ROLES[:5])
TEAM: Roles = frozenset({"matti", "mari", "aino"})
MEMBERS: Roles = TEAM | {"eero", "niilo"}
INSIDE: Roles = MEMBERS | {"gita"}
NOBODY: Roles = frozenset()

# what is planted -> who may meet it; "<community> <place>", where a place is a room or a kind of fact
WHO_SEES: dict[str, Roles] = {
    "members community": INSIDE | {"sami"},  # name and purpose
    "members common": MEMBERS,  # the open room: its name and all its talk
    "members door": INSIDE,  # the private room's name and description: listed
    "members workshop": frozenset({"gita", "niilo"}),  # the private room's talk
    "members back": frozenset({"mari"}),  # the secret room: name, description, talk
    "members gone": NOBODY,  # what was deleted
    "members named": TEAM | {"eero"},  # whom Eero has suggested, and why
    "members told": TEAM,  # what the team was told about a post
    "members hidden": TEAM | {"niilo"},  # what was hidden: the team may open it, and Niilo, who wrote it
    "members draftofeero": frozenset({"eero"}),  # what she has not sent: only she
    "members draftofniilo": frozenset({"niilo"}),
    "members draftofmari": frozenset({"mari"}),
    "members toldmembers": MEMBERS,  # what Eero tells about himself to members, to the team, to nobody
    "members toldteam": TEAM | {"eero"},
    "members toldme": frozenset({"eero"}),
    "members asked": TEAM | {"outi"},  # what she wrote who asks to join
    "members thanked": MEMBERS,
    "members introduced": frozenset({"eero", "niilo", "mari"}),
    "members registered": frozenset(
        {"eero", "niilo"}
    ),  # the member register: the board, and whose entry it is
    "members boxed": TEAM | {"eero"},  # what Eero asked in a private box: its host has left
    "members guide": frozenset({"mari", "aino"}),  # the founder's guide
    "members goals": TEAM,  # what the team set out for
    "members why": TEAM | {"sami"},  # the reason of a suspension
    "public community": frozenset(ROLES),
    "public common": STRANGERS | MEMBERS,
    "public door": INSIDE,
    "public workshop": frozenset({"gita", "niilo"}),
    "public back": frozenset({"mari"}),
    "public gone": NOBODY,
    "public named": TEAM | {"eero"},
    "public told": TEAM,
    "public hidden": TEAM | {"niilo"},
    "public draftofeero": frozenset({"eero"}),  # what she has not sent: only she
    "public draftofniilo": frozenset({"niilo"}),
    "public draftofmari": frozenset({"mari"}),
    "public toldeveryone": frozenset(ROLES),
    "public toldmembers": MEMBERS,
    "public toldteam": TEAM | {"eero"},
    "public toldme": frozenset({"eero"}),
    "public asked": TEAM | {"outi"},
    "public thanked": MEMBERS,
    "public introduced": frozenset({"eero", "niilo", "mari"}),
    "public registered": frozenset({"eero", "niilo"}),
    "public boxed": TEAM | {"eero"},
    "public guide": frozenset({"mari", "aino"}),
    "public goals": TEAM,
    "public why": TEAM | {"sami"},
}
# names and taglines of members; a guest meets those of her room, a visitor those who talk in public
PEOPLE: dict[str, Roles] = {
    "eero": INSIDE,
    "niilo": INSIDE,
    "gita": INSIDE,
    "lauri": MEMBERS,
    "aino": MEMBERS,
    "mari": MEMBERS,
    "matti": MEMBERS,
    "sami": TEAM,
    "reija": TEAM,
}
TALK_IN_PUBLIC = frozenset({"eero", "niilo", "lauri"})

_CANARY = re.compile(rb"kanari0[a-z0-9]+", re.IGNORECASE)


def canary(*parts: str) -> str:
    """The word to plant: community (or "self"), place, field."""
    return "0".join(("kanari", *parts))


def may_see(role: str, word: str) -> bool:
    """Whether this role may meet this canary."""
    _kanari, community, place, *_field = word.lower().split("0")
    if community == "self":  # a person's own name and mail address, as her account has it
        return role == place
    if place in PEOPLE:
        in_public = community == "public" and place in TALK_IN_PUBLIC and role in STRANGERS
        return role in PEOPLE[place] or in_public
    return role in WHO_SEES[f"{community} {place}"]


def unseemly(role: str, *texts: bytes) -> set[str]:
    """The canaries in these texts that this role may not meet."""
    words = {found.decode() for text in texts for found in _CANARY.findall(text)}
    return {word for word in words if not may_see(role, word)}
