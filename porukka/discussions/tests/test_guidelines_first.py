"""Writing where the guidelines are still to be accepted: one tick below the text, and no word is lost."""

from __future__ import annotations

from django.urls import reverse

from porukka.communities.tests.doing import page, send, words
from porukka.discussions.models import Post, Topic
from porukka.joining.tests.conftest import fresh, guidelines, rewrite

__all__ = ["guidelines"]  # the fixture

NEW = "/c/writers/new/"


def start(client, cast, **facts):
    return send(client, NEW, title="Hello", text="All of you", room=cast.common.pk, **facts)


def test_reading_goes_on_and_writing_waits_for_the_tick_with_every_word_kept(cast, signed_in, guidelines):
    rewrite(cast.aino, "We answer every newcomer.")
    eero = signed_in(cast.eero)
    assert page(eero, "/c/writers/")
    assert "I accept the guidelines" in page(eero, NEW)
    shown = words(start(eero, cast), 400)
    assert "tick the box below your text" in shown
    assert "All of you" in shown
    assert not Topic.objects.exists()
    tick = {"guidelines-accepts": "on", "guidelines-number": "2"}
    assert start(eero, cast, **tick).status_code == 302
    assert Topic.objects.get().author == cast.eero
    assert fresh(cast.eero).guidelines_version == 2
    assert "I accept the guidelines" not in page(eero, NEW)


def test_a_tick_for_an_older_version_is_not_enough(cast, signed_in, guidelines):
    rewrite(cast.aino, "Two.")
    eero = signed_in(cast.eero)
    tick = {"guidelines-accepts": "on", "guidelines-number": "1"}
    assert start(eero, cast, **tick).status_code == 400
    assert fresh(cast.eero).guidelines_version == 1
    assert not Topic.objects.exists()


def test_a_tick_is_not_kept_if_the_post_is_not(cast, signed_in, guidelines):
    rewrite(cast.aino, "Two.")
    tick = {"guidelines-accepts": "on", "guidelines-number": "2"}
    eero = signed_in(cast.eero)
    assert send(eero, NEW, title="", text="All of you", room=cast.common.pk, **tick).status_code == 400
    assert fresh(cast.eero).guidelines_version == 1


def test_replies_and_edits_wait_too(cast, signed_in, guidelines):
    eero = signed_in(cast.eero)
    start(eero, cast)
    topic, opening = Topic.objects.get(), Post.objects.get()
    rewrite(cast.aino, "Two.")
    assert send(eero, reverse("discussions:reply", args=["writers", topic]), text="More").status_code == 400
    edit = f"/c/writers/p/{opening.address}/edit/"
    assert send(eero, edit, title="Hello", text="Other words").status_code == 400
    tick = {"guidelines-accepts": "on", "guidelines-number": "2"}
    assert send(eero, edit, title="Hello", text="Other words", **tick).status_code == 302
    assert Post.objects.get().text == "Other words"


def test_only_the_wording_holds_nobody_back(cast, signed_in, guidelines):
    rewrite(cast.aino, "We answer every beginner!", is_asked=False)
    assert start(signed_in(cast.eero), cast).status_code == 302
