"""What the tests of importing do often: write a table, bring it, look at what is here."""

from __future__ import annotations

import csv
import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.utils import timezone

from porukka.communities import deeds
from porukka.importing import queries
from porukka.importing.actions.authors import settle
from porukka.importing.actions.bringing import bring
from porukka.importing.models import Import
from porukka.importing.staging import Staged
from porukka.insights import archives

COLUMNS = ("id", "thread", "author", "time", "reply_to", "text")
BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)


def row(number, thread="saws", author="Liisa", *, reply_to="", text="Who has a saw?", at=None):
    moment = at or BEGAN + timedelta(minutes=number)
    return (str(number), thread, author, moment.isoformat(), str(reply_to), text)


def table(path: Path, rows, name="old.csv"):
    file = path / name
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return str(file)


def brought(community, file, *, room="Common room", told=None, fingerprint="", **options):
    """Bring a file as the command does. Returns the import and what became of the posts."""
    stream = archives.stream(file)
    with Staged(Path(file).parent) as staged:
        staged.fill(stream.posts, timezone.now())
        rooms = {place: one.pk for place, one in queries.rooms_for(community, staged.places, room).items()}
        members = queries.members_named(community, told or {}, staged.people)
        facts = {
            "source": stream.format,
            "fingerprint": fingerprint or hashlib.sha256(file.encode()).hexdigest(),
        }
        batch = queries.unfinished(community, **facts) or Import.objects.create(
            community=community, file=Path(file).name, **facts
        )
        who = settle(batch, staged.people, members=members, **options)
        counts = bring(batch, staged, rooms, who, **options)
    batch.refresh_from_db()
    return batch, counts, staged


def caught_up():
    deeds.catch_up(["search", "insights"])
