"""Who sees a picture or a file, and how it is handed out."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.attachments.actions import purging
from porukka.attachments.models import Attachment, Shelf
from porukka.attachments.tests.conftest import a_file, a_picture, an_animation, fields, kept, sent
from porukka.communities import deeds
from porukka.communities.actions import belonging
from porukka.communities.live import Group, frames
from porukka.communities.models import Community
from porukka.core import shelf
from porukka.discussions.actions import deleting, hiding, moving
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import a_reply, a_topic, address, page, post_address, reply, start


@pytest.fixture
def written(cast, signed_in):
    """A reply of Niilo's with a picture, an animation and a file in a room: the post and their addresses."""

    def make(room):
        topic = a_topic(cast.niilo, room)
        client = signed_in(cast.niilo)
        ids = [sent(client, file) for file in (a_picture(), an_animation(), a_file(name="Pöytäkirja.pdf"))]
        assert reply(client, topic, **fields(*ids, **{ids[0]: "canary words"})).status_code == 302
        picture, moving, file = ids
        places = [f"m/{picture}/large", f"m/{picture}/", f"m/{moving}/moving", f"m/{file}/file", f"m/{file}/"]
        return Post.objects.get(topic=topic, number=1), [f"/c/writers/{place}" for place in places]

    return make


def statuses(client, places):
    return {client.get(place).status_code for place in places}


def test_they_are_seen_by_those_who_see_the_post(cast, signed_in, written):
    _post, places = written(cast.workshop)
    for who in (cast.niilo, cast.gita):
        assert statuses(signed_in(who), places) == {200}
    for who in (cast.eero, cast.aino, cast.outi, cast.lauri, None):
        assert statuses(signed_in(who), places) == {404}
    belonging.show_out(cast.niilo, cast.workshop, cast.gita)
    assert statuses(signed_in(cast.gita), places) == {404}


def test_below_a_hidden_or_deleted_post_they_are_gone_and_come_back_with_it(cast, signed_in, written):
    post, places = written(cast.common)
    client = signed_in(cast.eero)
    assert statuses(client, places) == {200}
    hiding.hide(cast.matti, post, "Unkind")
    assert statuses(client, places) == statuses(signed_in(None), places) == {404}
    for path in (address(post.topic), "/c/writers/media/"):
        assert "canary" not in page(client, path)
    hiding.unhide(cast.matti, post)
    assert statuses(client, places) == {200}
    deleting.delete(cast.niilo, post)
    assert statuses(client, places) == statuses(signed_in(cast.niilo), places) == {404}
    deleting.undo_deletion(cast.niilo, post)
    assert statuses(client, places) == {200}


def test_pictures_are_shown_and_files_only_downloaded(cast, signed_in, written):
    _post, places = written(cast.common)
    client = signed_in(cast.eero)
    picture, file = client.get(places[0]), client.get(places[3])
    for answer in (picture, file):
        assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert (picture["Content-Type"], "Content-Disposition" in picture) == ("image/webp", False)
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"] == "attachment; filename*=utf-8''P%C3%B6yt%C3%A4kirja.pdf"
    assert file["X-Porukka-File"].endswith(".bin")
    assert client.head(places[3]).status_code == 200
    assert client.get(places[0].replace("large", "moving")).status_code == 404
    assert client.get(places[0].replace("large", "file")).status_code == 404


def test_a_gallery_has_pages_without_a_script(cast, signed_in, written):
    post, places = written(cast.common)
    client = signed_in(cast.eero)
    shown = page(client, address(post.topic))
    assert f'href="{places[1]}"' in shown
    first = page(client, places[1])
    assert "canary words" in first
    assert "1 of 2" in first
    assert "Next picture" in first
    assert "Previous picture" not in first


def test_a_rooms_pictures_and_files_are_listed_newest_first(cast, signed_in, written):
    written(cast.workshop)
    room = f"/c/writers/r/{cast.workshop.address}-workshop/media/"
    client = signed_in(cast.niilo)
    shown = page(client, room)
    assert shown.index("Pöytäkirja.pdf") < shown.index("canary words")
    assert "canary words" not in page(client, room + "?show=files")
    assert "Pöytäkirja.pdf" not in page(client, room + "?show=pictures")
    assert page(client, room + "?after=zz!&show=x")
    assert "canary words" in page(client, "/c/writers/media/")
    assert signed_in(cast.eero).get(room).status_code == 404
    for who in (cast.eero, cast.aino):
        assert "canary" not in page(signed_in(who), "/c/writers/media/")
    assert room.removesuffix("media/") in page(client, room)
    assert room in page(client, room.removesuffix("media/"))


def test_a_long_list_has_pages(cast, signed_in, monkeypatch):
    monkeypatch.setattr("porukka.attachments.queries.A_PAGE", 2)
    client, topic = signed_in(cast.niilo), a_topic(cast.niilo, cast.common)
    names = [f"n{at}.txt" for at in range(5)]
    reply(client, topic, **fields(*[sent(client, a_file(b"x", name)) for name in names]))
    found, path = [], "/c/writers/media/"
    while path:
        shown = page(client, path)
        found += [name for name in reversed(names) if f"<span>{name}</span>" in shown]
        after = shown.partition("&after=")[2].partition('"')[0]
        path = f"/c/writers/media/?after={after}" if after else ""
    assert found == names[::-1]


