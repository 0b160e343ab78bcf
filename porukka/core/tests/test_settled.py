"""Settings are looked up plainly, and a change of them is seen all the same."""

from __future__ import annotations

import pytest
from django.conf import LazySettings, settings
from django.test import override_settings


def test_a_changed_setting_is_seen_at_once_and_the_former_one_after_it() -> None:
    former = settings.PORUKKA_URL
    for changed in ("https://one.example", "https://two.example"):
        with override_settings(PORUKKA_URL=changed):
            assert changed == settings.PORUKKA_URL
            assert changed == settings.PORUKKA_URL  # the second time it is remembered
        assert former == settings.PORUKKA_URL


def test_a_setting_that_does_not_exist_is_missed() -> None:
    with pytest.raises(AttributeError):
        _ = settings.NOBODY_HAS_SET_THIS
    assert getattr(settings, "NOBODY_HAS_SET_THIS", 7) == 7
    assert "PORUKKA_URL" in dir(settings)


def test_no_python_runs_for_a_setting_that_is_known() -> None:
    assert LazySettings.__getattribute__ is object.__getattribute__
