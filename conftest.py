"""What every test has: a data folder of its own, and the shared cast."""

from __future__ import annotations

import os
import tempfile

_DATA = tempfile.mkdtemp(prefix="porukka-test-")
os.environ["PORUKKA_DATA"] = _DATA
os.environ.setdefault("PORUKKA_URL", "http://testserver")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "porukka.config.settings")

pytest_plugins = ["tests.cast"]
