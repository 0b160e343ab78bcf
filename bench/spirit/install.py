"""Spirit in a virtual environment of its own below the cache folder, and a site of it in a folder that goes again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import cores, talk
from bench.servers import ROOT, Process, start, stop

PACKAGES = ("django-spirit", "granian")
INSTALL_SECONDS, FILL_SECONDS = 600, 3_600
# what Spirit's own settings for production say, for one machine with SQLite and without its limit of writing
SETTINGS = """
from site_of_it.settings.base import *
SECRET_KEY = "bench" * 10
ALLOWED_HOSTS = ["*"]
DEBUG = False
ST_SITE_URL = "http://127.0.0.1/"
ST_RATELIMIT_ENABLE = False
CACHES = {name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name} for name in CACHES}
DATABASES = {"default": {
    "ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR + "/db.sqlite3", "CONN_MAX_AGE": None,
    "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=268435456;"},
}}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
LOGGING = {"version": 1, "disable_existing_loggers": True}
"""


class NotInstalled(Exception):
    """Why Spirit cannot be compared with, in one line."""


def environment() -> Path:
    """The folder of its virtual environment, made if it is not there. Raises NotInstalled."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    place = cache / "porukka-bench" / "spirit"
    if (place / "bin" / "spirit").exists():
        return place
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", place], check=True, capture_output=True)
        subprocess.run(
            [place / "bin" / "python", "-m", "pip", "install", "--quiet", *PACKAGES],
            check=True,
            capture_output=True,
            timeout=INSTALL_SECONDS,
        )
    except (OSError, subprocess.SubprocessError) as problem:
        said = (getattr(problem, "stderr", b"") or b"").decode(errors="replace").strip().splitlines()
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        reason = said[-1] if said else problem
        raise NotInstalled(f"Spirit could not be installed on Python {version}: {reason}") from None
    return place


@contextmanager
def running(size: talk.Size) -> Iterator[tuple[Process, int, dict[str, Any]]]:
    """A Spirit with that community on the first core: its process, its port, and what a browser needs to know."""
    place = environment()
    with tempfile.TemporaryDirectory(prefix="porukka-bench-spirit-") as folder:
        variables = {
            "PATH": f"{place / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": f"{folder}/site_of_it:{ROOT}",
            "DJANGO_SETTINGS_MODULE": "site_of_it.settings.bench",
        }

        def run(*command: str, where: str = f"{folder}/site_of_it") -> bytes:
            return subprocess.run(
                [place / "bin" / command[0], *command[1:]],
                cwd=where,
                env=variables,
                check=True,
                stdout=subprocess.PIPE,
                timeout=FILL_SECONDS,
            ).stdout

        run("spirit", "startproject", "site_of_it", where=folder)
        settings = Path(folder) / "site_of_it" / "site_of_it" / "settings" / "bench.py"
        settings.write_text(SETTINGS)
        run("django-admin", "migrate", "--verbosity", "0")
        made = run("python", "-m", "bench.spirit.fill", str(size.posts), str(size.members), str(size.rooms))
        process, port = start(
            "bench.spirit.serve", "serve", environment=variables, python=str(place / "bin" / "python")
        )
        try:
            cores.give_first(process.pid)
            yield process, port, json.loads(made)
        finally:
            stop(process)
