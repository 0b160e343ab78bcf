"""Who speaks to whom, worked by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from porukka.insights.measures.conversation import Said, edges_of, tally, threads_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def said(number: int, author: str, *, hours: float = 0, thread: str = "t", **more) -> Said:
    return Said(str(number), thread, author, NOON + timedelta(hours=hours or number), **more)


def spoken(*posts: Said) -> list[tuple[str, str]]:
    (thread,) = threads_of(posts)
    return [(edge.teller, edge.hearer) for edge in edges_of(thread)]


def test_a_reply_speaks_to_whom_it_answers_else_names_else_to_who_began():
    assert spoken(
        said(0, "aino"),
        said(1, "eero"),
        said(2, "mari", reply_to="1"),
        said(3, "outi", mentions=("mari", "eero")),
        said(4, "eero", reply_to="9"),  # of another place: the rule after it
    ) == [("eero", "aino"), ("mari", "eero"), ("outi", "mari"), ("eero", "aino")]


def test_who_began_speaks_to_the_last_other_person():
    posts = (said(0, "aino"), said(1, "aino"), said(2, "eero"), said(3, "mari"), said(4, "aino"))
    assert spoken(*posts) == [("eero", "aino"), ("mari", "aino"), ("aino", "mari")]


def test_nobody_speaks_to_herself():
    assert spoken(said(0, "aino"), said(1, "aino", reply_to="0"), said(2, "aino", mentions=("aino",))) == []


def test_one_word_and_the_same_pair_once_more_on_a_day_are_no_ties():
    posts = [
        said(0, "aino"),
        said(1, "eero", words=1),
        said(2, "eero"),
        said(3, "eero"),
        said(4, "aino"),
        said(5, "eero", hours=25),
        said(6, "eero", thread="other", hours=3.5),  # begins a discussion of his own
        said(7, "aino", thread="other", hours=4.5),  # the same pair, the same day
    ]
    counted = tally(posts)
    assert counted.replies == {("eero", "aino"): 4, ("aino", "eero"): 2}
    assert counted.ties == {("eero", "aino"): 2, ("aino", "eero"): 1}


def test_the_window_is_ninety_days_and_the_ninety_before_tell_who_came_back():
    days = {"now": 0, "back": -89, "before": -91, "then": -179, "long ago": -200}
    posts = [said(0, who, thread=who, hours=24 * day - 1) for who, day in days.items()]
    posts.append(said(1, "before", thread="now", hours=1))
    counted = tally(posts, NOON + timedelta(hours=2))
    assert set(counted.posts) == {"now", "back", "before"}
    assert set(counted.threads) == {"now", "back"}
    assert counted.before == {"before", "then"}


def test_a_young_place_has_nobody_who_could_have_come_back():
    posts = [said(0, "aino"), said(1, "eero", hours=24 * 100)]
    assert tally(posts).before is None
    assert tally([]).posts == {}
