"""Two discussions become one; and what each had read counts on, wherever posts went."""

from __future__ import annotations

from porukka.discussions.actions import deleting, hiding, moving, reading
from porukka.discussions.models import Moved, Post, Reading, Topic, Trail
from porukka.discussions.queries.lists import topic_list
from porukka.discussions.tests.placing import merge
from porukka.discussions.tests.talking import (
    TALK,
    a_reply,
    a_topic,
    address,
    is_unread,
    numbers,
    opening,
    page,
    post_address,
    reply,
)
from porukka.discussions.tests.test_counts import kept, recounted

# merging


def test_two_discussions_become_one_and_the_old_address_leads_there(cast, signed_in, topic, talk):
    into = a_topic(cast.aino, cast.common, "Openings")
    a_reply(cast.niilo, into, "Indeed")
    assert merge(signed_in(cast.matti), topic, into).status_code == 302
    eero = signed_in(cast.eero)
    html = page(eero, address(into))
    assert numbers(html) == list(range(7))
    assert "Matti merged another discussion into this one: 5 posts" in html
    assert ">First chapters</a>" in html
    assert kept(into) == recounted(into)
    assert eero.get(address(topic))["Location"] == f"{address(into)}#p2"
    assert eero.get(f"{address(topic)}?at=3")["Location"] == f"{address(into)}#p5"
    assert eero.get(post_address(talk[4]))["Location"] == f"{address(into)}#p6"
    assert "First chapters" not in page(eero)
    assert reply(eero, topic, "On its way").status_code == 302
    assert Post.objects.get(text="On its way").topic == into
    assert signed_in(cast.outi).get(address(topic)).status_code == 404


def test_what_cannot_be_merged_is_told_and_nothing_is_half_done(cast, signed_in, topic, talk, attic):
    mari = signed_in(cast.mari)
    secret, gone = a_topic(cast.mari, cast.back, "Surprise party"), a_topic(cast.mari, cast.common, "Gone")
    hers = a_topic(cast.niilo, cast.workshop, "Draft")
    deleting.delete(cast.mari, opening(gone))
    before = list(Post.objects.order_by("pk").values())
    for source, link, words in (
        (topic, address(topic), "cannot be merged into itself"),
        (topic, address(gone), "No discussion here has that link"),
        (topic, address(hers), "No discussion here has that link"),
        (topic, "https://example.org/t/", "No discussion here has that link"),
        (topic, "", "Choose a discussion"),
        (topic, address(secret), "not read by the same people"),
        (secret, address(topic), "not read by the same people"),
    ):
        answer = merge(mari, source, link=link)
        assert answer.status_code == 400, link
        assert words in answer.content.decode()
    assert merge(mari, gone, topic).status_code == 404
    assert merge(mari, hers, topic).status_code == 404
    assert list(Post.objects.order_by("pk").values()) == before
    assert (Moved.objects.count(), Trail.objects.count()) == (0, 0)


def test_a_title_that_was_merged_in_goes_with_its_opening(cast, signed_in, topic):
    into = a_topic(cast.aino, cast.common, "Openings")
    post = moving.merge(cast.matti, topic, into)
    eero = signed_in(cast.eero)
    assert "First chapters" in page(eero, address(into))
    hiding.hide(cast.matti, post, "Unkind")
    assert "First chapters" not in page(eero, address(into))


def test_split_off_and_merged_again_all_is_as_before(cast, signed_in, topic, talk):
    before = kept(topic)
    made = moving.split(cast.matti, topic, [3, 4], title="Endings", room=topic.room)
    moving.merge(cast.matti, made, topic)
    assert kept(topic) == before | {"last_number": 6, "last_living": 6}
    eero = signed_in(cast.eero)
    html = page(eero, address(topic))
    assert numbers(html) == [0, 1, 2, 5, 6]
    assert "Mari: Two" in html  # the quote is back
    assert eero.get(f"{address(topic)}?at=3")["Location"] == f"{address(topic)}#p5"
    assert eero.get(address(made))["Location"] == f"{address(topic)}#p5"


# reading on


def test_who_had_read_everything_has_nothing_unread_afterwards(cast, signed_in, topic, talk):
    into = a_topic(cast.aino, cast.common, "Openings")
    for one in (topic, into):
        reading.mark_read(cast.niilo, Topic.objects.get(pk=one.pk), 99)
    reading.mark_read(cast.matti, Topic.objects.get(pk=into.pk), 99)
    made = moving.split(cast.matti, topic, [1, 2], title="Endings", room=topic.room)
    assert "All read" in page(signed_in(cast.niilo), f"{TALK}?show=unread")
    assert is_unread(page(signed_in(cast.matti)), "Endings")
    moving.merge(cast.matti, topic, into)
    moving.merge(cast.matti, made, into)
    assert "All read" in page(signed_in(cast.niilo), f"{TALK}?show=unread")
    html = page(signed_in(cast.matti))
    assert is_unread(html, "Openings")
    row = next(row for row in topic_list(cast.matti).rows if row.title == "Openings")
    assert 'id="new"' in page(signed_in(cast.matti), row.url.partition("#")[0])


def test_what_came_along_counts_as_read_as_far_as_it_was(cast, topic, talk):
    reading.mark_read(cast.gita, topic, 0)
    reading.mark_read(cast.niilo, Topic.objects.get(pk=topic.pk), 2)
    made = moving.split(cast.matti, topic, [1, 2, 3], title="Endings", room=topic.room)
    found = dict(Reading.objects.filter(topic=made).values_list("member__name", "number"))
    # Mari wrote the second, Aino the last of all, Eero the third
    assert found == {"Niilo": 1, "Mari": 1, "Eero": 2, "Aino": 2}
