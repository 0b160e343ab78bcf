"""Moving, splitting, merging: what everybody meets, who may, and that nothing is shown to more than could read it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities.live import Group, frames
from porukka.communities.models import RoomMember
from porukka.core import shelf
from porukka.core.refusal import Refused
from porukka.discussions import rules
from porukka.discussions.actions import deleting, hiding, moving, ordering, writing
from porukka.discussions.models import Moved, Post, Topic, Trail
from porukka.discussions.tests.placing import merge, move, room_of, split
from porukka.discussions.tests.talking import (
    TALK,
    a_reply,
    a_topic,
    address,
    deeds_of,
    numbers,
    opening,
    page,
    post_address,
)
from porukka.discussions.tests.test_counts import kept, recounted
from porukka.people import once

# moving


def test_the_team_moves_a_discussion_and_everybody_reads_where_it_came_from(cast, signed_in, topic, attic):
    assert move(signed_in(cast.matti), topic, attic).status_code == 302
    assert room_of(topic) == attic
    assert "Matti moved this here from the room Common room" in page(signed_in(cast.eero), address(topic))
    assert deeds_of(topic)[-1] == "topic.moved"


@pytest.mark.parametrize("name", ["eero", "gita", "niilo"])
def test_a_member_moves_splits_and_merges_nothing(cast, signed_in, topic, talk, attic, name):
    client = signed_in(getattr(cast, name))
    other = a_topic(cast.aino, cast.common, "Other")
    answers = [move(client, topic, attic), split(client, topic, [1]), merge(client, topic, other)]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert [client.get(address(topic) + what).status_code for what in ("move/", "split/", "merge/")] == [
        404
    ] * 3
    assert (Trail.objects.count(), Moved.objects.count()) == (0, 0)


def test_what_was_said_among_few_is_never_moved_to_where_more_read(cast, signed_in, attic):
    topic = a_topic(cast.niilo, cast.workshop)
    RoomMember.objects.create(community=cast.community, room=cast.workshop, member=cast.matti)
    for who in (cast.niilo, cast.matti):
        answer = move(signed_in(who), topic, attic)
        assert answer.status_code == 400
        with pytest.raises(Refused):
            moving.move(who, topic, attic)
    assert room_of(topic) == cast.workshop


def test_out_of_a_closed_room_its_owner_moves_only_where_nobody_else_reads(cast):
    topic = a_topic(cast.mari, cast.back)
    place = RoomMember.objects.create(
        community=cast.community, room=cast.workshop, member=cast.mari, is_owner=True
    )
    with pytest.raises(Refused):  # Gita and Niilo are not in the back room
        moving.move(cast.mari, topic, cast.workshop)
    RoomMember.objects.filter(room=cast.workshop).exclude(pk=place.pk).delete()
    moving.move(cast.mari, topic, cast.workshop)
    assert room_of(topic) == cast.workshop


def test_the_team_moves_nothing_into_a_room_it_is_not_in(cast, signed_in, topic):
    assert move(signed_in(cast.matti), topic, cast.workshop).status_code == 400
    assert "Workshop" not in page(signed_in(cast.matti), address(topic) + "move/").split("<main")[1]
    assert room_of(topic) == cast.common


def test_a_discussion_moved_into_a_secret_room_is_gone_for_the_others_and_its_room_is_not_named(
    cast, signed_in, topic, attic
):
    moving.move(cast.mari, topic, cast.back)
    assert signed_in(cast.eero).get(address(topic)).status_code == 404
    assert "First chapters" not in page(signed_in(cast.eero))
    moved_in = page(signed_in(cast.mari), address(topic))
    assert "Mari moved this here from the room Common room" in moved_in


def test_a_wrong_move_is_taken_back_at_once_and_not_after_somebody_wrote(cast, signed_in, topic):
    mari = signed_in(cast.mari)
    answer = mari.post(address(topic) + "move/", {"room": cast.back.pk}, follow=True)
    assert f'action="{address(topic)}move/end/"' in answer.content.decode()
    assert mari.post(address(topic) + "move/end/").status_code == 302
    assert room_of(topic) == cast.common
    trail = page(signed_in(cast.eero), address(topic))
    assert "Back room" not in trail
    assert "Mari moved this here from another room" in trail
    moving.move(cast.mari, topic, cast.back)
    a_reply(cast.mari, topic, "Among us")
    assert mari.post(address(topic) + "move/end/").status_code == 403
    assert room_of(topic) == cast.back


def test_a_pin_stays_behind(cast, topic, attic):
    ordering.pin(cast.matti, topic)
    moving.move(cast.matti, topic, attic)
    moving.move(cast.matti, topic, attic)  # there already
    assert Topic.objects.get(pk=topic.pk).pinned_at is None
    assert deeds_of(topic).count("topic.moved") == 1


# splitting


def test_chosen_replies_become_a_discussion_of_their_own(cast, signed_in, topic, talk):
    answer = split(signed_in(cast.matti), topic, [2, 3])
    made = Topic.objects.get(title="Endings")
    assert answer["Location"] == address(made)
    eero = signed_in(cast.eero)
    assert (numbers(page(eero, address(topic))), numbers(page(eero, address(made)))) == ([0, 1, 4], [0, 1])
    assert made.author == cast.mari
    for one in (topic, made):
        assert kept(one) == recounted(one) | {"last_number": one.last_number}
    there, here = page(eero, address(topic)), page(eero, address(made))
    assert "Matti split off 2 replies" in there
    assert f'<a href="{address(made)}">Endings</a>' in there
    assert f'<a href="{address(topic)}">First chapters</a>' in here
    assert "Two" in here.split('class="said"')[1]  # what was answered came along


def test_old_links_to_what_was_split_off_find_it(cast, signed_in, topic):
    for number in range(1, 36):
        a_reply(cast.niilo, topic, f"Reply {number}")
    post = Post.objects.get(topic=topic, number=33)
    moving.split(cast.matti, topic, [2, 33], title="Endings", room=topic.room)
    made = Topic.objects.get(title="Endings")
    eero = signed_in(cast.eero)
    assert eero.get(f"{address(topic)}?at=33")["Location"] == f"{address(made)}#p1"
    assert eero.get(f"{address(topic)}?at=2")["Location"] == f"{address(made)}#p0"
    assert eero.get(post_address(post))["Location"] == f"{address(made)}#p1"
    assert eero.get(f"{address(topic)}?at=34").status_code == 200


def test_links_into_a_room_one_may_not_read_lead_nowhere(cast, signed_in, topic, talk):
    moving.split(cast.mari, topic, [1, 2], title="Surprise party", room=cast.back)
    eero = signed_in(cast.eero)
    html = page(eero, f"{address(topic)}?at=2")
    assert numbers(html) == [0, 3, 4]
    assert "Mari split off 2 replies" in html
    assert "Surprise party" not in html
    assert "Two" not in html.replace("Two weeks", "")  # nor in the quote above what answered it
    assert eero.get(post_address(talk[2])).status_code == 404
    assert "Surprise party" in page(signed_in(cast.mari), address(topic))


def test_tags_go_with_their_posts(cast, signed_in, topic):
    a_reply(cast.niilo, topic, "Secretly #cake")
    a_reply(cast.niilo, topic, "Openly #tea")
    made = moving.split(cast.mari, topic, [1], title="Surprise party", room=cast.back)
    assert [name for _pk, name in Topic.objects.get(pk=topic.pk).tags] == ["tea"]
    assert [name for _pk, name in Topic.objects.get(pk=made.pk).tags] == ["cake"]
    assert "cake" not in page(signed_in(cast.eero), f"{TALK}tags/")
    assert "cake" in page(signed_in(cast.mari), f"{TALK}tags/")


def test_bad_choices_are_told_and_nothing_is_half_done(cast, signed_in, topic, talk):
    matti = signed_in(cast.matti)
    deleting.delete(cast.mari, talk[2])
    answers = [
        split(matti, topic, []),
        split(matti, topic, [0]),  # the opening stays
        split(matti, topic, [2]),  # deleted
        split(matti, topic, [1, 99]),
        split(matti, topic, ["x"]),
        split(matti, topic, [1], title="x" * 141),
        split(matti, topic, [1], room=cast.workshop),
    ]
    assert [answer.status_code for answer in answers] == [400] * 7
    assert "checked" in answers[5].content.decode()  # the choice is kept
    assert (Topic.objects.count(), Moved.objects.count(), Trail.objects.count()) == (1, 0, 0)
    with pytest.raises(Refused):
        moving.split(cast.matti, topic, range(1, 300), title="Much", room=topic.room)


def test_sent_twice_it_is_split_once(cast, signed_in, topic, talk):
    matti, key = signed_in(cast.matti), once.key()
    places = [split(matti, topic, [1], once=key)["Location"]]
    places.append(split(matti, topic, [3], once=key)["Location"])
    assert places[0] == places[1]
    assert Topic.objects.count() == 2


def test_a_hidden_reply_that_becomes_an_opening_is_shown_again_under_its_new_title(cast, topic, talk):
    hiding.hide(cast.matti, talk[2], "Unkind")
    made = moving.split(cast.matti, topic, [2], title="Endings", room=topic.room)
    hiding.unhide(cast.matti, Post.objects.get(pk=talk[2].pk))
    made.refresh_from_db()
    assert made.title == "Endings"


# open pages and pages that cost


def test_open_pages_get_a_note_and_nobody_outside_hears_of_it(cast, topic, talk, attic):
    after = frames(cast.community.pk, 0, Group("en", "UTC", "member"))[-1].seq
    made = moving.split(cast.matti, topic, [1], title="Endings", room=topic.room)
    moving.move(cast.mari, made, cast.back)
    moving.merge(cast.matti, topic, a_topic(cast.aino, cast.common, "Openings"))
    found = [f for f in frames(cast.community.pk, after, Group("en", "UTC", "member")) if f.kind == "order"]
    assert [str(topic.pk) in frame.data["topics"] for frame in found] == [True, False, True]
    assert found[1].audience == frozenset({cast.mari.person_id})
    assert "put in order" in found[0].data["html"]


def test_what_was_said_before_a_move_is_not_sent_to_those_who_read_no_more(cast, topic):
    a_reply(cast.niilo, topic, "Before")
    writing.edit(cast.eero, opening(topic), text="Better", title="Better")
    moving.move(cast.mari, topic, cast.back)
    for frame in frames(cast.community.pk, 0, Group("en", "UTC", "member")):
        if frame.audience is None:
            assert "Before" not in str(frame.data)
            assert "Better" not in str(frame.data)


def test_only_a_topic_that_was_put_in_order_asks_for_how(cast, signed_in, topic, talk, attic):
    eero = signed_in(cast.eero)
    page(eero, address(topic))
    counts = []
    for step in range(3):
        shelf.clear_all()
        with CaptureQueriesContext(connection) as seen:
            page(eero, address(topic))
        counts.append(len(seen))
        if step < 2:
            moving.move(cast.matti, topic, (attic, cast.common)[step])
    assert counts == [counts[0], counts[0] + 1, counts[0] + 1]


def test_who_keeps_order_where_is_who_may_bring(cast, attic):
    rooms = {"common": cast.common, "workshop": cast.workshop, "back": cast.back}
    found = {
        (name, room): sorted(one.slug for one in rules.rooms_to_bring(getattr(cast, name), rooms[room]))
        for name in ("aino", "mari", "matti", "eero", "niilo", "gita", "sami")
        for room in rooms
    }
    assert {key: value for key, value in found.items() if value} == {
        ("aino", "common"): ["attic"],
        ("mari", "common"): ["attic", "back"],
        ("matti", "common"): ["attic"],
    }
