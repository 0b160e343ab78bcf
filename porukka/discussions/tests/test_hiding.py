"""A hidden post: a calm note for everybody, its words for those few who may read them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from porukka.communities.live import Group, frames
from porukka.core import shelf
from porukka.discussions import rules
from porukka.discussions.actions import deleting, hiding
from porukka.discussions.models import HiddenWords, Post, Topic
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
    reply,
    titles,
)

SECRET = "kanariwords"
TITLE = "Kanarititle here"
WHY = "This was about a person, not about the text."
NOTE = f"The team has hidden this post: {WHY}"


@pytest.fixture
def topic(cast):
    return a_topic(cast.niilo, cast.common, TITLE, f"{SECRET} opening")


@pytest.fixture
def post(cast, topic):
    return a_reply(cast.eero, topic, f"{SECRET} *reply*")


def hide(client, post, why=WHY):
    return client.post(post_address(post, "hiding/"), {"why": why})


def unhide(client, post):
    return client.post(post_address(post, "hiding/end/"))


def test_everybody_reads_that_it_is_hidden_and_why_but_not_its_words(cast, signed_in, topic, post):
    assert SECRET + " <em>reply</em>" in page(signed_in(cast.niilo), address(topic))
    assert hide(signed_in(cast.matti), post).status_code == 302
    html = page(signed_in(cast.niilo), address(topic))
    assert NOTE in html
    assert f"{SECRET} <em>reply" not in html
    assert numbers(html) == [0, 1]


def test_who_wrote_it_and_the_team_may_open_its_words(cast, signed_in, topic, post):
    hide(signed_in(cast.matti), post)
    for somebody in (cast.eero, cast.matti, cast.aino):
        html = page(signed_in(somebody), address(topic))
        assert NOTE in html
        assert f"{SECRET} <em>reply" in html.split("<details", 1)[1]
    for somebody in (cast.niilo, cast.sami):
        assert f"{SECRET} <em>reply" not in signed_in(somebody).get(address(topic)).content.decode()


def test_a_visitor_of_a_public_community_meets_the_note(cast, signed_in, topic, post):
    cast.community.visibility = "public"
    cast.community.save()
    hide(signed_in(cast.matti), post)
    for somebody in (None, cast.outi):
        html = page(signed_in(somebody), address(topic))
        assert NOTE in html
        assert f"{SECRET} <em>reply" not in html


def test_with_a_hidden_opening_its_title_goes_too_and_both_come_back(cast, signed_in, topic, post):
    hide(signed_in(cast.matti), opening(topic))
    topic.refresh_from_db()
    assert "kanari" not in topic.slug
    for path in (TALK, address(topic), f"{TALK}r/{cast.common.address}-common/"):
        html = page(signed_in(cast.eero), path)
        assert TITLE not in html
        assert f"{SECRET} opening" not in html
    assert titles(page(signed_in(cast.eero))) == ["A hidden discussion"]
    assert TITLE in page(signed_in(cast.niilo), address(topic))  # her own
    unhide(signed_in(cast.aino), opening(topic))
    topic.refresh_from_db()
    html = page(signed_in(cast.eero), address(topic))
    assert TITLE in html
    assert f"{SECRET} opening" in html
    assert not HiddenWords.objects.exists()


def test_the_title_of_a_hidden_discussion_is_in_the_communitys_language(cast, topic):
    cast.community.language = "fi"
    cast.community.save()
    hiding.hide(cast.matti, opening(topic), WHY)
    topic.refresh_from_db()
    assert topic.title == "Piilotettu keskustelu"


def test_hidden_words_stand_in_no_quote(cast, signed_in, topic, post):
    a_reply(cast.aino, topic, "Gently now", to=post)
    assert f"Eero: {SECRET}" in page(signed_in(cast.niilo), address(topic))
    hide(signed_in(cast.matti), post)
    html = page(signed_in(cast.niilo), address(topic))
    assert "Gently now" in html
    assert f"Eero: {SECRET}" not in html


def test_a_hidden_post_is_not_answered(cast, signed_in, topic, post):
    hide(signed_in(cast.matti), post)
    assert "data-reply=1" not in page(signed_in(cast.niilo), address(topic)).replace('"', "")
    reply(signed_in(cast.niilo), topic, "Still", reply_to=post.address)
    assert Post.objects.get(text="Still").reply_to is None


def test_it_is_not_edited_but_may_be_deleted_by_who_wrote_it(cast, signed_in, topic, post):
    hide(signed_in(cast.matti), post)
    eero = signed_in(cast.eero)
    assert eero.post(post_address(post, "edit/"), {"text": "Other words"}).status_code == 404
    assert eero.post(post_address(post, "deletion/")).status_code == 302
    assert numbers(page(signed_in(cast.niilo), address(topic))) == [0]
    assert SECRET not in page(eero, address(topic)).split("p1")[-1]
    assert unhide(signed_in(cast.aino), post).status_code == 404


def test_a_deletion_taken_back_leaves_it_hidden(cast, signed_in, topic, post):
    hide(signed_in(cast.matti), post)
    deleting.delete(cast.eero, post)
    deleting.undo_deletion(cast.eero, post)
    html = page(signed_in(cast.niilo), address(topic))
    assert NOTE in html
    assert f"{SECRET} <em>reply" not in html


def test_hidden_words_are_purged_with_their_post(cast, topic, post):
    answer = a_reply(cast.aino, topic, to=post)
    hiding.hide(cast.matti, post, WHY)
    hiding.hide(cast.matti, opening(topic), WHY)
    deleting.delete(cast.eero, post)
    long_ago = timezone.now() - timedelta(days=31)
    Post.objects.filter(pk=post.pk).update(deleted_at=long_ago)
    deleting.purge()
    assert [words.post for words in HiddenWords.objects.all()] == [opening(topic)]
    answer.refresh_from_db()
    assert answer.reply_to == post


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("aino", True), ("mari", True), ("matti", True), ("eero", False), ("niilo", False), ("gita", False),
        ("sami", False),
    ],
)  # fmt: skip
def test_the_team_hides_and_shows_again(cast, signed_in, name, may, topic):
    post = a_reply(cast.eero, topic)
    member, client = getattr(cast, name), signed_in(getattr(cast, name))
    refusal = 403 if name == "sami" else 404
    assert hide(client, post).status_code == (302 if may else refusal)
    post.refresh_from_db()
    assert (post.hidden_by == member) is may
    if not may:
        hiding.hide(cast.aino, post, WHY)
    assert unhide(client, post).status_code == (302 if may else refusal)
    post.refresh_from_db()
    assert (post.hidden_at is None) is may


def test_nobody_decides_about_her_own_words(cast, signed_in, topic):
    post = a_reply(cast.matti, topic)
    matti = signed_in(cast.matti)
    assert hide(matti, post).status_code == 404
    hide(signed_in(cast.mari), post)
    assert unhide(matti, post).status_code == 404
    post.refresh_from_db()
    assert post.hidden_by == cast.mari
    assert unhide(signed_in(cast.aino), post).status_code == 302


def test_in_a_private_room_its_owner_hides_and_the_team_outside_does_not(cast, signed_in):
    topic = a_topic(cast.gita, cast.workshop)
    assert hide(signed_in(cast.matti), opening(topic)).status_code == 404
    assert hide(signed_in(cast.niilo), opening(topic)).status_code == 302
    html = page(signed_in(cast.niilo), address(Topic.objects.get()))
    assert "How do you end yours?" in html  # who decides reads what she decides about


@pytest.mark.parametrize("why", ["", "   ", "\u200b", "x" * (Post.WHY_LENGTH + 1)])
def test_a_reason_is_given_and_not_too_long(cast, signed_in, post, why):
    answer = hide(signed_in(cast.matti), post, why)
    assert answer.status_code == 400
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not HiddenWords.objects.exists()


def test_a_reason_is_shown_as_it_was_written_not_as_markup(cast, signed_in, topic, post):
    hide(signed_in(cast.matti), post, "<b>Not</b> so")
    assert "&lt;b&gt;Not&lt;/b&gt; so" in signed_in(cast.niilo).get(address(topic)).content.decode()


def test_hidden_and_shown_again_it_is_as_it_was(cast, signed_in, topic, post):
    before = (post.text, post.html)
    hide(signed_in(cast.matti), post)
    assert hide(signed_in(cast.aino), post).status_code == 404  # twice is once
    assert not Post.objects.filter(text__contains=SECRET, pk=post.pk).exists()
    unhide(signed_in(cast.aino), post)
    post.refresh_from_db()
    assert (post.text, post.html, post.hidden_why, post.hidden_by) == (*before, "", None)
    assert deeds_of(topic)[-2:] == ["post.hidden", "post.unhidden"]


def test_who_watches_sees_the_note_at_once_and_the_words_when_they_are_back(cast, topic, post):
    def newest():
        return frames(cast.community.pk, 0, Group("en", "Europe/Helsinki", "member"))

    hiding.hide(cast.matti, post, WHY)
    everything = newest()
    assert (everything[-1].kind, everything[-1].data["number"]) == ("post", 1)
    assert NOTE in everything[-1].data["html"]
    # also whoever asks for what she missed before it was hidden
    assert f"{SECRET} <em>reply" not in str([frame.data for frame in everything])
    hiding.unhide(cast.matti, post)
    assert f"{SECRET} <em>reply" in newest()[-1].data["html"]


def test_a_newcomer_whose_opening_is_hidden_is_not_to_be_welcomed_there(cast, signed_in):
    topic = a_topic(cast.eero, cast.common)
    cast.eero.joined_at = topic.made_at
    cast.eero.save()
    assert "Say welcome" in page(signed_in(cast.aino))
    hiding.hide(cast.matti, opening(topic), WHY)
    assert "Say welcome" not in page(signed_in(cast.aino))


def test_a_page_asks_as_much_for_ten_hidden_posts_as_for_one(
    cast, signed_in, topic, post, django_assert_max_num_queries
):
    matti = signed_in(cast.matti)
    hide(matti, post)
    matti.get(address(topic))

    def queries():
        shelf.clear_all()
        with django_assert_max_num_queries(40) as found:
            matti.get(address(topic))
        return len(found)

    one = queries()
    for _number in range(9):
        hiding.hide(cast.matti, a_reply(cast.eero, topic), WHY)
    assert queries() == one


def test_the_rule_asks_for_the_post_as_it_stands(cast, topic, post):
    assert rules.may_hide(cast.matti, post, hides_here=True)
    assert not rules.may_hide(cast.eero, post, hides_here=True)
    assert not rules.may_hide(cast.matti, post, hides_here=False)
    hiding.hide(cast.matti, post, WHY)
    post.refresh_from_db()
    assert not rules.may_hide(cast.matti, post, hides_here=True)
    assert rules.may_unhide(cast.matti, post, hides_here=True)
    assert rules.may_read_hidden(cast.eero, post, hides_here=False)
    assert not rules.may_read_hidden(cast.niilo, post, hides_here=False)
