"""Who may do what on the way in, and with what is agreed there."""

from __future__ import annotations

from porukka.communities.models import Community
from porukka.communities.roles import has
from porukka.communities.rules import may_decide_who_joins, may_open_community
from porukka.communities.visitor import Reader


def may_write_guidelines(member: Reader) -> bool:
    """The team does, and looks at who has accepted them."""
    return has(member, "write_guidelines")


def may_accept_guidelines(member: Reader) -> bool:
    return member.is_member and not member.is_suspended and member.community.guidelines_version > 0


def may_lead_circle(member: Reader) -> bool:
    """Who comes in before and after it opens is the founder's to say, as opening the community is."""
    return may_open_community(member)


def may_nominate(member: Reader) -> bool:
    """Members name whom they would like to have here, where not everybody comes in by herself."""
    return has(member, "nominate") and member.community.joining_now != Community.Joining.OPEN


def may_decide_on_candidates(member: Reader) -> bool:
    return may_decide_who_joins(member)
