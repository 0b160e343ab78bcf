"""What bin/messages does."""

from __future__ import annotations

import argparse
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.conf import settings

import porukka
from porukka.core.jinja import catalogue

PACKAGE = Path(porukka.__file__).parent


def main(arguments: list[str]) -> int:
    """Update and compile the catalogues, or with --check only tell. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="bin/messages")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true", help="change nothing; fail if something would change")
    choice.add_argument("--compile", action="store_true", help="only compile")
    given = parser.parse_args(arguments)
    if not settings.configured:
        settings.configure()  # Django's template reader asks for a few defaults
    stale = 0
    for folder in sorted((PACKAGE / "locale").glob("*/LC_MESSAGES")):
        po = folder / "django.po"
        if not given.compile:
            stale += _update(po, given.check)
        if not given.check:
            catalogue.compile_po(po)
    return 1 if given.check and stale else 0


def _update(po: Path, check: bool) -> bool:
    before = po.read_text("utf-8") if po.exists() else ""
    after = catalogue.updated(po, PACKAGE)
    if before == after:
        return False
    for line in _changes(_parsed(before), _parsed(after)) or ["only places or order"]:
        sys.stdout.write(f"{po.relative_to(PACKAGE.parent)}: {line}\n")
    if not check:
        po.write_text(after, "utf-8")
    return True


def _changes(before: Catalog, after: Catalog) -> list[str]:
    old, new = ({catalogue.key(message) for message in catalog if message.id} for catalog in (before, after))
    added = [f"+ {text!r}" for _context, text in sorted(new - old, key=str)]
    return added + [f"- {text!r}" for _context, text in sorted(old - new, key=str)]


def _parsed(text: str) -> Catalog:
    return read_po(BytesIO(text.encode()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
