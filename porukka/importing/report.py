"""What an import says on a terminal: what the file holds, what became of it. In the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porukka.communities.models import Community, Member, Room
from porukka.importing.actions.bringing import Counts
from porukka.importing.actions.undoing import Taken
from porukka.importing.models import Import
from porukka.importing.staging import Staged
from porukka.importing.telling import SOURCES


def plan(
    community: Community,
    source: str,
    staged: Staged,
    rooms: Mapping[str, Room],
    members: Mapping[str, Member],
) -> str:
    """What the file holds, where it goes and who will read it."""
    facts = {"posts": staged.found, "topics": staged.threads, "people": len(staged.people)}
    lines = [
        _("%(source)s: %(posts)s posts in %(topics)s discussions by %(people)s people.")
        % (facts | {"source": SOURCES[source]})
    ]
    for place, room in rooms.items():
        lines.append(
            _("%(place)s → room “%(room)s”: %(readers)s")
            % {"place": place or "–", "room": room.name, "readers": _readers(community, room)}
        )
    if members:
        names = ", ".join(f"{name} = {member.name}" for name, member in members.items())
        lines.append(_("Members here: %(names)s.") % {"names": names})
    return "\n".join(lines)


def _readers(community: Community, room: Room) -> str:
    if not room.is_open:
        return _("who has been let in reads it.")
    if community.visibility == Community.Visibility.PUBLIC:
        return _("everybody on the net can read it.")
    if community.is_readable_by_all:
        return _("everybody who has the address can read it.")
    return _("every member reads it.")


def brought(staged: Staged, counts: Counts) -> str:
    """What became of each post of the file; the numbers add up to what it holds."""
    told = [
        (_("Posts brought along: %(count)s."), counts.brought),
        (_("New discussions: %(count)s."), counts.topics),
    ]
    rest = [
        (_("Already here: %(count)s."), counts.there),
        (_("Left out, twice in the file: %(count)s."), staged.twice),
        (_("Left out, from the future: %(count)s."), staged.future),
        (_("Left out, their discussion was deleted here: %(count)s."), counts.gone),
        (_("Shortened, longer than a post can be: %(count)s."), counts.shortened),
    ]
    return "\n".join(words % {"count": count} for words, count in [*told, *(one for one in rest if one[1])])


def taken(batch: Import, found: Taken) -> str:
    """What was taken back, and what stays."""
    facts = {"file": batch.file, "posts": found.posts, "topics": found.topics}
    lines = [_("Taken back from %(file)s: %(posts)s posts, %(topics)s discussions.") % facts]
    if found.kept:
        words = ngettext(
            "%(count)s discussion stays, without those posts: members have written there.",
            "%(count)s discussions stay, without those posts: members have written there.",
            found.kept,
        )
        lines.append(words % {"count": found.kept})
    return "\n".join(lines)
