"""Who has which right: one table that `rules` asks and that people can read at /c/<community>/roles/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member

FOUNDER, MANAGER, MODERATOR, MEMBER, GUEST = (
    Member.Role.FOUNDER,
    Member.Role.MANAGER,
    Member.Role.MODERATOR,
    Member.Role.MEMBER,
    Member.Role.GUEST,
)
EVERYBODY = frozenset({FOUNDER, MANAGER, MODERATOR, MEMBER, GUEST})
MEMBERS = EVERYBODY - {GUEST}
TEAM = frozenset({FOUNDER, MANAGER, MODERATOR})
LEADERS = frozenset({FOUNDER, MANAGER})


@dataclass(frozen=True)
class Right:
    """code: what the rules ask for; words: what a person reads; roles: who has it."""

    code: str
    words: Any
    roles: frozenset[str]


RIGHTS = (
    Right("read_open_rooms", _("Read the open rooms and join the talk there"), MEMBERS),
    Right("read_own_rooms", _("Read the rooms one has been let into"), EVERYBODY),
    Right("reply", _("Reply to discussions"), EVERYBODY),
    Right("react", _("React to posts, say that one helped or that one wonders too"), EVERYBODY),
    Right("start_topic", _("Start a discussion in a room one can read"), EVERYBODY),
    Right("change_own", _("Edit and delete one's own posts"), EVERYBODY),
    Right("see_members", _("See who else is here"), MEMBERS),
    Right("invite", _("Invite new people"), MEMBERS),
    Right("let_in", _("Decide about those who ask to join or are suggested"), TEAM),
    Right("nominate", _("Suggest somebody the team could invite"), MEMBERS),
    Right("call_everyone", _("Tell everybody at once with @everyone, once a day"), TEAM),
    Right("delete_others", _("Delete other people's posts"), TEAM),
    Right("keep_order", _("Close, pin, move, split and merge discussions"), TEAM),
    Right("hide_posts", _("Hide other people's posts, with a reason that everybody reads"), TEAM),
    Right("settle_reports", _("Read what members tell the team about posts, and settle it"), TEAM),
    Right("read_insights", _("Read whether it is a community or an audience, and why"), TEAM),
    Right("suspend", _("Suspend a member for a while"), TEAM),
    Right("remove", _("Remove a member"), LEADERS),
    Right("make_rooms", _("Make rooms and edit them"), LEADERS),
    Right("give_roles", _("Give roles, up to one's own"), LEADERS),
    Right("write_guidelines", _("Write the guidelines, and see who has accepted them"), TEAM),
    Right("edit_community", _("Change the community's name, purpose and openness"), LEADERS),
)
_BY_CODE = {right.code: right.roles for right in RIGHTS}

# from the widest rights to the narrowest
_RANK: dict[str, int] = {FOUNDER: 4, MANAGER: 3, MODERATOR: 2, MEMBER: 1, GUEST: 0}


def has(member: Any, code: str) -> bool:
    """True if the member's role carries the right, now (a suspended member and a visitor have none)."""
    return bool(member.is_member and not member.is_suspended and member.role in _BY_CODE[code])


def rank_of(role: str) -> int:
    """How wide a role's rights are; more is wider."""
    return _RANK[role]


def outranks(member: Any, other: Any) -> bool:
    return bool(member.is_member and rank_of(member.role) > rank_of(other.role))
