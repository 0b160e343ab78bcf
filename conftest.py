"""What every test has: a data folder of its own, and the shared cast."""

from __future__ import annotations

import os
import tempfile

import django

_DATA = tempfile.mkdtemp(prefix="porukka-test-")
os.environ["PORUKKA_DATA"] = _DATA
os.environ.setdefault("PORUKKA_URL", "http://testserver")
os.environ["DJANGO_SETTINGS_MODULE"] = "porukka.config.settings"
# Here, not in pyproject.toml: pytest-django would read the settings before the lines above are run.
django.setup()

pytest_plugins = ["tests.cast"]
