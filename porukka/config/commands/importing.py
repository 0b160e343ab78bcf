"""`porukka import`: an export of another place comes into a community, or is taken back."""

from __future__ import annotations

import argparse
import hashlib
import os
import sqlite3
import sys
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext, override

from porukka.communities import deeds
from porukka.communities.models import Community, Room
from porukka.config import start
from porukka.config.bar import Bar
from porukka.config.commands.weigh import language
from porukka.history.actions.reading import read_due
from porukka.importing import queries
from porukka.importing.actions.authors import settle
from porukka.importing.actions.bringing import bring
from porukka.importing.actions.undoing import take_back
from porukka.importing.models import Import
from porukka.importing.report import brought, plan, taken
from porukka.importing.staging import Staged
from porukka.importing.telling import CannotBring
from porukka.insights import archives

CATCHING_UP = ("search", "insights", "history")


def main(asked: argparse.Namespace) -> int:
    """Bring one file, or take the newest import back. Returns 2, with words on what to do, when that cannot be."""
    start.check_database()
    start.migrate()
    with override(language()):
        try:
            community = _community(asked.community)
            if asked.undo:
                _undo(community)
            else:
                _bring(community, asked)
        except archives.BadFile as problem:
            return _cannot(gettext(problem.words) % problem.values)
        except CannotBring as problem:
            return _cannot(str(problem))
        except IntegrityError:
            return _cannot(
                gettext("Another import brings the same just now. Wait for it, and run this again.")
            )
        except (OSError, sqlite3.Error) as problem:
            return _cannot(f"{asked.file}: {problem}")
    return 0


def _cannot(why: str) -> int:
    print(f"porukka import: {why}", file=sys.stderr)
    return 2


def _community(slug: str) -> Community:
    found = Community.objects.filter(slug=slug).first()
    if found is None:
        raise CannotBring(gettext("There is no community at the address “%(slug)s”.") % {"slug": slug})
    return found


def _bring(community: Community, asked: argparse.Namespace) -> None:
    if not asked.file:
        raise CannotBring(gettext("Say which file to bring."))
    told = _told(asked.member)
    stream = archives.stream(asked.file, asked.format or "")
    with Staged(settings.PORUKKA_DATA) as staged:
        bar = Bar(gettext("Reading"))
        staged.fill(stream.posts, timezone.now(), bar)
        bar.end()
        people = staged.people
        rooms = queries.rooms_for(community, staged.places, asked.room)
        members = queries.members_named(community, told, people)
        print(plan(community, stream.format, staged, rooms, members))
        if asked.dry_run:
            print(gettext("Nothing was written."))
            return
        batch = _batch(community, stream.format, asked.file)
        bar = Bar(gettext("Bringing"), staged.found - staged.future - staged.twice)
        who = settle(batch, people, members=members, pseudonyms=asked.pseudonyms)
        counts = bring(batch, staged, _ids(rooms), who, pseudonyms=asked.pseudonyms, step=bar)
        bar.end()
        batch.refresh_from_db()
        print(brought(staged, counts))
        if not batch.posts:
            batch.delete()
    _catch_up(community)


def _batch(community: Community, source: str, file: str) -> Import:
    """This file's import that was broken off, else a new one."""
    with open(file, "rb") as stream:
        fingerprint = hashlib.file_digest(stream, "sha256").hexdigest()
    found = queries.unfinished(community, source, fingerprint)
    name = Path(os.path.basename(file)).name[-200:]
    return found or Import.objects.create(
        community=community, source=source, file=name, fingerprint=fingerprint
    )


def _ids(rooms: dict[str, Room]) -> dict[str, int]:
    return {place: room.pk for place, room in rooms.items()}


def _told(members: list[str]) -> dict[str, str]:
    found = {}
    for one in members:
        name, sign, mail = one.rpartition("=")
        if not (name and sign and mail):
            raise CannotBring(gettext("Write --member NAME=MAIL, not “%(words)s”.") % {"words": one})
        found[name] = mail
    return found


def _undo(community: Community) -> None:
    batch = queries.last_import(community)
    bar = Bar(gettext("Taking back"), batch.posts)
    found = take_back(batch, bar)
    bar.end()
    print(taken(batch, found))
    _catch_up(community)


def _catch_up(community: Community) -> None:
    """Search, insights and the history know of it when the command ends, whether or not a worker runs."""
    deeds.catch_up(CATCHING_UP)
    bar = Bar(gettext("Reading months"))
    read_due(community, bar)
    bar.end()
