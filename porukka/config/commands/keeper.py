"""`porukka keeper`."""

from __future__ import annotations

import argparse
import sys

from porukka.config import start
from porukka.people import keeper


def main(asked: argparse.Namespace) -> int:
    """Print a new link for the first person; the one before it ends."""
    start.check_database()
    start.migrate()
    try:
        print(keeper.open_link())
    except keeper.KeeperExists:
        print("porukka: there is a keeper already, so there is nothing to open.", file=sys.stderr)
        return 1
    return 0
