"""Who may thank whom, hide thanks, and write the week's thanks."""

from __future__ import annotations

from porukka.communities.models import Member
from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.thanks.models import Thanks


def may_thank(member: Reader, other: Member) -> bool:
    """Anybody but oneself, who is here. Seeing is not asked here: whom one may not see has not been found."""
    return has(member, "react") and other.pk != member.pk and other.is_active


def may_hide(member: Reader, thanks: Thanks) -> bool:
    """Whom it is for, and the team."""
    mine = member.is_member and thanks.to_id == member.pk and not member.is_suspended
    return thanks.hidden_at is None and (mine or has(member, "hide_posts"))


def may_write_the_week(member: Reader) -> bool:
    return has(member, "keep_order")
