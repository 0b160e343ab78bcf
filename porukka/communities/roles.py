"""Who has which right: one table that `rules` asks and that people can read at /c/<community>/roles/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core.labels import lazy_label

FOUNDER, MANAGER, MODERATOR, EDITOR, AMBASSADOR, EXPERT, MEMBER, GUEST = (
    Member.Role.FOUNDER,
    Member.Role.MANAGER,
    Member.Role.MODERATOR,
    Member.Role.EDITOR,
    Member.Role.AMBASSADOR,
    Member.Role.EXPERT,
    Member.Role.MEMBER,
    Member.Role.GUEST,
)
EVERYBODY = frozenset(Member.Role.values)
MEMBERS = EVERYBODY - {GUEST}
TEAM = frozenset(Member.TEAM)
LEADERS = frozenset({FOUNDER, MANAGER})

# what each role is for, in a sentence that people read before they give it
PRESETS: dict[str, Any] = {
    FOUNDER: _("Answers for the whole community, and decides who may read it."),
    MANAGER: _("Runs the community day by day: rooms, roles and settings."),
    MODERATOR: _("Keeps the talk kind and in order."),
    EDITOR: _("Writes announcements and looks after the pages that discussions come to."),
    AMBASSADOR: _("Speaks for the community and chooses what greets newcomers."),
    EXPERT: _("Knows the subject: says which reply solved a question, and writes up what was learnt."),
    MEMBER: _("Reads, starts discussions and replies. Everybody begins here."),
    GUEST: _("Reads and writes only in the rooms she has been let into."),
}

STEWARD = lazy_label(
    "steward", _("Steward in her room")
)  # no role: a member who looks after one room for a while

STEWARD_WORDS = _("A member who looks after one room until her term ends.")

# no role either: a member, whatever her role, whom a founder has named
BOARD = lazy_label("board", _("On the board"))

BOARD_WORDS = _("A member of the association's board. A founder says who is on it.")


@dataclass(frozen=True)
class Right:
    """code: what the rules ask for; words: what a person reads; roles: who has it; steward: whether a steward has it
    in the room she looks after; board: whether those on the board have it, whatever their role."""

    code: str
    words: Any
    roles: frozenset[str]
    steward: bool = False
    board: bool = False


RIGHTS = (
    Right("read_open_rooms", _("Read the open rooms and join the talk there"), MEMBERS),
    Right("read_own_rooms", _("Read the rooms one has been let into"), EVERYBODY),
    Right("reply", _("Reply to discussions"), EVERYBODY),
    Right("react", _("React to posts, say that one helped or that one wonders too"), EVERYBODY),
    Right("start_topic", _("Start a discussion in a room one can read"), EVERYBODY),
    Right("change_own", _("Edit and delete one's own posts"), EVERYBODY),
    Right("ask_in", _("Ask to be let into a private room, and wait for a seat there"), MEMBERS),
    Right("start_sibling", _("Start a sibling of a full room one is in or waits for"), MEMBERS),
    Right("offer", _("Offer to look after a room as its steward"), MEMBERS),
    Right("see_members", _("See who else is here"), MEMBERS),
    Right("invite", _("Invite new people"), MEMBERS),
    Right("decide_who_joins", _("Decide about those who ask to join or are suggested"), TEAM),
    Right("nominate", _("Suggest somebody the team could invite"), MEMBERS),
    Right("call_everyone", _("Tell everybody at once with @everyone, once a day"), TEAM),
    Right("delete_others", _("Delete other people's posts"), TEAM),
    Right("announce", _("Start discussions where only announcements are made"), frozenset(Member.ANNOUNCING)),
    Right("welcome", _("Choose the discussion that greets newcomers"), TEAM | {EDITOR, AMBASSADOR}),
    Right("write_pages", _("Write up any discussion as a page, and change pages"), TEAM | {EDITOR, EXPERT}),
    Right("accept_answers", _("Say which reply solved somebody's question"), TEAM | {EXPERT}),
    Right("keep_order", _("Close, pin, move, split and merge discussions"), TEAM, steward=True),
    Right(
        "hide_posts", _("Hide other people's posts, with a reason that everybody reads"), TEAM, steward=True
    ),
    Right("ask_to_confirm", _("Ask everybody to say that they have read a post"), TEAM, steward=True),
    Right("slow_room", _("Slow down the talk of a whole room"), LEADERS, steward=True),
    Right(
        "let_in", _("Let those into a private room who ask (and its owners do)"), frozenset(), steward=True
    ),
    Right("name_stewards", _("Name the stewards of open rooms (of private ones their owners do)"), LEADERS),
    Right(
        "keep_polls",
        _("Change or close anybody's poll, and take its answers out as a file"),
        TEAM,
    ),
    Right("settle_reports", _("Read what members tell the team about posts, and settle it"), TEAM),
    Right("read_insights", _("Read whether it is a community or an audience, and why"), TEAM, steward=True),
    Right("keep_goals", _("Set goals, keep experiments and read the weekly letter"), TEAM),
    Right("keep_ledger", _("File what was asked for, and say what becomes of it"), TEAM),
    Right("go_round", _("Go the daily round: who waits, and who has gone quiet"), TEAM, steward=True),
    Right("suspend", _("Suspend a member for a while"), TEAM),
    Right("remove", _("Remove a member"), LEADERS),
    Right("make_rooms", _("Make rooms and edit them"), LEADERS),
    Right("give_roles", _("Give roles, up to one's own"), LEADERS),
    Right("write_guidelines", _("Write the guidelines, and see who has accepted them"), TEAM),
    Right("keep_guide", _("Read the founder's guide and keep it up to date"), LEADERS),
    Right("edit_community", _("Change the community's name, purpose and openness"), LEADERS),
    Right("name_board", _("Say who is on the association's board"), frozenset({FOUNDER})),
    Right(
        "keep_register",
        _("Read and keep the association's member register, where it is in use"),
        frozenset(),
        board=True,
    ),
    Right("open_community", _("Show the community to more people than before"), frozenset({FOUNDER})),
)
_STEWARDS = frozenset(right.code for right in RIGHTS if right.steward)
_BOARD = frozenset(right.code for right in RIGHTS if right.board)
_BY_CODE = {right.code: right.roles for right in RIGHTS}

# from the widest rights to the narrowest
_RANK: dict[str, int] = {
    FOUNDER: 5,
    MANAGER: 4,
    MODERATOR: 3,
    EDITOR: 2,
    AMBASSADOR: 2,
    EXPERT: 2,
    MEMBER: 1,
    GUEST: 0,
}


def has(member: Any, code: str) -> bool:
    """True if the member's role or her seat on the board carries the right, now (a suspended member and a visitor
    have none)."""
    if not member.is_member or member.is_suspended:
        return False
    return member.role in _BY_CODE[code] or (code in _BOARD and member.on_board)


def has_in(member: Any, code: str, room: Any) -> bool:
    """`has`, or she is a steward of the room and stewards have the right there."""
    return has(member, code) or (code in _STEWARDS and room.pk in member.stewarded)


def rights_of(role: str) -> frozenset[str]:
    """The codes of all rights a role carries."""
    return frozenset(right.code for right in RIGHTS if role in right.roles)


def rank_of(role: str) -> int:
    """How wide a role's rights are; more is wider."""
    return _RANK[role]


def outranks(member: Any, other: Any) -> bool:
    return bool(member.is_member and rank_of(member.role) > rank_of(other.role))
