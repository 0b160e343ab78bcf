"""What every test has: a data folder of its own, and the shared cast."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

import django
import pytest

_DATA = tempfile.mkdtemp(prefix="porukka-test-")
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
os.environ["PORUKKA_DATA"] = _DATA
os.environ.setdefault("PORUKKA_URL", "http://testserver")
os.environ["DJANGO_SETTINGS_MODULE"] = "porukka.config.settings"
# Here, not in pyproject.toml: pytest-django would read the settings before the lines above are run.
django.setup()

pytest_plugins = ["tests.cast"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--full", action="store_true", help="also what takes seconds: every variant, the slow tests"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--full"):
        for item in items:
            if item.get_closest_marker("slow"):
                item.add_marker(pytest.mark.skip(reason="slow; runs with --full"))
