"""Memory goes back to the system now and then, wherever that can be asked for."""

import ctypes

import pytest

from porukka.config.front.heaps import Heaps, of_this_process


def test_what_is_free_is_given_back_once_in_so_many_answers():
    given_back: list[int] = []
    heaps = Heaps(given_back.append, every=3)
    for _answer in range(8):
        heaps.answered()
    assert given_back == [0, 0]


def test_a_c_library_that_cannot_give_back_is_left_alone():
    heaps = Heaps(None, every=1)
    heaps.answered()


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="another C library than glibc")
def test_the_system_has_more_of_its_own_after_it():
    heaps = of_this_process()
    pieces = [b"x" * 5_000 for _each in range(8_000)]
    del pieces[:-1]  # the last one stays, above a gap of 40 MB
    before = _own_kilobytes()
    for _answer in range(heaps._every):
        heaps.answered()
    assert _own_kilobytes() < before - 20_000


def _own_kilobytes() -> int:
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("RssAnon"))
