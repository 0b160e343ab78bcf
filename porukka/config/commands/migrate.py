"""`porukka migrate`."""

from __future__ import annotations

import argparse

from porukka.config import start


def main(asked: argparse.Namespace) -> int:
    """Bring the database up to date."""
    start.check_database()
    done = start.migrate()
    print("The database is up to date." if done else "The database was up to date already.")
    return 0
