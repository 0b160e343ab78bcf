"""`migrate`: an empty database gets its tables in one go; everything else is Django's."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from porukka.config import laying

# With one of these, somebody wants to see or do a part of the migrations.
_PARTIAL = ("app_label", "plan", "fake", "fake_initial", "check_unapplied", "prune")


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if not any(options.get(name) for name in _PARTIAL) and laying.is_empty(connection):
            laying.lay(connection)
        super().handle(*args, **options)
