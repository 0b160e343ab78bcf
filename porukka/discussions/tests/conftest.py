"""What those tests share that put discussions elsewhere."""

from __future__ import annotations

import pytest

from porukka.communities.models import Room
from porukka.discussions.tests.talking import a_reply, a_topic, opening


@pytest.fixture
def attic(cast):
    return Room.objects.create(community=cast.community, name="Attic", slug="attic", kind="open", position=9)


@pytest.fixture
def topic(cast):
    return a_topic(cast.eero, cast.common, "First chapters")


@pytest.fixture
def talk(cast, topic):
    """The topic with four replies; the third answers the second."""
    one = a_reply(cast.niilo, topic, "One")
    two = a_reply(cast.mari, topic, "Two")
    three = a_reply(cast.eero, topic, "Three", to=two)
    return [opening(topic), one, two, three, a_reply(cast.aino, topic, "Four")]
