"""What is read: imports of a community, and where the words of a file would go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from porukka.communities.models import Community, Member, Room
from porukka.importing.models import Import
from porukka.importing.telling import CannotBring
from porukka.people.models import Person

MOST_SHOWN = 20


def imports_of(community_id: int) -> list[Import]:
    """Newest first."""
    return list(
        Import.objects.filter(community_id=community_id, posts__gt=0).order_by("-made_at")[:MOST_SHOWN]
    )


def last_import(community: Community) -> Import:
    """The newest that can be taken back. Raises CannotBring if there is none."""
    found = Import.objects.filter(community=community, undone_at=None).order_by("-made_at").first()
    if found is None:
        raise CannotBring(_("There is no import in “%(name)s” to take back.") % {"name": community.name})
    return found


def unfinished(community: Community, source: str, fingerprint: str) -> Import | None:
    """The same file, on its way here and broken off."""
    same = Import.objects.filter(community=community, source=source, fingerprint=fingerprint)
    return same.filter(finished_at=None, undone_at=None).order_by("-made_at").first()


def rooms_for(community: Community, places: Iterable[str], room: str) -> dict[str, Room]:
    """Which room the words of each channel go to: the one named `room`, else the open room of the channel's name.

    room: a name or the words of an address, "" for none. Raises CannotBring if there is no such room, or a channel
    has none.
    """
    rooms = list(Room.objects.filter(community=community).in_order())
    by_name = {name.casefold(): one for one in reversed(rooms) for name in (one.slug, one.name)}
    names = ", ".join(f"“{one.name}”" for one in rooms)
    if room:
        if room.casefold() not in by_name:
            words = _("There is no room “%(room)s” here. There are: %(rooms)s.")
            raise CannotBring(words % {"room": room, "rooms": names})
        return {place: by_name[room.casefold()] for place in places}
    found = {place: by_name.get(place.casefold()) for place in places}
    rooms_found = {place: one for place, one in found.items() if one is not None and one.is_open}
    lacking = [place for place in found if place not in rooms_found]
    if lacking:
        words = _(
            "Say with --room where the words go, or make open rooms of these names first: %(places)s. Rooms here: "
            "%(rooms)s."
        )
        listed = ", ".join(f"“{place or '–'}”" for place in lacking[:MOST_SHOWN])
        raise CannotBring(words % {"places": listed, "rooms": names})
    return rooms_found


def members_named(community: Community, told: Mapping[str, str], authors: Iterable[str]) -> dict[str, Member]:
    """Authors of the file who are members here. told: name in the file → mail address. Raises CannotBring."""
    known = set(authors)
    found: dict[str, Member] = {}
    for name, mail in told.items():
        if name not in known:
            raise CannotBring(_("Nobody called “%(name)s” has written in this file.") % {"name": name})
        person = Person.objects.filter(email__iexact=mail).first()
        member = (
            Member.objects.active().filter(community=community, person=person).first() if person else None
        )
        if member is None:
            raise CannotBring(_("Nobody with the address %(mail)s is a member here.") % {"mail": mail})
        found[name] = member
    return found
