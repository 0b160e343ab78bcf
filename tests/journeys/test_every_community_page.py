"""Every page inside a community can be read by everybody: axe, both languages, light and dark, wide and narrow."""

from __future__ import annotations

import pytest

from tests.journeys.looking import Lookers, name_of, variants
from tests.journeys.not_pages import NOT_PAGES
from tests.journeys.pages import ACCOUNTS, COMMUNITIES
from tests.journeys.pages_of_asking import ASKING
from tests.journeys.pages_of_doings import DOINGS
from tests.journeys.pages_of_people import PEOPLE
from tests.journeys.pages_of_purpose import PURPOSE
from tests.journeys.pages_of_the_team import TEAM
from tests.journeys.sights import Sight
from tests.matrix.rows import named_addresses

pytestmark = pytest.mark.journey

INSIDE = COMMUNITIES + PEOPLE + ASKING + DOINGS + PURPOSE + TEAM


@pytest.mark.parametrize(
    ("number", "sight"),
    list(enumerate(INSIDE)),
    ids=lambda one: getattr(one, "name", ""),
)
def test_a_page_can_be_read_by_everybody(number: int, sight: Sight, lookers: Lookers, full: bool):
    wrong = {str(variant): lookers.look(sight, variant) for variant in variants(number, full)}
    assert not any(wrong.values()), wrong


def test_no_page_is_left_out():
    seen = {name_of(sight.path) for sight in ACCOUNTS + INSIDE}
    assert set(named_addresses()) - seen == NOT_PAGES
