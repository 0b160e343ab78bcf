"""The empty form of an answer is kept for many topics and readers, each of whom is offered what she may add (C23)."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from porukka.communities.actions import stewarding
from porukka.communities.models import Community, Member, Room
from porukka.core import shelf
from porukka.discussions.actions import writing
from porukka.discussions.drawing import composer
from porukka.discussions.models import Topic
from tests.cast import Cast, signed_in

READ, POLL, TICK = 'name="add" value="read"', 'name="add" value="poll"', 'name="guidelines-accepts"'


@pytest.fixture
def topics(cast: Cast) -> tuple[Topic, Topic]:
    """One each in two open rooms."""
    other = Room.objects.create(community=cast.community, name="Other", slug="other", kind="open")
    keys, lamps = (
        writing.start_topic(cast.niilo, room, title=title, text="Where?")
        for room, title in ((cast.common, "Keys"), (other, "Lamps"))
    )
    shelf.clear_all()
    return keys, lamps


def shown(who: Member, topic: Topic, **headers: Any) -> str:
    address = reverse("discussions:topic", args=["writers", topic])
    answer = signed_in(who).get(address, headers=headers)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_one_form_does_for_two_rooms_and_each_discussion_has_its_own_addresses(
    cast: Cast, topics: Any
) -> None:
    for topic in topics:
        page = shown(cast.eero, topic)
        replies = reverse("discussions:reply", args=["writers", topic])
        assert f'action="{replies}"' in page
        assert f'data-additions="{replies}with/"' in page
        assert f"?topic={topic.address}" in page
        assert POLL in page
    assert len(composer._shelf._row) == 1


def test_a_kept_form_asks_the_database_nothing(
    cast: Cast, topics: Any, django_assert_num_queries: Any
) -> None:
    shown(cast.eero, topics[0])
    eero = Member.objects.select_related("community", "person").get(pk=cast.eero.pk)
    for topic in topics:
        found = Topic.objects.select_related("room").get(pk=topic.pk)
        with django_assert_num_queries(0):
            composer._kept(eero, found, veiled=False, has_picture=False, has_opener=True)


@pytest.mark.parametrize("first", ["eero", "matti"])
def test_the_team_s_buttons_come_to_no_member_whoever_came_first(cast: Cast, topics: Any, first: str) -> None:
    order = [cast.eero, cast.matti] if first == "eero" else [cast.matti, cast.eero]
    offered = {who.pk: READ in shown(who, topics[0]) for who in order}
    assert offered == {cast.eero.pk: False, cast.matti.pk: True}


def test_a_steward_is_offered_it_in_her_room_alone(cast: Cast, topics: Any) -> None:
    stewarding.name(cast.aino, cast.common, cast.eero, months=6)
    eero = Member.objects.get(pk=cast.eero.pk)
    assert [READ in shown(eero, topic) for topic in topics] == [True, False]
    assert [READ in shown(cast.niilo, topic) for topic in topics] == [False, False]


def test_a_tick_for_the_guidelines_is_hers_who_owes_it(cast: Cast, topics: Any) -> None:
    Community.objects.update(guidelines_version=2, guidelines_asked=2)
    Member.objects.exclude(pk=cast.eero.pk).update(guidelines_version=2)
    for _time in range(2):
        assert TICK in shown(cast.eero, topics[0])
        assert TICK not in shown(cast.matti, topics[0])
        assert TICK not in shown(cast.niilo, topics[0])


def test_a_part_that_is_switched_off_goes_from_the_next_page(cast: Cast, topics: Any) -> None:
    assert POLL in shown(cast.eero, topics[0])
    Community.objects.update(parts_off="polls")
    assert POLL not in shown(cast.eero, topics[0])


def test_two_languages_of_one_form(cast: Cast, topics: Any) -> None:
    for who, language in ((cast.eero, "fi"), (cast.niilo, "en")):
        who.person.language = language
        who.person.save()
    finnish, english = shown(cast.eero, topics[0]), shown(cast.niilo, topics[0])
    assert "Äänestys</button>" in finnish
    assert "Poll</button>" in english
    assert "Äänestys</button>" not in english
