"""Writing and editing posts with pictures and files."""

from __future__ import annotations

import pytest

from porukka.attachments.actions import purging
from porukka.attachments.models import Attachment
from porukka.attachments.tests.conftest import a_file, a_picture, fields, kept, sent
from porukka.communities.models import Deed, Room
from porukka.core import gates
from porukka.core.ids import to_text
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import a_topic, address, opening, page, post_address, reply, start


@pytest.fixture
def topic(cast):
    return a_topic(cast.eero, cast.common)


def of(post):
    found = Attachment.objects.filter(post=post, taken_off_at=None).order_by("position")
    return [(one.address, one.alt) for one in found]


def test_a_discussion_starts_with_pictures_in_the_order_one_gave_them(cast, signed_in):
    client = signed_in(cast.eero)
    one, two = sent(client, a_picture()), sent(client, a_picture("JPEG"))
    answer = start(client, cast.common, **fields(two, one, **{one: "  A patched\nelbow "}))
    assert answer.status_code == 302
    post = opening(Topic.objects.get())
    assert of(post) == [(two, ""), (one, "A patched elbow")]
    assert post.attached == 2
    deed = Deed.objects.get(kind="attachments.changed")
    assert (deed.subject, deed.data["count"]) == (post.pk, 2)
    shown = page(signed_in(cast.niilo), address(post.topic))
    assert shown.index(f"/m/{two}/small") < shown.index(f"/m/{one}/small")
    assert 'alt="A patched elbow"' in shown
    assert 'alt="Picture 1 of 2"' in shown


def test_a_reply_takes_files_along_with_the_form_itself(cast, signed_in, topic):
    client = signed_in(cast.niilo)
    shown = page(client, address(topic))
    assert 'enctype="multipart/form-data"' in shown
    answer = reply(client, topic, **{"attachments-files": [a_picture(), a_file(name="minutes.pdf")]})
    assert answer.status_code == 302
    shown = page(signed_in(cast.eero), address(topic))
    assert "minutes.pdf" in shown
    assert "picture" in shown


def test_what_was_sent_waits_in_the_form_when_something_else_is_wrong(cast, signed_in, media):
    client = signed_in(cast.eero)
    one = sent(client, a_picture())
    answer = start(
        client, cast.common, title="", **fields(one, **{one: "A fjord"}), **{"attachments-files": [a_file()]}
    )
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="A fjord"' in shown
    both = [one, Attachment.objects.get(kind="file").address]
    assert f'name="attachments-order" value="{" ".join(both)}"' in shown
    assert not Topic.objects.exists()
    assert start(client, cast.common, **fields(*both)).status_code == 302
    assert Post.objects.get().attached == 2


def test_a_form_sent_twice_is_answered_twice_and_does_its_work_once(cast, signed_in, topic):
    client = signed_in(cast.niilo)
    form = {"once": "one"} | fields(sent(client, a_picture()))
    first, second = reply(client, topic, **form), reply(client, topic, **form)
    assert first["Location"] == second["Location"]
    assert Post.objects.get(number=1).attached == 1
    # the same form with new words under a new key: the picture stays where it is
    assert reply(client, topic, "New words.", **form | {"once": "two"}).status_code == 302
    assert Post.objects.get(number=2).attached == 0


def test_nobody_takes_along_what_somebody_else_sent(cast, signed_in, topic):
    hers = sent(signed_in(cast.eero), a_picture())
    for ids in (hers, "nonsense!", to_text(5)):
        answer = reply(signed_in(cast.niilo), topic, "My words.", **fields(ids))
        assert answer.status_code == 400
        assert "not here any more" in answer.content.decode()
        assert "My words." in answer.content.decode()
    assert not Post.objects.filter(number=1).exists()


def test_ten_go_with_a_post_and_no_more(cast, signed_in, topic):
    client = signed_in(cast.niilo)
    ids = [sent(client, a_file()) for _one in range(11)]
    assert "At most 10" in reply(client, topic, **fields(*ids)).content.decode()
    assert reply(client, topic, **fields(*ids[:10])).status_code == 302
    many = {"attachments-files": [a_file(name=f"{at}.pdf") for at in range(12)]}
    assert "the last ones were left out" in reply(client, topic, **many).content.decode()


def test_alt_text_has_an_end(cast, signed_in, topic):
    client = signed_in(cast.niilo)
    one = sent(client, a_picture())
    answer = reply(client, topic, **fields(one, **{one: "x" * 301}))
    assert (answer.status_code, "at most 300 characters" in answer.content.decode()) == (400, True)


def test_gates_read_what_the_pictures_say(cast, signed_in, topic, monkeypatch):
    drafts = []
    monkeypatch.setattr(gates, "_gates", [lambda member, draft: drafts.append(draft) or gates.PASS])
    client = signed_in(cast.niilo)
    one = sent(client, a_picture())
    reply(client, topic, **fields(one, **{one: "Buy now"}))
    assert "Buy now" in drafts[-1].blocks  # those before were asked for the file itself


def test_an_edit_changes_adds_and_takes_off(
    cast, signed_in, topic, media, monkeypatch, django_capture_on_commit_callbacks
):
    client = signed_in(cast.niilo)
    one, two = sent(client, a_picture()), sent(client, a_file())
    reply(client, topic, **fields(one, two))
    post = Post.objects.get(number=1)
    place = post_address(post, "edit/")
    assert f'value="{one} {two}"' in page(client, place)
    three = sent(client, a_picture())
    form = {"text": "Better."} | fields(three, one, two, **{one: "An elbow"}) | {"attachments-off": [two]}
    assert client.post(place, form).status_code == 302
    assert of(post) == [(three, ""), (one, "An elbow")]
    assert client.get(f"/c/writers/m/{two}/file").status_code == 404
    assert purging.purge() == 0  # it could still be taken back
    monkeypatch.setattr(Attachment, "UNDO_MINUTES", -1)
    with django_capture_on_commit_callbacks(execute=True):
        assert purging.purge() == 1
    assert "bin" not in kept(media)


def test_an_edit_by_a_form_that_knows_no_pictures_leaves_them(cast, signed_in, topic):
    client = signed_in(cast.niilo)
    reply(client, topic, **fields(sent(client, a_picture())))
    post = Post.objects.get(number=1)
    assert client.post(post_address(post, "edit/"), {"text": "Better."}).status_code == 302
    post.refresh_from_db()
    assert (post.attached, len(of(post))) == (1, 1)
    assert client.post(post_address(post, "edit/"), {"text": "None."} | fields()).status_code == 302
    post.refresh_from_db()
    assert (post.attached, of(post)) == (0, [])


def test_pictures_go_with_what_is_asked_without_a_name_and_do_not_give_it_away(cast, signed_in):
    Room.objects.filter(pk=cast.common.pk).update(anonymous_allowed=True)
    client = signed_in(cast.eero)
    picture = sent(client, a_picture())
    start(client, cast.common, veiled="on", **fields(picture))
    post = opening(Topic.objects.get())
    assert (post.author, of(post)) == (None, [(picture, "")])
    assert Deed.objects.get(kind="attachments.changed").actor is None
    for path in (f"/c/writers/m/{picture}/", "/c/writers/media/"):
        answer = signed_in(cast.niilo).get(path)
        assert cast.eero.address not in answer.content.decode()
        assert "Eero" not in answer.content.decode()
