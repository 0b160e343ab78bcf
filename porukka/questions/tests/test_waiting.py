"""Open boxes stand among what waits for a member, until she has put something in."""

from __future__ import annotations

import pytest

from porukka.core import slots
from porukka.discussions.actions import hiding, ordering
from porukka.questions import queries
from porukka.questions.actions import asking, closing
from porukka.questions.models import Box
from porukka.questions.tests.conftest import PROMPT, collect, talk_of


def waits_for(member):
    return slots.fill("waiting.answers", member)["questions"]


def test_an_open_box_waits_for_those_who_have_asked_nothing(cast, box, queue):
    shown = waits_for(cast.niilo)
    assert PROMPT in shown
    assert talk_of(box) in shown
    assert talk_of(queue) not in shown  # nobody is expected to ask there
    asking.ask(cast.niilo, box, "Which comma?")
    assert not waits_for(cast.niilo)
    assert PROMPT in waits_for(cast.mari)


@pytest.mark.parametrize("name", ["eero", "sami", "gita"])
def test_it_waits_for_nobody_who_hosts_it_or_may_not_ask(cast, box, name):
    assert not waits_for(getattr(cast, name))


def test_it_waits_for_nobody_who_asked_without_a_name(cast, box):
    cast.common.anonymous_allowed = True
    cast.common.save()
    asking.ask(cast.niilo, box, "Which comma?", veiled=True)
    assert not waits_for(cast.niilo)


def test_what_is_closed_or_gone_waits_no_more(cast, box):
    closing.close(cast.eero, box)
    assert not waits_for(cast.niilo)
    closing.reopen(cast.eero, box)
    ordering.close(cast.aino, box.post.topic, "Enough")
    assert not waits_for(cast.niilo)
    ordering.reopen(cast.aino, box.post.topic)
    assert waits_for(cast.niilo)
    hiding.hide(cast.aino, box.post, "Not here")
    assert not waits_for(cast.niilo)


def test_a_box_of_a_room_she_does_not_read_waits_for_others(cast):
    collect(cast.niilo, cast.workshop)
    assert not waits_for(cast.eero)
    assert waits_for(cast.gita)


def test_there_are_so_many_at_most_and_they_take_one_query(cast, django_assert_num_queries):
    cast.common.anonymous_allowed = True
    cast.common.save()
    for number in range(3):
        collect(cast.eero, cast.common, title=str(number), veiled=True)
    with django_assert_num_queries(1):
        found = queries.open_boxes(cast.niilo, 2)
    newest = Box.objects.order_by("-pk")[:2]
    assert [box.pk for box in found] == [box.pk for box in newest]
