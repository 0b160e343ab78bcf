"""The bell and its page: what is unread, what one may still see, and marking as read."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.actions import belonging
from porukka.communities.models import Member, RoomMember
from porukka.discussions.actions import deleting, writing
from porukka.discussions.addresses import post_url, topic_url
from porukka.discussions.models import Post, Topic
from porukka.notifications import queries
from porukka.notifications.actions import reading
from porukka.notifications.models import Notification
from porukka.notifications.tasks import purge_old
from tests.cast import Cast

PAGE = "/c/writers/notifications/"


@pytest.fixture
def topic(cast: Cast) -> Topic:
    return writing.start_topic(cast.aino, cast.common, title="How do you <end> it?", text="Words")


def answered(by: Member, topic: Topic, to: Post | None = None) -> Post:
    """A reply of which the worker has told."""
    post = writing.reply(by, topic, text="An answer", reply_to=to)
    deeds.catch_up(["notifications"])
    return post


def read(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def bell(page: str) -> list[str]:
    """The numbers at the bells of a page (one in the rail, one on top of a phone)."""
    return [
        re.sub(r".*?(?:<b>(.*?)</b>.*)?$", r"\1", one) for one in re.findall(r'<a class="bell".*?</a>', page)
    ]


def lines(page: str) -> list[tuple[str, bool]]:
    """The sentences of a page, each with whether it is unread."""
    found = re.findall(
        r'<li class="topic( unread)?">.*?<h3 class="title">(?:<a [^>]*>)?(.*?)<(?:/a|span|/h3)',
        page,
        re.DOTALL,
    )
    return [(words.strip(), bool(unread)) for unread, words in found]


def mark_all(client: Client, page: str) -> Any:
    up_to = re.search(r'name="up_to" value="(\d+)"', page)
    assert up_to
    return client.post(PAGE + "readings/", {"up_to": up_to[1]})


def test_the_page_says_in_a_sentence_who_did_what_and_leads_there(cast, topic, signed_in):
    first = answered(cast.eero, topic)
    answered(cast.niilo, topic, to=first)
    belonging.let_in(cast.niilo, cast.workshop, cast.eero)
    deeds.catch_up(["notifications"])
    page = read(signed_in(cast.eero))
    assert lines(page) == [
        ("Niilo let you into the room “Workshop”", True),
        ("Niilo replied to you in “How do you &lt;end&gt; it?”", True),
    ]
    assert f'href="{post_url("writers", topic, 2)}"' in page
    assert '<h2 class="day">Today</h2>' in page
    assert lines(read(signed_in(cast.aino)))[1] == (
        "Eero replied in your discussion “How do you &lt;end&gt; it?”",
        True,
    )


def test_the_newest_stand_first_under_their_days(cast, topic, signed_in):
    for days in (40, 1, 0):
        answered(cast.eero, topic)
        last = Notification.objects.newest()[0]
        Notification.objects.filter(pk=last.pk).update(made_at=timezone.now() - timedelta(days=days))
    days = re.findall('<h2 class="day">(.*?)</h2>', read(signed_in(cast.aino)))
    assert days[:2] == ["Today", "Yesterday"]
    assert re.fullmatch(r"\d+ \w+ \d{4}", days[2])


def test_what_an_erased_member_wrote_came_from_somebody(cast, topic, signed_in):
    answered(cast.eero, topic)
    Notification.objects.update(actor=None)
    assert lines(read(signed_in(cast.aino)))[0][0].startswith("Somebody replied")


def test_the_bell_counts_what_is_unread_and_addressed_to_me(cast, topic, signed_in):
    assert bell(read(signed_in(cast.aino), "/c/writers/")) == ["", ""]
    answered(cast.eero, topic)
    answered(cast.niilo, topic)
    assert bell(read(signed_in(cast.aino), "/c/writers/")) == ["2", "2"]
    assert bell(read(signed_in(cast.mari), "/c/writers/")) == ["", ""]


def test_the_bell_counts_to_ninety_nine(cast, topic, signed_in):
    post = answered(cast.eero, topic)
    Notification.objects.bulk_create(
        Notification(
            community=cast.community,
            member=cast.aino,
            kind="answer_to_topic",
            topic=topic,
            post=post,
            deed_seq=seq,
        )
        for seq in range(1000, 1098)
    )
    assert bell(read(signed_in(cast.aino))) == ["99", "99"]
    Notification.objects.create(
        community=cast.community,
        member=cast.aino,
        kind="answer_to_topic",
        topic=topic,
        post=post,
        deed_seq=2000,
    )
    assert bell(read(signed_in(cast.aino))) == ["99+", "99+"]


def test_a_visitor_has_no_bell_and_is_shown_the_way_in(cast, topic, signed_in):
    cast.community.visibility = "public"
    cast.community.save()
    assert bell(read(signed_in(None), "/c/writers/")) == []
    assert "/people/" in signed_in(None).get(PAGE)["Location"]
    assert signed_in(cast.outi).get(PAGE)["Location"] == "/c/writers/join/"


@pytest.mark.parametrize("name", ["outi", "kaisa", "lauri", "reija"])
def test_who_is_not_inside_has_no_page(cast, signed_in, name):
    client = signed_in(getattr(cast, name))
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE + "readings/", {"up_to": "5"}).status_code == 404


def test_reading_the_topic_that_far_marks_the_line_as_read(cast, topic, signed_in):
    answered(cast.eero, topic)
    answered(cast.niilo, topic)
    aino = signed_in(cast.aino)
    assert aino.post(topic_url("writers", topic) + "reading/", {"number": 1}).status_code == 204
    page = read(aino)
    assert [unread for _words, unread in lines(page)] == [True, False]
    assert bell(page) == ["1", "1"]
    aino.post(topic_url("writers", topic) + "reading/", {"number": 2})
    assert bell(read(aino)) == ["", ""]


def test_looking_at_the_page_marks_nothing(cast, topic, signed_in):
    answered(cast.eero, topic)
    aino = signed_in(cast.aino)
    before = list(Notification.objects.values())
    assert lines(read(aino)) == lines(read(aino)) != []
    assert list(Notification.objects.values()) == before


def test_mark_all_as_read_leaves_what_came_after_the_page_was_loaded(cast, topic, signed_in):
    answered(cast.eero, topic)
    aino = signed_in(cast.aino)
    page = read(aino)
    answered(cast.niilo, topic)
    assert mark_all(aino, page)["Location"] == PAGE
    assert [unread for _words, unread in lines(read(aino))] == [True, False]


def test_mark_all_as_read_marks_only_ones_own(cast, topic, signed_in):
    first = answered(cast.eero, topic)
    answered(cast.niilo, topic, to=first)
    mark_all(signed_in(cast.aino), read(signed_in(cast.aino)))
    assert bell(read(signed_in(cast.aino))) == ["", ""]
    assert bell(read(signed_in(cast.eero))) == ["1", "1"]


@pytest.mark.parametrize("up_to", ["", "x", "-1", "1.5", "9" * 19, "9" * 400])
def test_a_wrong_number_marks_nothing(cast, topic, signed_in, up_to):
    answered(cast.eero, topic)
    assert signed_in(cast.aino).post(PAGE + "readings/", {"up_to": up_to}).status_code == 400
    assert Notification.objects.get().read_at is None


def test_going_to_the_room_one_was_let_into_marks_the_line(cast, signed_in):
    belonging.let_in(cast.niilo, cast.workshop, cast.eero)
    deeds.catch_up(["notifications"])
    eero = signed_in(cast.eero)
    page = read(eero)
    assert bell(page) == ["1", "1"]
    action = re.search(rf'action="({PAGE}\w+/reading/)"', page)
    assert action
    assert eero.get(action[1]).status_code == 405  # nothing is marked by a prefetch
    assert eero.post(action[1])["Location"] == f"/c/writers/r/{cast.workshop.address}-workshop/"
    page = read(eero)
    assert bell(page) == ["", ""]
    assert f'<a href="/c/writers/r/{cast.workshop.address}-workshop/">Niilo let you in' in page


def test_nobody_opens_anothers_notification(cast, topic, signed_in):
    answered(cast.eero, topic)
    row = Notification.objects.get()
    for other in (cast.eero, cast.mari):
        assert signed_in(other).post(f"{PAGE}{row.address}/reading/").status_code == 404
    row.refresh_from_db()
    assert row.read_at is None
    assert signed_in(cast.aino).post(f"{PAGE}{row.address}/reading/")["Location"] == post_url(
        "writers", topic, 1
    )


def test_what_one_may_no_longer_see_is_left_out_and_not_counted(cast, signed_in):
    topic = writing.start_topic(cast.niilo, cast.workshop, title="Canary", text="Words")
    first = writing.reply(cast.gita, topic, text="Hi")
    belonging.let_in(cast.niilo, cast.workshop, cast.eero)
    answered(cast.niilo, topic, to=first)
    gita, eero = signed_in(cast.gita), signed_in(cast.eero)
    assert "Canary" in read(gita)
    assert "Workshop" in read(eero)
    row = Notification.objects.get(member=cast.gita)
    RoomMember.objects.filter(room=cast.workshop, member__in=[cast.gita, cast.eero]).delete()
    assert lines(read(gita)) == lines(read(eero)) == []
    assert "Canary" not in read(gita)
    assert bell(read(gita)) == bell(read(eero)) == ["", ""]
    assert gita.post(f"{PAGE}{row.address}/reading/").status_code == 404


def test_a_deleted_reply_is_left_out_until_it_is_back(cast, topic, signed_in):
    post = answered(cast.eero, topic)
    deleting.delete(cast.eero, post)
    assert lines(read(signed_in(cast.aino))) == []
    assert bell(read(signed_in(cast.aino))) == ["", ""]
    deleting.undo_deletion(cast.eero, Post.objects.get(pk=post.pk))
    assert len(lines(read(signed_in(cast.aino)))) == 1


def test_an_empty_page_says_what_to_do(cast, signed_in):
    assert 'href="/c/writers/new/">Start a discussion' in read(signed_in(cast.eero)).partition("<main")[2]


def test_pages_follow_each_other_without_gap_or_double(cast, topic, signed_in, monkeypatch):
    monkeypatch.setattr(queries, "A_PAGE", 2)
    for _number in range(5):
        answered(cast.eero, topic)
    aino, address, seen = signed_in(cast.aino), PAGE, []
    for _page in range(3):
        page = read(aino, address)
        seen += re.findall(r'<h3 class="title"><a href="[^"]*#p(\d)"', page)
        older = re.search(r'href="([^"]*after=\d+)"', page)
        address = older[1] if older else ""
    assert seen == ["5", "4", "3", "2", "1"]
    assert not address
    assert "Nothing older" in read(aino, PAGE + "?after=1")


@pytest.mark.parametrize("after", ["x", "-1", "9" * 400, "²"])
def test_a_broken_key_shows_the_first_page(cast, topic, signed_in, after):
    answered(cast.eero, topic)
    assert len(lines(read(signed_in(cast.aino), f"{PAGE}?after={after}"))) == 1


def test_old_lines_go_after_ninety_days(cast, topic):
    answered(cast.eero, topic)
    old, new = Notification.objects.get(), answered(cast.niilo, topic)
    Notification.objects.filter(pk=old.pk).update(made_at=timezone.now() - timedelta(days=90, minutes=1))
    purge_old.call_local()
    assert Notification.objects.get().post == new
    assert reading.purge() == 0


def test_the_page_costs_the_same_for_one_line_as_for_many(cast, topic, signed_in):
    aino = signed_in(cast.aino)
    answered(cast.eero, topic)
    with CaptureQueriesContext(connection) as one:
        read(aino)
    for by in (cast.eero, cast.niilo, cast.mari) * 5:
        answered(by, topic)
    with CaptureQueriesContext(connection) as many:
        read(aino)
    assert len(many) == len(one)
    about = [query["sql"] for query in many if "notifications_notification" in query["sql"]]
    assert len(about) == 3  # the page, and the bell's two, once although it stands twice


def test_a_bell_without_a_number_costs_one_query(cast, topic, signed_in):
    eero = signed_in(cast.eero)
    with CaptureQueriesContext(connection) as caught:
        read(eero, "/c/writers/")
    assert len([query for query in caught if "notifications_notification" in query["sql"]]) == 1
