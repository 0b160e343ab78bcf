"""What reaches browsers that watch while others write."""

from __future__ import annotations

from html import unescape

import pytest
from django.utils import translation

from porukka.communities.live import Group, frames
from porukka.discussions.actions import deleting, writing
from porukka.discussions.models import Post
from porukka.discussions.tests.talking import a_reply, a_topic, address, opening, post_address

MEMBER = Group("en", "Europe/Helsinki", "member")
GUEST = Group("en", "Europe/Helsinki", "guest")


@pytest.fixture
def topic(cast):
    return a_topic(cast.aino, cast.common)


def told(cast, group=MEMBER):
    """What the talk tells this group; other folders tell of the same deeds in frames of their own."""
    return [one for one in frames(cast.community.pk, 0, group) if one.kind in ("topic", "reply", "post")]


def last(cast):
    return told(cast)[-1]


def test_a_new_discussion_is_told_with_its_address_but_not_its_words(cast, topic):
    frame = last(cast)
    assert frame.kind == "topic"
    assert frame.data == {
        "topic": str(topic.pk),
        "room": str(cast.common.pk),
        "who": str(cast.aino.pk),
        "name": "Aino",
        "url": address(topic),
    }
    assert frame.audience is None


def test_a_reply_comes_as_everybody_sees_it(cast, signed_in, topic):
    post = a_reply(cast.eero, topic, "With **weight**")
    frame = last(cast)
    assert frame.kind == "reply"
    assert (frame.data["topic"], frame.data["number"], frame.data["id"]) == (str(topic.pk), 1, str(post.pk))
    html = frame.data["html"]
    assert html.strip().startswith('<article class="post" id="p1"')
    assert "<strong>weight</strong>" in html
    assert "data-reply" in html
    for mine in ("data-menu", "Edit", "Delete", "csrfmiddlewaretoken", 'id="new"'):
        assert mine not in html
    assert html.split("<time")[1].split("<")[0] in signed_in(cast.matti).get(address(topic)).content.decode()


def test_an_edited_post_comes_anew(cast, topic):
    writing.edit(cast.eero, a_reply(cast.eero, topic, "Befor"), text="After")
    frame = last(cast)
    assert (frame.kind, frame.data["number"]) == ("post", 1)
    assert "After" in frame.data["html"]
    assert "edited" in frame.data["html"]


def test_a_deleted_post_goes_without_a_word(cast, topic):
    deleting.delete(cast.eero, a_reply(cast.eero, topic, "Canary"))
    frame = last(cast)
    assert (frame.kind, frame.data["number"], frame.data["html"]) == ("post", 1, "")
    assert "Canary" not in str([frame.data for frame in told(cast)])


def test_an_answered_post_becomes_a_tombstone_for_the_deleter_too(cast, topic):
    post = a_reply(cast.eero, topic, "Canary")
    a_reply(cast.matti, topic, to=post)
    deleting.delete(cast.eero, post)
    html = last(cast).data["html"]
    assert "This post was deleted." in html
    assert "Canary" not in html
    assert "Undo" not in html


def test_a_post_that_is_back_comes_with_its_words(cast, topic):
    post = a_reply(cast.eero, topic, "Canary")
    deleting.undo_deletion(cast.eero, deleting.delete(cast.eero, post))
    frame = last(cast)
    assert (frame.kind, frame.data["number"]) == ("post", 1)
    assert "Canary" in frame.data["html"]


def test_with_its_opening_a_discussion_is_gone_for_those_who_look_at_it(cast, topic):
    deleting.delete(cast.aino, opening(topic))
    frame = last(cast)
    assert frame.kind == "post"
    assert frame.data == {"topic": str(topic.pk), "id": str(opening(topic).pk), "number": 0, "html": ""}


@pytest.mark.parametrize("kind", ["start", "reply", "edit", "delete", "restore"])
def test_what_happens_in_a_private_room_reaches_those_inside(cast, kind):
    topic = a_topic(cast.niilo, cast.workshop)
    post = a_reply(cast.niilo, topic)
    if kind == "edit":
        writing.edit(cast.niilo, post, text="After")
    elif kind == "delete":
        deleting.delete(cast.niilo, post)
    elif kind == "restore":
        deleting.undo_deletion(cast.niilo, deleting.delete(cast.niilo, post))
    for group in (MEMBER, GUEST):
        for frame in told(cast, group):
            reached = {
                one.name
                for one in (cast.aino, cast.eero, cast.niilo, cast.gita)
                if frame.reaches(one.person_id)
            }
            assert reached == {"Niilo", "Gita"}


def test_an_open_room_reaches_members_but_no_guest(cast, topic):
    assert last(cast).reaches(cast.eero.person_id)
    found = told(cast, GUEST)
    assert not any(frame.reaches(cast.gita.person_id) for frame in found)


def test_names_and_words_come_escaped(cast, topic):
    cast.eero.name = "<img src=x onerror=alert(1)>"
    cast.eero.tagline = '"><script>alert(1)</script>'
    cast.eero.save()
    first = a_reply(cast.eero, topic, "<script>alert(1)</script> [x](javascript:alert(1))")
    a_reply(cast.eero, topic, "Again", to=first)
    for frame in told(cast):
        html = frame.data.get("html", "")
        for nasty in ("<script", "<img src=x", 'href="javascript:'):
            assert nasty not in html.lower()
    assert "<img src=x onerror=alert(1)>" in unescape(last(cast).data["html"])


def test_it_is_said_in_the_watchers_language(cast, topic, monkeypatch):
    spoken = []
    monkeypatch.setattr(
        "porukka.discussions.subscribers.render_to_string",
        lambda *_: spoken.append(translation.get_language()) or "",
    )
    a_reply(cast.eero, topic)
    for language in ("fi", "en"):
        frames(cast.community.pk, 0, Group(language, "Europe/Helsinki", "member"))
    assert spoken == ["fi", "en"]


def test_what_is_purged_meanwhile_breaks_nothing(cast, signed_in, topic):
    post = a_reply(cast.eero, topic)
    signed_in(cast.eero).post(post_address(post, "deletion/"))
    deleting.purge(before_days=-1)
    assert not Post.objects.filter(pk=post.pk).exists()
    assert {frame.data["html"] for frame in told(cast) if "html" in frame.data} == {""}
