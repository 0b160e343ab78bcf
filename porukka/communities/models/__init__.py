"""What exists in a community: the community itself, members, rooms, invitations, pictures.

One file a noun; the log of deeds is in `records.py`, outside, because it knows no other table.
"""

from porukka.communities.models.blocking import Block, BlockQuerySet, blocked_by, have_blocked
from porukka.communities.models.community import Community, CommunityQuerySet
from porukka.communities.models.former import Former
from porukka.communities.models.invitation import Invitation
from porukka.communities.models.member import Member, MemberQuerySet
from porukka.communities.models.picture import Picture
from porukka.communities.models.room import Room, RoomMember, RoomQuerySet
from porukka.communities.models.stewardship import Offer, Stewardship, StewardshipQuerySet
from porukka.communities.models.waiting import Waiting
from porukka.communities.records import Cursor, Deed, Ledger
from porukka.communities.visitor import Visitor

__all__ = [
    "Block",
    "BlockQuerySet",
    "Community",
    "CommunityQuerySet",
    "Cursor",
    "Deed",
    "Former",
    "Invitation",
    "Ledger",
    "Member",
    "MemberQuerySet",
    "Offer",
    "Picture",
    "Room",
    "RoomMember",
    "RoomQuerySet",
    "Stewardship",
    "StewardshipQuerySet",
    "Visitor",
    "Waiting",
    "blocked_by",
    "have_blocked",
]
