"""Words of somebody one has blocked stay folded where others quote them, whomever they answer."""

from __future__ import annotations

from html import unescape

import pytest

from porukka.communities.actions import blocking
from porukka.communities.live import Group, frames
from porukka.communities.models import Member
from porukka.discussions.models import Post
from porukka.discussions.quotes import noted, quoted_in, without_quotes
from porukka.discussions.rendering import render_post
from porukka.discussions.tests.talking import a_reply, a_topic, address, page, reply

FOLD = '<details class="more-about folded"><summary>'
SAID = "> kanarisharp words\n>\n> — Eero\n\nI wonder about this."


@pytest.fixture
def topic(cast):
    """Eero says something; Niilo quotes it, and answers Aino."""
    topic = a_topic(cast.aino, cast.common)
    a_reply(cast.eero, topic, "kanarisharp words")
    a_reply(cast.niilo, topic, SAID, to=topic.posts.get(number=0))
    return topic


def fold_of(shown: str) -> str:
    """The post that quotes, from its quote on; what a fold has above its quote comes along."""
    post = shown.partition('id="p2"')[2].partition("I wonder about this.")[0]
    return post.partition('class="prose')[2]


def block(member, blocked):
    blocking.block(member, blocked)
    return Member.objects.get(pk=member.pk)


@pytest.mark.parametrize("way", ["", "print/"])
def test_whoever_has_blocked_her_opens_it_and_the_others_read_it(cast, signed_in, topic, way):
    block(cast.mari, cast.eero)
    place = address(topic) + way
    assert FOLD in fold_of(page(signed_in(cast.mari), place))
    assert FOLD not in fold_of(page(signed_in(cast.matti), place))
    assert "kanarisharp" in fold_of(page(signed_in(cast.matti), place))
    assert FOLD in fold_of(page(signed_in(cast.mari), place))  # not what was kept for him


def test_of_two_quotes_only_hers_is_folded(cast, signed_in, topic):
    block(cast.mari, cast.eero)
    a_reply(cast.niilo, topic, "> kind words\n>\n> — Matti\n\nYes.\n\n" + SAID)
    shown = page(signed_in(cast.mari), address(topic)).partition('id="p3"')[2].partition("</article>")[0]
    assert shown.count(FOLD) == 1
    assert shown.index("kind words") < shown.index(FOLD) < shown.index("kanarisharp")


def test_after_she_changed_her_name_it_is_still_hers(cast, signed_in, topic):
    Member.objects.filter(pk=cast.eero.pk).update(name="Eerika", folded="eerika")
    block(cast.mari, cast.eero)
    assert FOLD in fold_of(page(signed_in(cast.mari), address(topic)))


def test_an_edit_and_a_browser_note_whose_words_they_are(cast, signed_in, topic):
    client = signed_in(cast.niilo)
    assert reply(client, topic, "> more\n>\n> — eero\n\nWell.").status_code == 302
    for number in (2, 3):
        assert quoted_in(topic.posts.get(number=number).html) == {cast.eero.pk}


@pytest.mark.parametrize(
    "text",
    [
        "> nobody's words",
        "> words\n>\n> — Somebody else",
        "> words\n>\n> — Outi",  # a member of another community
        "— Eero\n\nNo quote.",
        '`<blockquote data-by="1">`',
    ],
)
def test_a_quote_without_a_name_of_here_is_nobodys(cast, topic, text):
    assert quoted_in(a_reply(cast.niilo, topic, text).html) == set()


def test_nobody_notes_a_quote_by_hand(cast, topic):
    html = a_reply(cast.niilo, topic, f'<blockquote data-by="{cast.eero.pk}">\n\nMine\n\n</blockquote>').html
    assert quoted_in(html) == set()


def test_those_who_watch_get_it_as_it_is_noted(cast, topic):
    (frame,) = [
        one
        for one in frames(cast.community.pk, 0, Group("en", "Europe/Helsinki", "member"))
        if one.kind == "reply" and one.data["number"] == 2
    ]
    assert f'<blockquote data-by="{cast.eero.pk}">' in frame.data["html"]


def test_what_stands_above_an_answer_are_its_own_words(cast, signed_in, topic):
    """Not those it quotes, which somebody may not want to meet."""
    a_reply(cast.matti, topic, "Indeed.", to=topic.posts.get(number=2))
    said = page(signed_in(cast.mari), address(topic)).partition('id="p3"')[2].partition("</blockquote>")[0]
    assert "I wonder about this." in said
    assert "kanarisharp" not in said


def test_visitors_are_not_told_who_it_is(cast, signed_in, topic, client):
    cast.community.visibility = "public"
    cast.community.save()
    shown = client.get(address(topic)).content.decode()
    assert "kanarisharp" in fold_of(shown)
    assert "data-by" not in shown


def test_quotes_in_quotes_go_with_the_outer_one():
    inner = "<blockquote>\n<p>A</p>\n<p>— Eero</p>\n</blockquote>"
    html = f"<p>x</p><blockquote>\n{inner}\n<p>B</p>\n<p>— Mari &amp; Co</p>\n</blockquote><p>y</p>"
    found = noted(html, {"Mari & Co": [7, 5], "Eero": [1]})
    assert found == html.replace("<blockquote>", '<blockquote data-by="5 7">', 1)
    assert quoted_in(found) == {5, 7}
    assert without_quotes(found, {1}) == found
    assert without_quotes(found, {5}) == without_quotes(found) == "<p>x</p><p>y</p>"


def test_a_quote_costs_a_writer_one_query_and_a_text_without_none(
    cast, signed_in, topic, django_assert_max_num_queries
):
    with django_assert_max_num_queries(1) as plain:
        render_post(cast.niilo, "> words\n\nWithout a name.")
    with django_assert_max_num_queries(2) as named:
        render_post(cast.niilo, SAID)
    assert len(named) == len(plain) + 1
    assert unescape(Post.objects.get(topic=topic, number=2).html).count("data-by") == 1
