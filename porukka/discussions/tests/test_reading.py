"""What one has read and what not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from porukka.communities.models import Member
from porukka.core.shelf import clear_all
from porukka.discussions.models import Reading
from porukka.discussions.tests.talking import (
    TALK,
    a_reply,
    a_topic,
    address,
    age,
    is_unread,
    link_to,
    now,
    numbers,
    page,
    post_address,
    reply,
    titles,
)

TITLE = "First chapters"


@pytest.fixture
def topic(cast):
    return a_topic(cast.aino, cast.common, TITLE)


def read(client, topic, number, **fields):
    return client.post(address(topic) + "reading/", {"number": number} | fields)


def test_a_new_discussion_is_unread_for_all_but_its_author(cast, signed_in, topic):
    assert is_unread(page(signed_in(cast.eero)), TITLE)
    assert not is_unread(page(signed_in(cast.aino)), TITLE)


def test_reading_a_page_writes_nothing(cast, signed_in, topic):
    page(signed_in(cast.eero), address(topic))
    assert not Reading.objects.filter(member=cast.eero).exists()


def test_the_beacon_marks_and_says_nothing(cast, signed_in, topic):
    client = signed_in(cast.eero)
    answer = read(client, topic, 0)
    assert (answer.status_code, answer.content) == (204, b"")
    assert not is_unread(page(client), TITLE)
    assert titles(page(client, TALK + "?show=unread")) == []


def test_the_button_marks_and_leads_to_the_list(cast, signed_in, topic):
    client = signed_in(cast.eero)
    assert 'name="button"' in page(client, address(topic))
    assert read(client, topic, 0, button="1")["Location"] == TALK
    shown = page(client)
    assert "Marked as read." in shown
    assert not is_unread(shown, TITLE)
    assert 'name="button"' not in page(client, address(topic))


def test_the_list_leads_to_the_first_unread_and_the_page_shows_where_it_is(cast, signed_in, topic):
    client = signed_in(cast.eero)
    read(client, topic, 0)
    for _round in range(40):
        a_reply(cast.aino, topic)
    read(client, topic, 33)
    link = link_to(page(client), TITLE)
    assert link == address(topic) + "?at=34#new"
    shown = page(client, link)
    assert numbers(shown) == list(range(30, 41))
    assert numbers(shown.split('id="new"')[1])[0] == 34
    assert f'{address(topic)}?at=34#new">To the first unread' in page(client, address(topic))


def test_a_discussion_never_opened_leads_to_its_beginning_without_a_line(cast, signed_in, topic):
    client = signed_in(cast.eero)
    a_reply(cast.aino, topic)
    assert link_to(page(client), TITLE) == address(topic)
    assert 'id="new"' not in page(client, address(topic))


def test_reading_never_goes_back_nor_past_the_end(cast, signed_in, topic):
    client = signed_in(cast.eero)
    a_reply(cast.aino, topic)
    read(client, topic, 99_999_999)
    assert Reading.objects.get(member=cast.eero).number == 1
    read(client, topic, 0)
    assert Reading.objects.get(member=cast.eero).number == 1


def test_ones_own_reply_reads_what_was_before_it(cast, signed_in, topic):
    client = signed_in(cast.eero)
    a_reply(cast.matti, topic)
    reply(client, topic)
    assert not is_unread(page(client), TITLE)
    assert is_unread(page(signed_in(cast.matti)), TITLE)


def test_all_at_once(cast, signed_in, topic):
    client = signed_in(cast.eero)
    second = a_topic(cast.matti, cast.common, "Second")
    read(client, second, 0)
    a_reply(cast.aino, second)
    hidden = a_topic(cast.niilo, cast.workshop, "Hidden")
    assert titles(page(client, TALK + "?show=unread")) == ["Second", TITLE]
    assert client.post(TALK + "readings/")["Location"] == TALK
    assert "2 discussions marked as read." in page(client)
    assert titles(page(client, TALK + "?show=unread")) == []
    assert not Reading.objects.filter(member=cast.eero, topic=hidden).exists()
    client.post(TALK + "readings/")
    assert "You had read everything already." in page(client)
    a_reply(cast.aino, topic)
    assert is_unread(page(client), TITLE)


def test_nobody_marks_what_she_may_not_see(cast, signed_in, topic):
    hidden = a_topic(cast.niilo, cast.workshop, "Hidden")
    assert read(signed_in(cast.eero), hidden, 0).status_code == 404
    for outsider in (cast.outi, None):
        assert read(signed_in(outsider), topic, 0).status_code == 404
        assert signed_in(outsider).post(TALK + "readings/").status_code == 404
    assert set(Reading.objects.values_list("member", flat=True)) == {cast.aino.pk, cast.niilo.pk}


@pytest.mark.parametrize("strange", ["", "abc", "-1", "1.5", "9" * 9, "\x00"])
def test_a_beacon_that_makes_no_sense_is_refused(cast, signed_in, topic, strange):
    assert read(signed_in(cast.eero), topic, strange).status_code == 400
    assert not Reading.objects.filter(member=cast.eero).exists()


def test_what_was_said_before_one_joined_is_not_unread(cast, signed_in, topic):
    for _round in range(31):
        a_reply(cast.matti, topic)
    age(topic, now() - timedelta(hours=2))
    Member.objects.filter(pk=cast.eero.pk).update(joined_at=now() - timedelta(hours=1))
    client = signed_in(cast.eero)
    assert not is_unread(page(client), TITLE)
    assert 'name="button"' not in page(client, address(topic))

    a_reply(cast.aino, topic)
    shown = page(client)
    assert is_unread(shown, TITLE)
    assert link_to(shown, TITLE) == address(topic) + "?at=new#new"
    shown = page(client, address(topic) + "?at=new")
    assert numbers(shown) == [30, 31, 32]
    assert numbers(shown.split('id="new"')[1]) == [32]


def test_who_has_read_all_and_asks_for_what_is_new_sees_the_end(cast, signed_in, topic):
    for _round in range(31):
        a_reply(cast.eero, topic)
    shown = page(signed_in(cast.eero), address(topic) + "?at=new")
    assert numbers(shown) == [30, 31]
    assert 'id="new"' not in shown


def test_nothing_older_than_a_month_is_unread(cast, signed_in, topic):
    age(topic, now() - timedelta(days=31))
    assert not is_unread(page(signed_in(cast.eero)), TITLE)
    age(topic, now() - timedelta(days=29))
    clear_all()  # no deed tells that it is older now
    assert is_unread(page(signed_in(cast.eero)), TITLE)


def test_a_deleted_last_post_does_not_keep_a_discussion_unread(cast, signed_in, topic):
    client = signed_in(cast.eero)
    read(client, topic, 0)
    last = a_reply(cast.aino, topic)
    assert is_unread(page(client), TITLE)
    signed_in(cast.aino).post(post_address(last, "deletion/"))
    assert not is_unread(page(client), TITLE)
    assert 'class="unread"' not in page(client)
    assert 'name="button"' not in page(client, address(topic))
    signed_in(cast.aino).post(post_address(last, "deletion/end/"))
    assert is_unread(page(client), TITLE)


def test_the_line_stands_above_the_first_unread_that_is_still_there(cast, signed_in, topic):
    client = signed_in(cast.eero)
    read(client, topic, 0)
    gone = a_reply(cast.aino, topic)
    a_reply(cast.aino, topic)
    signed_in(cast.aino).post(post_address(gone, "deletion/"))
    shown = page(client, link_to(page(client), TITLE))
    assert numbers(shown.split('id="new"')[1]) == [2]


def test_the_rail_marks_rooms_with_something_unread(cast, signed_in, topic):
    niilo = signed_in(cast.niilo)
    a_topic(cast.gita, cast.workshop, "Inside")
    unread = page(niilo).split('class="rail-links"')[2].split("</ul>")[0]
    assert unread.count('class="unread"') == 2
    niilo.post(TALK + "readings/")
    assert 'class="unread"' not in page(niilo)


def test_visitors_have_nothing_unread(cast, signed_in, topic):
    cast.community.visibility = "public"
    cast.community.save()
    shown = page(signed_in(None))
    assert titles(shown) == [TITLE]
    assert "unread" not in shown.split("<main")[1]
    assert titles(page(signed_in(None), TALK + "?show=unread")) == [TITLE]
