"""Who may do what on the way in, and with what is agreed there."""

from __future__ import annotations

from porukka.communities.roles import has
from porukka.communities.rules import may_open_community
from porukka.communities.visitor import Reader


def may_write_guidelines(member: Reader) -> bool:
    """The team does, and looks at who has accepted them."""
    return has(member, "write_guidelines")


def may_accept_guidelines(member: Reader) -> bool:
    return member.is_member and not member.is_suspended and member.community.guidelines_version > 0


def may_lead_circle(member: Reader) -> bool:
    """Who comes in before and after it opens is the founder's to say, as opening the community is."""
    return may_open_community(member)
