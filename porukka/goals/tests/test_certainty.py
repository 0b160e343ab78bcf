"""Intervals against published values, and against what chance does."""

from __future__ import annotations

import pytest

from porukka.goals.measures.certainty import bootstrap, newcombe, wilson


@pytest.mark.parametrize(
    ("some", "n", "low", "high"),
    [
        # Newcombe 1998, "Interval estimation for the difference between independent proportions", table of examples
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_of_a_share(some, n, low, high) -> None:
    assert wilson(some, n) == pytest.approx((low, high), abs=5e-5)


def test_the_interval_of_a_difference() -> None:
    """Newcombe 1998, his method 10: 56/70 against 48/80."""
    found = newcombe((48, 80), (56, 70))
    assert found == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert found is not None
    assert found.is_clear
    same = newcombe((10, 20), (11, 20))
    assert same is not None
    assert not same.is_clear
    assert newcombe((0, 0), (5, 10)) is None


def test_of_nothing_everything_is_possible() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


def test_weeks_drawn_again_and_again() -> None:
    found = bootstrap([3, 4, 5, 4], [9, 10, 11, 10])
    assert found is not None
    assert 4.5 < found.low <= 6 <= found.high < 7.5
    assert found == bootstrap([3, 4, 5, 4], [9, 10, 11, 10])  # the same each time
    noisy = bootstrap([3, 9, 1, 12], [10, 2, 11, 3])
    assert noisy is not None
    assert not noisy.is_clear
    assert bootstrap([1, 2, 3], [9, 9, 9, 9]) is None
