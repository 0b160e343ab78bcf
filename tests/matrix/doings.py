"""What members of the matrix's world do together, beyond talking: one line for each folder that has something."""

from __future__ import annotations

from typing import Any

from tests.matrix.asked import ask_everybody, share_links, tell_stories
from tests.matrix.calendars import have_calendars
from tests.matrix.collected import have_boxes
from tests.matrix.events import have_events
from tests.matrix.ideas import have_ideas


def do_things(building: Any) -> None:
    """building: a community of the world, in which everybody is and has talked."""
    have_ideas(building)
    have_boxes(building)
    ask_everybody(building)
    share_links(building)
    have_events(building)
    tell_stories(building)
    have_calendars(building)
