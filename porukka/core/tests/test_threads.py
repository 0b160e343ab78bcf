"""What belongs to one request is no other's: each thread has its own language, zone and connection."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from zoneinfo import ZoneInfo

from django.db import connections
from django.urls import get_script_prefix, set_script_prefix
from django.utils import timezone, translation


def test_a_thread_sees_nothing_of_what_another_has_chosen() -> None:
    def look() -> tuple[str, str, str]:
        return translation.get_language(), timezone.get_current_timezone_name(), get_script_prefix()

    untouched = look()
    with ThreadPoolExecutor(1) as other:
        before = other.submit(look).result()
        with translation.override("fi"), timezone.override(ZoneInfo("Europe/Helsinki")):
            set_script_prefix("/there/")
            try:
                assert look()[:1] + look()[2:] == ("fi", "/there/")
                assert other.submit(look).result() == before
                other.submit(translation.activate, "en").result()
                assert look()[0] == "fi"
            finally:
                set_script_prefix("/")
    assert look() == untouched


def test_each_thread_has_a_connection_of_its_own() -> None:
    with ThreadPoolExecutor(1) as other:
        theirs = other.submit(lambda: connections["default"]).result()
        assert theirs is not connections["default"]
        assert other.submit(lambda: connections["default"]).result() is theirs


def test_it_is_kept_in_the_plainest_way() -> None:
    kept = (vars(timezone)["_active"], vars(connections)["_connections"])
    assert [type(one) for one in kept] == [threading.local] * 2
