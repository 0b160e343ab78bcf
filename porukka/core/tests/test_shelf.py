"""Shelves: what was put there is found by its whole key, and there is an end to how much."""

import gc

from django.urls import get_resolver

from porukka.core.shelf import MOST, Shelf, clear_all, promised


def test_a_piece_is_found_by_its_whole_key_and_by_no_other():
    shelf = Shelf(pieces=10, size=10_000)
    shelf.put(("topic", 7, "fi"), "terve")
    assert shelf.get(("topic", 7, "fi")) == "terve"
    assert shelf.get(("topic", 7, "en")) is None
    assert shelf.get(("topic", 8, "fi")) is None


def test_an_empty_piece_is_a_piece():
    shelf = Shelf(pieces=10, size=10_000)
    shelf.put("none", "")
    assert shelf.get("none") == ""


def test_no_more_pieces_are_kept_than_there_is_room_for():
    shelf = Shelf(pieces=10, size=1_000_000)
    for number in range(1_000):
        shelf.put(number, str(number))
    kept = [number for number in range(1_000) if shelf.get(number) is not None]
    assert kept == list(range(990, 1_000))


def test_no_more_bytes_are_kept_than_there_is_room_for():
    shelf = Shelf(pieces=1_000, size=10_000)
    for number in range(100):
        shelf.put(number, "x" * 1_000)
    kept = [number for number in range(100) if shelf.get(number) is not None]
    assert 4 <= len(kept) <= 9


def test_a_piece_larger_than_half_of_it_is_not_kept_and_pushes_nothing_out():
    shelf = Shelf(pieces=10, size=10_000)
    shelf.put("small", "x")
    shelf.put("large", object(), size=6_000)
    assert (shelf.get("small"), shelf.get("large")) == ("x", None)


def test_what_is_asked_for_again_and_again_stays():
    shelf = Shelf(pieces=10, size=1_000_000)
    shelf.put("often", "here")
    for number in range(100):
        shelf.put(number, "x")
        assert shelf.get("often") == "here"


def test_clearing_empties_every_shelf():
    one, other = Shelf(pieces=4, size=100_000), Shelf(pieces=4, size=100_000)
    one.put(1, "a")
    other.put(1, "b")
    clear_all()
    assert (one.get(1), other.get(1)) == (None, None)


def test_a_long_key_takes_its_room_too():
    shelf = Shelf(pieces=1_000, size=10_000)
    for number in range(100):
        shelf.put((number, ("x" * 900,)), "")
    kept = [number for number in range(100) if shelf.get((number, ("x" * 900,))) is not None]
    assert 1 <= len(kept) <= 9


def test_all_shelves_of_a_process_together_leave_room_for_the_rest_of_it():
    get_resolver().url_patterns  # noqa: B018  every folder is loaded
    assert Shelf(pieces=1, size=1).size == 1
    gc.collect()
    assert 10_000_000 < promised() <= MOST
