"""HTTP only: find what is visible, check the form, call one action, answer."""

from porukka.communities.views.belonging import (
    end_suspension,
    give_role,
    join,
    leave,
    me,
    member,
    members,
    remove,
    roles,
    suspend,
)
from porukka.communities.views.blocking import block, blocked, end_block
from porukka.communities.views.community import live, picture, settings
from porukka.communities.views.inviting import invitation, invitations, withdraw
from porukka.communities.views.looks import looks, theme
from porukka.communities.views.parts import parts
from porukka.communities.views.rooms import edit_room, leave_room, new_room, room_people, rooms
from porukka.communities.views.seating import ask_in, start_sibling, stop_waiting
from porukka.communities.views.stewards import stewards
from porukka.communities.views.words import words

__all__ = [
    "ask_in",
    "block",
    "blocked",
    "edit_room",
    "end_block",
    "end_suspension",
    "give_role",
    "invitation",
    "invitations",
    "join",
    "leave",
    "leave_room",
    "live",
    "looks",
    "me",
    "member",
    "members",
    "new_room",
    "parts",
    "picture",
    "remove",
    "roles",
    "room_people",
    "rooms",
    "settings",
    "start_sibling",
    "stewards",
    "stop_waiting",
    "suspend",
    "theme",
    "withdraw",
    "words",
]
