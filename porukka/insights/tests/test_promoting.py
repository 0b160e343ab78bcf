"""How much of the talk is only a link elsewhere, worked by hand, and where the team reads it."""

from __future__ import annotations

import pytest

from porukka.discussions.tests.talking import a_reply, a_topic, page
from porukka.insights.actions import anew, judging
from porukka.insights.measures.promoting import is_only_a_link, promo_share

HOME = "https://porukka.example"
SHOP = "https://shop.example/candles?from=here"


@pytest.mark.parametrize(
    "text",
    [
        SHOP,
        f"<{SHOP}>",
        f"Look! {SHOP}",
        f"[The best candles in all of the whole town]({SHOP})",
        f"New candles out today: {SHOP} {SHOP}",
        f"{HOME}/c/writers/ {SHOP}",
        "https://porukka.example.evil.example/",
    ],
)
def test_an_address_elsewhere_with_hardly_a_word_is_only_a_link(text):
    assert is_only_a_link(text, HOME)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Candles!",
        f"{HOME}/c/writers/t/1/",
        HOME,
        f"I bought mine here last winter: {SHOP}",
        f"[Candles]({HOME}/c/writers/)",
    ],
)
def test_what_says_something_or_stays_here_is_not(text):
    assert not is_only_a_link(text, HOME)


def test_the_share_waits_for_thirty_posts():
    assert (
        promo_share([SHOP, f"Look! {SHOP}", f"I bought mine here last winter: {SHOP}"], 40, HOME).value
        == 0.05
    )
    assert promo_share([SHOP], 29, HOME).value is None
    assert promo_share([], 0, HOME).value is None


def test_a_hostile_text_takes_no_time():
    assert is_only_a_link("[" * 50_000 + SHOP, HOME)


def test_the_team_reads_it_among_more_numbers_and_members_do_not(cast, signed_in):
    topic = a_topic(cast.eero, cast.common, "Candles", SHOP)
    for number in range(39):
        a_reply(cast.niilo, topic, SHOP if number < 3 else "I make them out of what is left in the jars.")
    anew.rebuild(cast.community)
    judging.judge_all(cast.community)
    shown = page(signed_in(cast.aino), "/c/writers/insights/more/")
    assert "Only a link elsewhere" in shown
    assert "10 %" in shown
    assert "of 40 posts" in shown
    assert signed_in(cast.eero).get("/c/writers/insights/more/").status_code == 404
