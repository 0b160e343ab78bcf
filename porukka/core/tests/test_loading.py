"""What nobody here needs is not loaded."""

from __future__ import annotations

import importlib
import sys

import pytest

from porukka.core.loading import left_out


def test_what_is_left_out_looks_as_if_it_were_not_installed_and_is_there_again_later(monkeypatch):
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with left_out("colorsys"), pytest.raises(ImportError):
        importlib.import_module("colorsys")
    assert importlib.import_module("colorsys").rgb_to_hsv(0, 0, 0) == (0.0, 0.0, 0)


def test_what_is_loaded_already_stays():
    with left_out("json"):
        assert importlib.import_module("json").loads("1") == 1
