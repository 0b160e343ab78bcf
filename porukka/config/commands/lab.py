"""`porukka lab`: parts of Porukka measured on anybody's own files. No settings, no data folder, no database."""

from __future__ import annotations

import argparse
import sys

from porukka.search import lab as search_lab


def main(asked: argparse.Namespace) -> int:
    """Run one part of the lab. Returns 2, with words on what to do, when its file cannot be read."""
    try:
        print(search_lab.report(asked.file, asked.lang))
    except search_lab.BadFile as problem:
        print(f"porukka lab: {problem}", file=sys.stderr)
        return 2
    return 0
