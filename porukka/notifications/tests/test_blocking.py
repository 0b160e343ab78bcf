"""Blocking a member: what is folded, what is refused, what is not told, and what never gives a veil away."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities import deeds
from porukka.communities.actions import blocking
from porukka.communities.live import Group, frames
from porukka.communities.models import Block, Deed, Member, Room
from porukka.core.refusal import Refused
from porukka.discussions.actions import hiding, reacting, solving, writing
from porukka.discussions.models import Mention, Post
from porukka.discussions.tests.talking import a_reply, a_topic, address, opening, page, post_address, reply
from porukka.notifications.models import Notification

FOLD = "You have blocked this person. Show"
HERS = "/c/writers/members/"


def her_page(member):
    return f"{HERS}{member.address}/"


def blocks(member, other):
    blocking.block(member, other)
    return Member.objects.get(pk=member.pk)


def told(member):
    deeds.catch_up(["notifications"])
    return Notification.objects.visible_to(Member.objects.get(pk=member.pk)).count()


@pytest.fixture
def talk(cast):
    """Eero asks, Niilo answers."""
    topic = a_topic(cast.eero, cast.common, "Which glue?", "For a chair.")
    a_reply(cast.niilo, topic, "Hide glue.")
    return topic


def test_from_her_page_one_blocks_somebody_and_ends_that(cast, signed_in):
    eero = signed_in(cast.eero)
    assert "Block Niilo" in page(eero, her_page(cast.niilo))
    assert eero.post(f"{her_page(cast.niilo)}block/").status_code == 302
    assert "You have blocked Niilo" in page(eero, her_page(cast.niilo))
    assert "Niilo" in page(eero, "/c/writers/blocked/")
    assert [(one.member, one.blocked) for one in Block.objects.all()] == [(cast.eero, cast.niilo)]
    # she does not learn it, and the others neither
    assert "blocked" not in page(signed_in(cast.niilo), her_page(cast.eero))
    assert (
        "Niilo" not in page(signed_in(cast.matti), "/c/writers/blocked/").split("<main")[1].split("</main")[0]
    )
    eero.post(f"{her_page(cast.niilo)}block/")  # once more: nothing changes
    answer = eero.post(f"{her_page(cast.niilo)}block/end/", {"back": "list"})
    assert answer.url == "/c/writers/blocked/"
    assert not Block.objects.exists()
    assert list(
        Deed.objects.filter(kind__startswith="member.")
        .order_by("seq")
        .values_list("kind", "actor", "subject", "room", "data")
    ) == [
        ("member.blocked", cast.eero.pk, cast.niilo.pk, None, {}),
        ("member.unblocked", cast.eero.pk, cast.niilo.pk, None, {}),
    ]
    assert frames(cast.community.pk, 0, Group("en", "UTC", "member")) == []
    cast.eero.refresh_from_db()
    assert cast.eero.blocks_count == 0


def test_nobody_blocks_herself_a_stranger_or_without_end(cast, signed_in, monkeypatch):
    eero = signed_in(cast.eero)
    assert "Block Eero" not in page(eero, her_page(cast.eero))
    assert eero.post(f"{her_page(cast.eero)}block/").status_code == 404
    for other in (cast.lauri, cast.reija):
        assert eero.post(f"{her_page(other)}block/").status_code == 404
        assert eero.post(f"{her_page(other)}block/end/").status_code == 404
    assert signed_in(cast.gita).post(f"{her_page(cast.eero)}block/").status_code == 404  # they share no room
    monkeypatch.setattr(Block, "MOST", 1)
    blocking.block(cast.eero, cast.niilo)
    with pytest.raises(Refused):
        blocking.block(cast.eero, cast.matti)


def test_whom_one_does_not_see_any_more_can_still_be_let_go_of(cast, signed_in):
    blocking.block(cast.eero, cast.niilo)
    Member.objects.filter(pk=cast.niilo.pk).update(state=Member.State.LEFT)
    eero = signed_in(cast.eero)
    shown = page(eero, "/c/writers/blocked/")
    assert "Somebody who is not here any more" in shown
    assert eero.post(f"{her_page(cast.niilo)}block/end/", {"back": "list"}).status_code == 302
    assert not Block.objects.exists()


def test_what_she_writes_is_folded_for_who_blocked_her_and_for_nobody_else(cast, signed_in, talk):
    assert FOLD not in page(signed_in(cast.eero), address(talk))
    blocks(cast.eero, cast.niilo)
    shown = page(signed_in(cast.eero), address(talk))
    assert shown.count(f"{FOLD}</summary>") == 2  # her reply, and the pattern for what arrives
    assert shown.index(FOLD) < shown.index("Hide glue.")  # there for whoever opens it
    assert str(cast.niilo.pk) in shown
    assert FOLD not in page(signed_in(cast.niilo), address(talk))
    assert FOLD not in page(signed_in(cast.matti), address(talk))
    printed = address(talk) + "print/"
    assert page(signed_in(cast.eero), printed).count(f"{FOLD}</summary>") == 1
    assert FOLD not in page(signed_in(cast.matti), printed)


SAID, SOLVED = "In answer to somebody you have blocked", "Solved by somebody you have blocked."


def test_her_words_are_folded_where_others_answer_and_quote_them(cast, signed_in, talk):
    hers = talk.posts.get(number=1)
    a_reply(cast.matti, talk, "> Hide glue.\n>\n> — Niilo\n\nOr bone.\n\n> > twice", to=hers)
    a_reply(cast.matti, talk, "> For a chair.\n\nYes.", to=opening(talk))
    blocks(cast.eero, cast.niilo)
    for path in (address(talk), address(talk) + "print/"):
        shown = page(signed_in(cast.eero), path)
        assert "Niilo: Hide glue." not in shown
        assert shown.count(f"{SAID}</a>") == 1
        assert shown.count("Show</summary><blockquote") == 2  # not those of the other answer
        assert "Or bone." in shown
        assert "Eero: For a chair." in shown
        for other in (cast.matti, cast.niilo):  # who read the same kept posts
            shown = page(signed_in(other), path)
            assert "Niilo: Hide glue." in shown
            assert "Quoted words" not in shown
            assert SAID not in shown
    blocking.end_block(Member.objects.get(pk=cast.eero.pk), cast.niilo)
    assert "Niilo: Hide glue." in page(signed_in(cast.eero), address(talk))


def test_what_she_solved_is_told_without_her_words(cast, signed_in, talk):
    Room.objects.update(mode="questions")
    solving.accept(cast.matti, talk.posts.get(number=1))
    blocks(cast.eero, cast.niilo)
    shown = page(signed_in(cast.eero), address(talk)).split("data-solution")[1].split("</aside>")[0]
    assert SOLVED in shown
    assert "Hide glue." not in shown
    assert "To the answer" in shown
    for other in (cast.matti, cast.niilo):
        assert "Solved by Niilo:</b> <span>Hide glue." in page(signed_in(other), address(talk))


def test_what_arrives_says_whose_words_it_answers_and_never_those_without_a_name(cast, talk, shy):
    group = Group("en", "UTC", "member")
    a_reply(cast.matti, talk, "Or bone.", to=talk.posts.get(number=1))
    veiled = writing.reply(cast.niilo, shy, text="So", veiled=True)
    a_reply(cast.matti, shy, "Thus.", to=veiled)
    a_reply(cast.matti, shy, "Hm.", to=opening(shy))
    sent = [frame.data for frame in frames(cast.community.pk, 0, group) if frame.kind == "reply"]
    assert [one["quoted"] for one in sent] == ["", str(cast.niilo.pk), "", "", ""]


def test_an_answer_to_somebody_without_a_name_is_as_it_was(cast, signed_in, shy):
    veiled = writing.reply(cast.niilo, shy, text="Veiled words", veiled=True)
    a_reply(cast.matti, shy, "> Veiled words\n\nThus.", to=veiled)
    before = page(signed_in(cast.eero), address(shy)).split('id="p1"')[1].split('id="p3"')[0]
    blocks(cast.eero, cast.niilo)
    after = page(signed_in(cast.eero), address(shy)).split('id="p1"')[1].split('id="p3"')[0]
    assert "Anonymous 1: Veiled words" in after
    assert SAID not in after.split("<template")[0]
    assert before.count("<blockquote>") == after.count("<blockquote>") == 1
    assert "Quoted words" not in after.split("<template")[0]


def test_what_she_wrote_is_folded_in_search_too(cast, signed_in, talk, shy):
    writing.reply(cast.niilo, shy, text="Veiled hide.", veiled=True)
    deeds.catch_up()
    found = "/c/writers/search/?q=hide"
    eero = signed_in(cast.eero)
    assert FOLD not in page(eero, found)
    blocks(cast.eero, cast.niilo)
    shown = page(eero, found)
    assert shown.count(FOLD) == 1
    folded = shown.split('<details class="more-about folded">')[1].split("</details>")[0]
    assert "<mark>Hide</mark> glue." in folded
    assert "Veiled" not in folded
    assert "Veiled <mark>hide</mark>." in shown
    for other in (cast.matti, cast.niilo):  # who are shown the same kept lines
        assert FOLD not in page(signed_in(other), found)
        assert "<mark>Hide</mark> glue." in page(signed_in(other), found)


def test_the_team_is_folded_too_and_decides_all_the_same(cast, signed_in, talk):
    a_reply(cast.matti, talk, "Calm down, please.")
    blocks(cast.eero, cast.matti)
    assert FOLD in page(signed_in(cast.eero), address(talk))
    hiding.hide(cast.matti, talk.posts.get(number=1), "Not kind")
    shown = page(signed_in(cast.eero), address(talk))
    assert "The team has hidden this post: Not kind" in shown
    # who decides sees what there is to decide on, whomever she has blocked
    blocks(cast.matti, cast.niilo)
    post = a_reply(cast.niilo, talk, "More glue.")
    assert post_address(post, "hiding/") in page(signed_in(cast.matti), address(talk))


def test_a_hidden_post_of_hers_is_a_hidden_post(cast, signed_in, talk):
    blocks(cast.eero, cast.niilo)
    hiding.hide(cast.matti, talk.posts.get(number=1), "Not kind")
    assert page(signed_in(cast.eero), address(talk)).count(f"{FOLD}</summary>") == 1  # the pattern alone


def test_she_cannot_answer_directly_and_her_words_then_stand_by_themselves(cast, signed_in, talk):
    blocks(cast.eero, cast.niilo)
    niilo = signed_in(cast.niilo)
    answer = reply(niilo, talk, "But look here", reply_to=opening(talk).address)
    assert answer.status_code == 400
    shown = answer.content.decode()
    assert "You cannot answer this post directly." in shown
    assert "But look here" in shown
    assert f'value="{opening(talk).address}"' not in shown
    assert "blocked" not in shown
    assert reply(niilo, talk, "But look here").status_code == 302  # the discussion is open to her
    # the other way nothing is refused
    assert (
        reply(signed_in(cast.eero), talk, "Well", reply_to=talk.posts.get(number=1).address).status_code
        == 302
    )


def test_she_cannot_react_and_takes_back_what_she_gave_before(cast, signed_in, talk):
    reacting.give(cast.niilo, opening(talk), "❤️")
    blocks(cast.eero, cast.niilo)
    with pytest.raises(Refused):
        reacting.give(cast.niilo, opening(talk), "👍")
    assert reacting.take_back(cast.niilo, opening(talk), "❤️")
    assert reacting.give(cast.matti, opening(talk), "❤️")
    assert reacting.give(cast.eero, talk.posts.get(number=1), "❤️")


def test_a_mention_of_who_blocked_her_stays_words(cast, talk):
    blocks(cast.eero, cast.niilo)
    post = a_reply(cast.niilo, talk, "Ask @Eero and @Matti")
    assert list(Mention.objects.filter(post=post).values_list("member", flat=True)) == [cast.matti.pk]
    assert "Ask @Eero and <a" in post.html
    assert Mention.objects.filter(post=a_reply(cast.matti, talk, "Ask @Eero")).exists()


def test_nothing_of_hers_is_told_and_all_else_is(cast, talk):
    assert told(cast.eero) == 1  # of her first answer
    blocks(cast.eero, cast.niilo)
    assert told(cast.eero) == 0
    a_reply(cast.niilo, talk, "And again")
    assert told(cast.eero) == 0
    a_reply(cast.matti, talk, "From me")
    assert told(cast.eero) == 1
    blocking.end_block(Member.objects.get(pk=cast.eero.pk), cast.niilo)
    assert told(cast.eero) == 2


@pytest.fixture
def shy(cast):
    Room.objects.filter(pk=cast.common.pk).update(anonymous_allowed=True)
    cast.common.refresh_from_db()
    return writing.start_topic(cast.eero, cast.common, title="Shy", text="How?", veiled=True)


def test_without_a_name_nobody_is_kept_away_or_folded_for_it_would_tell_who_wrote(cast, signed_in, shy):
    blocks(cast.eero, cast.niilo)
    # Niilo does not learn that the asker is Eero
    direct = writing.reply(cast.niilo, shy, text="So", reply_to=opening(shy))
    assert reacting.give(cast.niilo, opening(shy), "❤️")
    # nor Eero that somebody without a name is Niilo
    before = told(cast.eero)
    writing.reply(cast.niilo, shy, text="Or so, @Eero", reply_to=opening(shy), veiled=True)
    mine = writing.reply(cast.eero, shy, text="Under my name")
    veiled = writing.reply(cast.niilo, shy, text="To you @Eero", reply_to=mine, veiled=True)
    assert told(cast.eero) > before
    assert Mention.objects.filter(post=veiled, member=cast.eero).exists()
    shown = page(signed_in(cast.eero), address(shy))
    assert shown.count(f"{FOLD}</summary>") == 2  # what he wrote under his name, and the pattern
    assert shown.index("So") > 0
    assert direct.author == cast.niilo


def test_a_page_is_told_whose_post_arrives_and_not_whose_was_hidden(cast, talk):
    group = Group("en", "UTC", "member")
    (arrived,) = [frame for frame in frames(cast.community.pk, 0, group) if frame.kind == "reply"]
    assert arrived.data["author"] == str(cast.niilo.pk)
    hiding.hide(cast.matti, talk.posts.get(number=1), "Not kind")
    hidden = frames(cast.community.pk, 0, group)[-1]
    assert "author" not in hidden.data
    Post.objects.all().delete()


def test_who_blocks_nobody_costs_no_question_and_who_does_one(
    cast, signed_in, talk, django_assert_num_queries
):
    def asked():
        client = signed_in(cast.eero)
        client.get(address(talk))
        with CaptureQueriesContext(connection) as seen:
            client.get(address(talk))
        return len(seen), sum("communities_block" in one["sql"] for one in seen.captured_queries)

    plain, none = asked()
    assert none == 0
    blocks(cast.eero, cast.niilo)
    assert asked() == (plain + 1, 1)


def test_search_repeats_none_of_her_words_from_what_others_quote(cast, signed_in, talk):
    a_reply(cast.matti, talk, "> Kanari hide.\n>\n> — Niilo\n\nHide of what?", to=opening(talk))
    deeds.catch_up()
    found = "/c/writers/search/?q=hide"
    assert "Kanari" in page(signed_in(cast.eero), found)
    blocks(cast.eero, cast.niilo)
    for _turn in range(2):  # before and after what was found is kept
        shown = page(signed_in(cast.eero), found)
        assert "Kanari" not in shown
        assert "of what?" in shown
        assert "Kanari" in page(signed_in(cast.matti), found)
