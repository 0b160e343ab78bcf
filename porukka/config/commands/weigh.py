"""`porukka weigh`: is this export a community or an audience? Nothing is imported; no settings, no database."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from pathlib import Path

import django
from django.conf import settings
from django.utils.translation import gettext, override

import porukka
from porukka.insights import archives, paper, weighing


def main(asked: argparse.Namespace) -> int:
    """Weigh one file. Returns 2, with words on what to do, when it cannot be read."""
    # translations alone, without an installation
    settings.configure(USE_I18N=True, LOCALE_PATHS=[Path(porukka.__file__).parent / "locale"])
    django.setup()
    with override(asked.lang or language()):
        try:
            found = weighing.weigh(archives.read(asked.file, asked.format or ""), asked.team)
            if asked.html:
                Path(asked.html).write_text(paper.as_page(found), encoding="utf-8")
        except archives.BadFile as problem:
            print(f"porukka weigh: {gettext(problem.words) % problem.values}", file=sys.stderr)
            return 2
        except OSError as problem:
            print(f"porukka weigh: {asked.html}: {problem.strerror}", file=sys.stderr)
            return 2
        print(paper.as_json(found) if asked.json else paper.as_text(found))
    return 0


def language() -> str:
    """Of whoever sits at this terminal: Finnish or English."""
    with suppress(StopIteration):
        names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        return "fi" if next(name for name in names if name).startswith("fi") else "en"
    return "en"
