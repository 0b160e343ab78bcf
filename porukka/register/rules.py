"""Who may do what with the member register. No role opens it: only the board does."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from porukka.communities.models import Member
from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.register.models import Entry, years_before

JUST_MADE = timedelta(days=1)  # as long as an entry made by mistake goes without more


def may_keep(member: Reader) -> bool:
    """Read and keep the whole register."""
    return has(member, "keep_register")


def may_name_board(member: Reader) -> bool:
    return has(member, "name_board")


def may_see_board(member: Reader) -> bool:
    """Those on it, and those who name it."""
    return may_keep(member) or may_name_board(member)


def may_be_named(member: Reader, other: Member) -> bool:
    """Whoever is here and no guest; a founder may name herself, and all on the board read that she did."""
    return may_name_board(member) and other.is_active and not other.is_guest and not other.on_board


def may_end_seat(member: Reader, other: Member) -> bool:
    """A founder ends a seat, and everybody leaves her own."""
    own = member.is_member and not member.is_suspended and member.pk == other.pk
    return other.on_board and (own or may_name_board(member))


def may_erase(member: Reader, entry: Entry, years: int, now: datetime, today: date) -> bool:
    """Entries are kept as long as the membership lasts and the years after it that the board has decided on. Only
    what was just entered, by mistake, goes at once."""
    if not may_keep(member):
        return False
    is_due = entry.left is not None and entry.left <= years_before(today, years)
    return is_due or entry.made_at > now - JUST_MADE
