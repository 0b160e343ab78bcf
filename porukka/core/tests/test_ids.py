"""Ids: unlike each other, one spelling each, and an address that is no id leads nowhere."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.http import HttpResponse
from django.urls import Resolver404, path, register_converter
from django.urls.resolvers import RoutePattern, URLPattern, URLResolver
from hypothesis import given
from hypothesis import strategies as st

from porukka.core import ids

NUMBERS = st.integers(0, ids.LARGEST)


def test_ids_made_one_after_the_other_stand_in_that_order():
    made = [ids.new_id() for _ in range(100_000)]
    assert made == sorted(set(made))
    assert all(0 < number <= ids.LARGEST for number in made)


def test_also_while_the_clock_stands_still_or_is_set_back_a_little():
    with time_machine.travel(datetime(2026, 5, 1, tzinfo=UTC), tick=False) as clock:
        made = [ids.new_id() for _ in range(100_000)]
        clock.shift(-0.9)
        made.append(ids.new_id())
        clock.shift(2)
        made.append(ids.new_id())
    assert made == sorted(set(made))


def test_a_clock_that_was_far_ahead_is_not_believed_for_ever():
    with time_machine.travel(datetime(2060, 5, 1, tzinfo=UTC), tick=False):
        ids.new_id()
    with time_machine.travel(datetime(2026, 5, 2, tzinfo=UTC), tick=False):
        assert ids.made_at(ids.new_id()) == datetime(2026, 5, 2, tzinfo=UTC)


def test_an_id_knows_when_it_was_made():
    with time_machine.travel(datetime(2026, 5, 1, 12, 30, 0, 123_000, tzinfo=UTC), tick=False):
        assert ids.made_at(ids.new_id()) == datetime(2026, 5, 1, 12, 30, 0, 123_000, tzinfo=UTC)


@pytest.mark.parametrize("year", [1999, 2020, 2039, 2060, 2088])
def test_any_clock_gives_an_id_of_63_bits(year):
    with time_machine.travel(datetime(year, 1, 1, tzinfo=UTC), tick=False):
        assert 0 <= ids.new_id() <= ids.LARGEST


@given(NUMBERS)
def test_an_id_survives_its_address(number):
    text = ids.to_text(number)
    assert ids.from_text(text) == ids.from_text(text.upper()) == number
    assert len(text) <= 13
    assert set(text) <= set("0123456789abcdefghjkmnpqrstvwxyz")


@given(st.text(max_size=20))
def test_any_text_is_one_id_or_none(text):
    try:
        number = ids.from_text(text)
    except ValueError:
        return
    assert ids.to_text(number) == text.lower()


@pytest.mark.parametrize("number", [-1, ids.LARGEST + 1])
def test_a_number_that_is_no_id_has_no_address(number):
    with pytest.raises(ValueError, match="63 bits"):
        ids.to_text(number)


WRONG = [
    "",
    "i",
    "l",
    "o",
    "u",
    "abcL",
    "-1",
    " 1",
    "1 ",
    "a_b",
    "٣",
    "ä",
    "00",
    "01",
    "0" * 13,
    "1" * 14,
    "z" * 13,
]


@pytest.mark.parametrize("text", [*WRONG, ids.to_text(ids.LARGEST)[:-1] + "zz", "8000000000000"])
def test_a_text_that_is_no_id_is_refused(text):
    with pytest.raises(ValueError, match="not an id"):
        ids.from_text(text)


def test_the_largest_id_is_taken_and_one_more_is_not():
    assert ids.from_text("7zzzzzzzzzzzz") == ids.LARGEST
    with pytest.raises(ValueError, match="not an id"):
        ids.from_text("8000000000000")


@pytest.fixture(scope="module")
def site():
    """Two addresses of the kinds that the product has."""
    register_converter(ids.IdConverter, "id_in_test")
    register_converter(ids.IdSlugConverter, "idslug_in_test")

    def answer(request, pk):
        return HttpResponse()

    pages = [
        path("m/<id_in_test:pk>", answer, name="picture"),
        path("t/<idslug_in_test:pk>", answer, name="topic"),
    ]
    assert all(isinstance(page, URLPattern) for page in pages)
    return URLResolver(RoutePattern(""), pages)


@pytest.mark.parametrize("ending", ["", "-", "-tervetuloa", "-Tervetuloa-kaikki", "-äiti.", "-1-2"])
def test_a_topic_is_found_whatever_its_slug_says(site, ending):
    number = ids.new_id()
    assert site.resolve(f"t/{ids.to_text(number)}{ending}").kwargs == {"pk": number}
    assert site.resolve(f"t/{ids.to_text(number).upper()}{ending}").kwargs == {"pk": number}


@pytest.mark.parametrize("wrong", [*WRONG, "8000000000000", "5/x", "5-a/b"])
def test_an_address_without_an_id_is_not_found(site, wrong):
    for address in (f"m/{wrong}", f"t/{wrong}", f"t/{wrong}-slug"):
        with pytest.raises(Resolver404):
            site.resolve(address)


def test_a_picture_has_no_slug(site):
    assert site.resolve("m/5").kwargs == {"pk": 5}
    with pytest.raises(Resolver404):
        site.resolve("m/5-slug")


def test_an_address_is_made_from_an_id_or_from_something_that_has_a_slug(site):
    assert site.reverse("picture", pk=33) == "m/11"
    assert site.reverse("topic", pk=33) == "t/11"
    assert site.reverse("topic", pk=SimpleNamespace(pk=33, slug="tervetuloa")) == "t/11-tervetuloa"
    assert site.reverse("topic", pk=SimpleNamespace(pk=33, slug="")) == "t/11"


def test_what_was_said_long_ago_gets_ids_in_the_order_of_its_times():
    moments = [datetime(year, 3, 1, tzinfo=UTC) for year in (1900, 1970, 1995, 2008, 2019, 2020, 2024, 2026)]
    moments += [moments[-1] + timedelta(milliseconds=1), moments[-1] + timedelta(days=1)]
    made = [ids.id_of(moment, set()) for moment in moments]
    assert made[2:] == sorted(made[2:])
    assert all(0 <= number <= ids.LARGEST for number in made)
    assert ids.made_at(made[-1]) == moments[-1]


@pytest.mark.parametrize("year", [1995, 2008, 2019, 2020, 2024])
def test_what_is_of_a_time_or_later_is_found_by_its_ids(year):
    moment = datetime(year, 3, 1, tzinfo=UTC)
    first = ids.first_id_at(moment)
    assert all(ids.id_of(moment + timedelta(minutes=later), set()) >= first for later in (0, 1, 60))
    assert ids.id_of(moment - timedelta(minutes=9), set()) < first


def test_of_one_moment_there_are_as_many_ids_as_are_asked_for(monkeypatch):
    draws = iter([7, 7, 7, 8])
    monkeypatch.setattr("secrets.randbits", lambda bits: next(draws))
    taken: set[int] = set()
    moment = datetime(2026, 5, 1, tzinfo=UTC)
    assert ids.id_of(moment, taken) + 1 == ids.id_of(moment, taken)
    assert len(taken) == 2
