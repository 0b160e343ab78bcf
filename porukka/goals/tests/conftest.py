"""A team of writers that sets goals, and how these tests come to its pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.goals.actions import setting
from porukka.goals.models import Goal
from porukka.insights.actions.judging import today
from tests.cast import Cast


def at(name: str, *values: Any) -> str:
    """The address of a page of the writers' goals."""
    return reverse(f"goals:{name}", args=["writers", *values])


def in_days(days: float) -> Any:
    return time_machine.travel(timezone.now() + timedelta(days=days))


def day(community: Community, later: int = 0) -> date:
    return today(community) + timedelta(days=later)


@pytest.fixture
def set_goal(cast: Cast) -> Callable[..., Goal]:
    """Aino sets one: a number kept by hand unless it is told."""

    def make(**facts: Any) -> Goal:
        owner: Member = facts.pop("owner", cast.aino)
        first = {"measure": "", "words": "Texts finished", "target": 10.0, "start": 2.0}
        return setting.set_goal(cast.aino, **first | {"by": day(cast.community, 90), "owner": owner} | facts)

    return make
