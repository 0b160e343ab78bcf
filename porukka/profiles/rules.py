"""Who may describe herself, and who may look for others."""

from __future__ import annotations

from porukka.communities.models import Member
from porukka.communities.roles import has
from porukka.communities.visitor import Reader


def may_describe_herself(member: Reader) -> bool:
    """Everybody inside, a guest too."""
    return member.is_member and not member.is_suspended


def may_look_for_members(member: Reader) -> bool:
    return has(member, "see_members")


def may_introduce(member: Reader, first: Member, second: Member) -> bool:
    """Whoever may look for members may introduce two others, whom she sees, to each other."""
    if not has(member, "see_members") or len({member.pk, first.pk, second.pk}) < 3:
        return False
    seen = Member.objects.visible_to(member).exclude(role=Member.Role.GUEST)
    return seen.filter(pk__in=[first.pk, second.pk]).count() == 2
