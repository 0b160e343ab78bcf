"""`porukka demo`."""

from __future__ import annotations

import argparse

from porukka.config import start
from porukka.home import demo


def main(asked: argparse.Namespace) -> int:
    """Fill the demo communities."""
    start.check_database()
    start.migrate()
    said = demo.load()
    if said:
        print(said)
    return 0
