"""`porukka lab`: parts of Porukka measured on anybody's own files. No settings, no data folder, no database."""

from __future__ import annotations

import argparse
import sys

from porukka.mood import lab as mood_lab
from porukka.search import lab as search_lab

PARTS = {"mood": mood_lab.report, "search": search_lab.report}


def main(asked: argparse.Namespace) -> int:
    """Run one part of the lab. Returns 2, with words on what to do, when its file cannot be read."""
    try:
        print(PARTS[asked.part](asked.file, asked.lang))
    except (mood_lab.BadFile, search_lab.BadFile) as problem:
        print(f"porukka lab: {problem}", file=sys.stderr)
        return 2
    return 0
