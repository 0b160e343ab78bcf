"""Which arrows the floors allow."""

import pytest

from tests.house.floors import points_up


@pytest.mark.parametrize(
    ("source", "target", "up"),
    [
        ("polls", "discussions", False),
        ("discussions", "polls", True),
        ("search", "moderation", True),
        ("search", "search", False),
        ("core", "auth", False),
    ],
)
def test_an_arrow_may_point_down_and_neither_up_nor_to_a_sibling(source, target, up):
    assert points_up(source, target) is up
