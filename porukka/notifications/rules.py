"""Who may get mail from a community, and is told its name."""

from __future__ import annotations

from porukka.communities.models import Member


def is_inside(member: Member) -> bool:
    """Whether she has not left and was not removed; only then the community is named to her."""
    return member.state in Member.State.inside()


def may_be_mailed(member: Member) -> bool:
    """Whoever is inside, not suspended now, and has an account with an address.

    member: with its person. That she may see what the letter is about is asked of the query, once more.
    """
    if not is_inside(member) or member.is_suspended:
        return False
    person = member.person
    return bool(person and person.is_active and person.email)
