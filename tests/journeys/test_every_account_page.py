"""Every page outside a community can be read by everybody: accounts, the front, what went wrong."""

from __future__ import annotations

import pytest

from tests.journeys.looking import Lookers, variants
from tests.journeys.pages import ACCOUNTS
from tests.journeys.sights import Sight

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(
    ("number", "sight"), list(enumerate(ACCOUNTS)), ids=lambda one: getattr(one, "name", "")
)
def test_a_page_can_be_read_by_everybody(number: int, sight: Sight, lookers: Lookers, full: bool):
    wrong = {str(variant): lookers.look(sight, variant) for variant in variants(number, full)}
    assert not any(wrong.values()), wrong
