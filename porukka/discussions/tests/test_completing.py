"""Names and tags that are offered while one writes."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import caches

from porukka.core.ids import to_text
from porukka.discussions.tests.talking import a_reply, a_topic
from tests.cast import Cast, a_member, signed_in

COMPLETE = "/c/writers/complete/"


def offered(client: Any, **asked: str) -> list[str]:
    answer = client.get(COMPLETE, asked)
    assert answer.status_code == 200
    return [one["text"] for one in answer.json()["found"]]


def test_names_are_found_by_the_beginning_of_any_of_their_words(cast: Cast) -> None:
    for name in ("Äimä Ylä-Virtanen", "Virva Koski", "Kaarina Äimälä", "Savirinne"):
        a_member(cast.community, name)
    eero = signed_in(cast.eero)
    assert offered(eero, who="vir") == ["Virva Koski", "Äimä Ylä-Virtanen"]
    assert offered(eero, who="ÄIM") == ["Kaarina Äimälä", "Äimä Ylä-Virtanen"]
    assert offered(eero, who="aim") == []
    assert offered(eero, who="äimä y") == ["Äimä Ylä-Virtanen"]
    assert offered(eero, who="%") == []


def test_those_who_talk_here_come_first_and_oneself_not_at_all(cast: Cast) -> None:
    topic = a_topic(cast.eero, cast.common)
    a_reply(cast.niilo, topic)
    assert offered(signed_in(cast.eero), who="", topic=topic.address) == ["Niilo", "Aino", "Mari", "Matti"]


def test_no_more_than_eight_are_offered(cast: Cast) -> None:
    for number in range(12):
        a_member(cast.community, f"Writer{number}")
    assert len(offered(signed_in(cast.eero), who="w")) == 8


def test_only_those_who_may_read_it_are_offered(cast: Cast) -> None:
    inside = a_topic(cast.niilo, cast.workshop, text="#whispers")
    assert offered(signed_in(cast.niilo), who="", topic=inside.address) == ["Gita"]
    assert offered(signed_in(cast.niilo), who="", room=str(cast.workshop.pk)) == ["Gita"]
    assert offered(signed_in(cast.gita), who="") == ["Niilo"]  # a guest meets those of her rooms
    assert "Gita" not in offered(signed_in(cast.eero), who="", room=str(cast.common.pk))
    for asked in (
        {"topic": inside.address},
        {"room": str(cast.back.pk)},
        {"topic": "x!"},
        {"room": "9" * 30},
    ):
        assert signed_in(cast.aino).get(COMPLETE, {"who": ""} | asked).status_code == 404


def test_tags_are_offered_to_those_who_read_them(cast: Cast) -> None:
    a_topic(cast.niilo, cast.workshop, text="#whispers")
    a_topic(cast.niilo, cast.common, text="#WhiteSpace")
    assert offered(signed_in(cast.niilo), tag="WHI") == ["whispers", "WhiteSpace"]
    assert offered(signed_in(cast.aino), tag="whi") == ["WhiteSpace"]


@pytest.mark.parametrize(("who", "is_offered"), [("matti", True), ("eero", False)])
def test_everyone_is_offered_to_the_team(cast: Cast, who: str, is_offered: bool) -> None:
    assert ("everyone" in offered(signed_in(getattr(cast, who)), who="ev")) is is_offered


def test_looking_too_often_is_answered_calmly(cast: Cast) -> None:
    eero = signed_in(cast.eero)
    eero.get(COMPLETE)
    caches["hot"].set(f"complete:{cast.eero.person_id}", 1000, 60)
    answer = eero.get(COMPLETE, {"who": "a"})
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")


def test_the_text_area_says_where_to_ask(cast: Cast) -> None:
    topic = a_topic(cast.eero, cast.common)
    html = signed_in(cast.eero).get(f"/c/writers/t/{to_text(topic.pk)}-{topic.slug}/").content.decode()
    assert f'data-complete="{COMPLETE}?topic={topic.address}"' in html
    assert "completing.js" in html
