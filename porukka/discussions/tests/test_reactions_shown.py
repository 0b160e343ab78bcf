"""Reactions on the page: what each reader sees and may press, who reacted, and what arrives while one looks."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities import live
from porukka.communities.live import Group
from porukka.communities.models import Community
from porukka.core import shelf
from porukka.core.live import Frame
from porukka.discussions.actions import deleting, hiding, reacting, writing
from porukka.discussions.models import Post, Reaction, Topic
from porukka.discussions.queries.reactions import NAMES, Below, reactions_of_posts, who_reacted
from porukka.discussions.reactions import HELPED, WONDER
from porukka.discussions.tests.talking import a_reply, a_topic, address, opening, page, post_address
from tests.cast import Cast, a_member

MEMBER = Group("en", "Europe/Helsinki", "member")


@pytest.fixture
def topic(cast: Cast) -> Topic:
    return a_topic(cast.aino, cast.common)


@pytest.fixture
def answer(cast: Cast, topic: Topic) -> Post:
    return a_reply(cast.eero, topic)


def block(html: str, number: int) -> str:
    return html.split(f'id="p{number}"')[1].split("</article>", maxsplit=1)[0]


def chips(html: str, number: int) -> list[str]:
    """What one sees of the chips of a post, each in words: "This helped 2 pressed"."""
    found = []
    for tag, attributes, inside in re.findall(
        r'<(button|span) class="chip[^"]*"([^>]*)>(.*?)</\1>\s', block(html, number) + " ", re.DOTALL
    ):
        if "hidden" in attributes:
            continue
        words = " ".join(re.sub(r"<[^>]*>", " ", inside).split())
        pressed = " pressed" if 'aria-pressed="true"' in attributes else ""
        found.append(f"{words}{pressed}{' (still)' if tag == 'span' else ''}")
    return found


def test_each_reader_sees_the_numbers_and_her_own(cast, signed_in, topic, answer):
    reacting.give(cast.niilo, opening(topic), WONDER)
    reacting.give(cast.niilo, answer, HELPED)
    reacting.give(cast.mari, answer, HELPED)
    reacting.give(cast.mari, answer, "👍")
    shown = page(signed_in(cast.niilo), address(topic))
    assert chips(shown, 0) == ["I wonder about this too 1 pressed"]
    assert chips(shown, 1) == ["This helped 2 pressed", "👍 thumbs up 1"]
    shown = page(signed_in(cast.mari), address(topic))
    assert chips(shown, 0) == ["I wonder about this too 1"]
    assert chips(shown, 1) == ["This helped 2 pressed", "👍 thumbs up 1 pressed"]


def test_below_ones_own_words_one_looks_and_does_not_press(cast, signed_in, topic, answer):
    assert chips(page(signed_in(cast.eero), address(topic)), 1) == []
    reacting.give(cast.niilo, answer, HELPED)
    reacting.give(cast.niilo, answer, "👍")
    shown = page(signed_in(cast.eero), address(topic))
    assert chips(shown, 1) == ["This helped 1 (still)", "👍 thumbs up 1"]
    assert chips(shown, 0) == ["I wonder about this too"]


def test_a_visitor_sees_and_does_not_press(cast, signed_in, topic, answer):
    Community.objects.update(visibility="public")
    reacting.give(cast.niilo, answer, HELPED)
    for reader in (None, cast.outi):
        shown = page(signed_in(reader), address(topic))
        assert chips(shown, 1) == ["This helped 1 (still)"]
        assert chips(shown, 0) == []
        assert "/reactions/" not in shown


def test_each_chip_is_a_button_that_says_what_it_wants(cast, signed_in, topic, answer):
    reacting.give(cast.niilo, answer, "👍")
    shown = block(page(signed_in(cast.niilo), address(topic)), 1)
    assert f'method="post" action="{post_address(answer, "reactions/")}"' in shown
    assert 'aria-pressed="true" name="take_back" value="👍"' in shown
    assert 'aria-pressed="false" name="give" value="helped"' in shown
    panel = shown.split('<details class="react"')[1]
    assert re.findall(r'name="give" value="(\S+)" title="([^"]*)" aria-label="\2"', panel) == [
        ("👍", "thumbs up"),
        ("❤️", "red heart"),
        ("😄", "grinning face with smiling eyes"),
        ("🎉", "party popper"),
        ("🙏", "folded hands"),
    ]
    assert "csrfmiddlewaretoken" in shown


def test_names_are_in_the_readers_language(cast, signed_in, topic, answer):
    cast.niilo.person.language = "fi"
    cast.niilo.person.save()
    reacting.give(cast.mari, answer, "❤️")
    shown = page(signed_in(cast.niilo), address(topic))
    assert chips(shown, 1) == ["Tästä oli apua", "❤️ punainen sydän 1"]
    assert "Reagoi" in shown
    assert "Ketkä reagoivat" in shown


def test_a_community_without_emoji_has_the_words_only(cast, signed_in, topic, answer):
    Community.objects.update(reactions="")
    shown = page(signed_in(cast.niilo), address(topic))
    assert chips(shown, 1) == ["This helped"]
    assert "<details" not in block(shown, 1).split('class="acts"')[1]


def test_emoji_stand_in_the_communitys_order_whatever_their_number(cast, signed_in, topic, answer):
    for who in (cast.niilo, cast.mari):
        reacting.give(who, answer, "🙏")
    reacting.give(cast.niilo, answer, "👍")
    Community.objects.update(reactions="🌱 👍")
    reacting.give(Reaction.objects.get(kind="👍").member, answer, "🌱")
    assert chips(page(signed_in(cast.matti), address(topic)), 1) == [
        "This helped",
        "🌱 seedling 1",
        "👍 thumbs up 1",
        "🙏 folded hands 2",  # no longer offered
    ]


def test_a_founder_hides_the_numbers_and_nothing_else(cast, signed_in, topic, answer):
    Community.objects.update(counts_shown=False)
    for who in (cast.niilo, cast.mari):
        for kind in (HELPED, "👍"):
            reacting.give(who, answer, kind)
    shown = page(signed_in(cast.niilo), address(topic))
    assert chips(shown, 1) == ["This helped pressed", "👍 thumbs up pressed"]
    who_did = page(signed_in(cast.niilo), post_address(answer, "reactions/"))
    assert "Niilo" in who_did
    assert "Mari" in who_did
    frame = frames(cast)[-1]
    assert 'class="count"' not in frame.data["html"]


def test_below_what_is_deleted_or_hidden_there_is_nothing(cast, signed_in, topic, answer):
    a_reply(cast.niilo, topic, to=answer)
    reacting.give(cast.niilo, answer, "👍")
    hiding.hide(cast.matti, answer, why="Unkind")
    assert "chip" not in block(page(signed_in(cast.niilo), address(topic)), 1)
    deleting.delete(cast.aino, opening(topic))
    assert "chip" not in block(page(signed_in(cast.niilo), address(topic)), 0)


def test_who_reacted_is_there_to_look_up(cast, signed_in, topic, answer):
    reacting.give(cast.niilo, answer, HELPED)
    reacting.give(cast.mari, answer, HELPED)
    reacting.give(cast.mari, answer, "👍")
    path = post_address(answer, "reactions/")
    shown = page(signed_in(cast.eero), path)
    main = shown.split("<main")[1].split("</main>")[0]
    assert main.index("This helped") < main.index("Niilo") < main.index("Mari") < main.index("thumbs up")
    assert main.count(">Mari</a>") == 2
    assert f'href="{path}"' in block(page(signed_in(cast.eero), address(topic)), 1)


def test_where_nobody_reacted_the_page_says_so(cast, signed_in, answer):
    assert "Nobody has reacted yet" in page(signed_in(cast.niilo), post_address(answer, "reactions/"))


def test_a_visitor_is_told_no_names(cast, signed_in, answer):
    """Who only reacts has said nothing in public."""
    Community.objects.update(visibility="public")
    reacting.give(cast.niilo, answer, HELPED)
    path = post_address(answer, "reactions/")
    assert signed_in(None).get(path)["Location"].startswith("/people/login/")
    assert signed_in(cast.outi).get(path)["Location"] == "/c/writers/join/"


def test_names_have_an_end(cast, signed_in, answer):
    for number in range(NAMES + 3):
        reacting.give(a_member(cast.community, f"P{number}"), answer, "👍")
    path = post_address(answer, "reactions/")
    assert "and 3 others" in page(signed_in(cast.eero), path)
    Community.objects.update(counts_shown=False)
    shown = page(signed_in(cast.eero), path)
    assert "and others" in shown
    assert "and 3" not in shown


def test_names_come_escaped(cast, signed_in, answer):
    cast.niilo.name = "<img src=x>"
    cast.niilo.save()
    reacting.give(cast.niilo, answer, "👍")
    assert b"<img src=x>" not in signed_in(cast.eero).get(post_address(answer, "reactions/")).content


def test_two_queries_for_all_posts_of_a_page(cast, topic, django_assert_num_queries):
    for number in range(25):
        post = a_reply(cast.eero, topic)
        for who in (cast.niilo, cast.mari, cast.aino)[: number % 4]:
            reacting.give(who, post, HELPED)
            reacting.give(who, post, "👍")
    ids = Post.objects.order_by("number").values_list("pk", "number")
    posts = [Below(pk, number) for pk, number in ids]
    with django_assert_num_queries(2):
        found = reactions_of_posts(cast.niilo, posts)
    assert len(found) == 26
    post = Post.objects.get(number=3)
    with django_assert_num_queries(2):
        assert len(who_reacted(cast.niilo, post)) == 2


def test_a_topics_page_asks_the_same_with_and_without_reactions(cast, signed_in, topic, answer):
    client = signed_in(cast.niilo)

    def queries() -> int:
        shelf.clear_all()
        with CaptureQueriesContext(connection) as found:
            page(client, address(topic))
        return len(found)

    queries()
    without = queries()
    for who in (cast.niilo, cast.mari, cast.aino, cast.matti):
        for kind in (HELPED, "👍", "❤️", "😄"):
            reacting.give(who, answer, kind)
    assert queries() == without + 1  # which of them are hers


# Live


def frames(cast: Cast, after: int = 0) -> list[Frame]:
    return live.frames(cast.community.pk, after, MEMBER)


def test_numbers_change_for_those_who_look(cast, topic, answer):
    reacting.give(cast.niilo, answer, HELPED)
    reacting.give(cast.mari, answer, HELPED)
    reacting.give(cast.mari, opening(topic), "👍")
    shown = [frame for frame in frames(cast) if frame.kind == "reactions"]
    assert [frame.data["post"] for frame in shown] == [str(answer.pk), str(opening(topic).pk)]
    assert all(frame.data["topic"] == str(topic.pk) for frame in shown)
    first = shown[0].data["html"]
    assert f'data-reactions="{answer.pk}"' in first
    assert '<span class="count">2</span>' in first
    assert 'aria-pressed="true"' not in first  # the same for everybody; the page keeps what she pressed
    assert "Niilo" not in first


def test_taken_back_to_the_last_one_the_chip_goes(cast, answer):
    reacting.give(cast.niilo, answer, "👍")
    reacting.take_back(cast.niilo, answer, "👍")
    html = frames(cast)[-1].data["html"]
    assert 'data-kind="👍"' not in html
    assert "data-nobody" in html


def test_what_is_gone_meanwhile_sends_nothing(cast, topic, answer):
    reacting.give(cast.niilo, answer, "👍")
    deleting.delete(cast.eero, answer)
    assert not [frame for frame in frames(cast) if frame.kind == "reactions"]


def test_a_reaction_in_a_private_room_reaches_those_inside(cast):
    post = opening(a_topic(cast.niilo, cast.workshop))
    reacting.give(cast.gita, post, WONDER)
    frame = frames(cast)[-1]
    assert frame.kind == "reactions"
    reached = {one.name for one in (cast.aino, cast.eero, cast.niilo) if frame.reaches(one.person_id)}
    assert reached == {"Niilo"}


def test_a_reply_that_arrives_can_be_reacted_to(cast, answer):
    html = frames(cast)[-1].data["html"]
    assert f'action="{post_address(answer, "reactions/")}"' in html
    assert 'name="give" value="helped"' in html
    assert "csrfmiddlewaretoken" not in html  # it is the same for everybody


def test_an_edited_post_arrives_with_its_reactions(cast, answer):
    reacting.give(cast.niilo, answer, "👍")
    writing.edit(cast.eero, answer, text="Better")
    assert 'data-kind="👍"' in frames(cast)[-1].data["html"]


def test_a_script_gets_the_chips_and_no_page(cast, signed_in, answer):
    path = post_address(answer, "reactions/")
    given: Any = signed_in(cast.niilo).post(path, {"give": "👍"}, headers={"X-Porukka-Script": "1"})
    assert given.status_code == 200
    shown = given.content.decode()
    assert "<html" not in shown
    assert 'aria-pressed="true" name="take_back" value="👍"' in shown
    refused = signed_in(cast.eero).post(path, {"give": HELPED}, headers={"X-Porukka-Script": "1"})
    assert refused.status_code == 403