def test_a_reply_comes_live_with_its_pictures(cast, written):
    post, places = written(cast.common)
    a_reply(cast.eero, post.topic)
    sent_live = json.dumps(
        [frame.data for frame in frames(cast.community.pk, 0, Group("en", "UTC", "member"))]
    )
    assert places[1] in sent_live
    hiding.hide(cast.matti, post, "Unkind")
    sent_live = json.dumps(
        [frame.data for frame in frames(cast.community.pk, 0, Group("en", "UTC", "member"))]
    )
    assert places[1] not in sent_live


def test_a_page_without_pictures_asks_nothing_more(cast, signed_in, written):
    client = signed_in(cast.eero)
    bare = a_topic(cast.niilo, cast.common)
    a_reply(cast.niilo, bare)
    post, _places = written(cast.common)
    counts = []
    for topic in (bare, post.topic):
        client.get(address(topic))
        shelf.clear_all()
        with CaptureQueriesContext(connection) as queries:
            client.get(address(topic))
        counts.append(len([one for one in queries if "attachments_" in one["sql"]]))
    assert counts == [0, 1]


def test_purged_are_files_nobody_needs(cast, signed_in, written, media, django_capture_on_commit_callbacks):
    post, _places = written(cast.common)
    client = signed_in(cast.eero)
    waiting = sent(client, a_file())
    with django_capture_on_commit_callbacks(execute=True):
        assert purging.purge() == 0
        long_ago = timezone.now() - timedelta(days=Attachment.KEPT_DAYS, hours=1)
        Attachment.objects.filter(post=None).update(made_at=long_ago)
        assert purging.purge() == 1
    assert client.get(f"/c/writers/m/{waiting}/file").status_code == 404
    assert kept(media) == ["bin", "large.webp", "large.webp", "moving.webp", "small.webp", "small.webp"]
    a_reply(cast.eero, post.topic, to=post)  # it leaves a tombstone
    deleting.delete(cast.niilo, post)
    Post.objects.filter(pk=post.pk).update(deleted_at=timezone.now() - timedelta(days=31))
    with django_capture_on_commit_callbacks(execute=True):
        assert purging.purge() == 3
    assert kept(media) == []
    assert Shelf.objects.get().size == 0


def test_with_a_post_that_leaves_no_trace_the_files_go_too(
    cast, written, media, django_capture_on_commit_callbacks
):
    post, _places = written(cast.common)
    deleting.delete(cast.niilo, post)
    Post.objects.filter(pk=post.pk).update(deleted_at=timezone.now() - timedelta(days=31))
    with django_capture_on_commit_callbacks(execute=True):
        deleting.purge()
    assert not Post.objects.filter(pk=post.pk).exists()
    assert kept(media) == []


CLIP = 'aria-label="With pictures or files"'


def test_a_line_says_that_something_goes_with_its_opening(cast, signed_in):
    client = signed_in(cast.niilo)
    bare = a_topic(cast.eero, cast.common, "Without any")
    reply(client, bare, **fields(sent(client, a_file())))  # not with its opening
    start(client, cast.common, "With a picture", **fields(sent(client, a_picture())))
    post = Topic.objects.get(title="With a picture").posts.get()
    eero = signed_in(cast.eero)

    def lines(path="/c/writers/"):
        shown = page(eero, path).split('<li class="topic')[1:]
        return {
            title
            for title in ("Without any", "With a picture")
            for one in shown
            if title in one and CLIP in one
        }

    room = f"/c/writers/r/{cast.common.address}-common/"
    assert lines() == lines(room) == {"With a picture"}
    # off and on again, and with another's opening
    edit = {"title": "With a picture", "text": "How do you end yours?"}
    assert client.post(post_address(post, "edit/"), edit | fields("")).status_code == 302
    assert lines() == set()
    client.post(post_address(post, "edit/"), edit | fields(sent(client, a_file())))
    assert lines() == {"With a picture"}
    cast.community.parts_off = "attachments"
    cast.community.save()
    shelf.clear_all()
    assert lines() == set()


def test_a_hidden_or_moved_opening_takes_the_sign_along(cast, signed_in):
    client = signed_in(cast.niilo)
    start(client, cast.common, "With a picture", **fields(sent(client, a_picture())))
    topic = Topic.objects.get(title="With a picture")
    hiding.hide(cast.matti, topic.posts.get(), "Unkind")
    assert CLIP not in page(signed_in(cast.eero), "/c/writers/")
    hiding.unhide(cast.matti, topic.posts.get())
    assert CLIP in page(signed_in(cast.eero), "/c/writers/")
    into = a_topic(cast.eero, cast.common, "Into")
    moving.merge(cast.matti, topic, into)
    assert CLIP not in page(signed_in(cast.eero), "/c/writers/")
    into.refresh_from_db()
    moving.split(cast.matti, into, [1], title="Apart again", room=cast.common)
    assert page(signed_in(cast.eero), "/c/writers/").count(CLIP) == 1


def test_what_is_found_says_that_something_goes_with_it(cast, signed_in):
    client = signed_in(cast.niilo)
    topic = a_topic(cast.eero, cast.common, text="A gate of oak")
    reply(client, topic, "Another fence", **fields(sent(client, a_picture())))
    deeds.catch_up()
    assert CLIP in page(client, "/c/writers/search/?q=fence")
    assert CLIP not in page(client, "/c/writers/search/?q=gate")
    Community.objects.update(parts_off="attachments")
    assert CLIP not in page(client, "/c/writers/search/?q=fence")
    Community.objects.update(parts_off="")
    hiding.hide(cast.matti, topic.posts.get(number=1), "Unkind")
    deeds.catch_up()
    assert CLIP not in page(client, "/c/writers/search/?q=fence")
