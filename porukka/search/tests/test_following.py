"""What was found follows what is written, changed, moved and taken away, and is what the index would answer."""

from __future__ import annotations

import random
import re

import pytest

from porukka.communities import deeds
from porukka.communities.models import Room
from porukka.discussions.actions import deleting, hiding, moving, writing
from porukka.discussions.models import Post, Topic
from porukka.search.actions import indexing
from porukka.search.engine import expressions, lists
from porukka.search.engine.expressions import Expression
from porukka.search.engine.index import Besides, Matches
from porukka.search.engine.lists import Change, Lists, Places
from porukka.search.engine.looking import followed, look
from porukka.search.models import Analysis, Entry
from porukka.search.queries import changes, ranking
from porukka.search.queries.candidates import Within
from porukka.search.tests.test_finding import ask, found, start
from porukka.search.tests.test_keeping import looks  # noqa: F401 - a fixture

QUESTIONS = ("fog", "lighthouse", "fog lighthouse", "lighthouse keeper", "keepers", "house")
COUNTED = re.compile(r'role="status">\s*([^<]+)')
TEXTS = (
    "Fog over the bay",
    "The lighthouse keeper in the fog",
    "A house with a light",
    "Lighthouses and keepers",
    "Nothing to see",
    "Talosauna ja savusauna",
)


def asked_twice(browser, words: str, **narrowed: str) -> None:
    """What is shown is what is shown by a process that has kept nothing."""
    shown = ask(browser, words, **narrowed)
    ranking._shelf.clear()
    changes._shelf.clear()
    anew = ask(browser, words, **narrowed)
    assert found(shown) == found(anew)
    assert COUNTED.findall(shown) == COUNTED.findall(anew)


def test_a_post_is_found_and_lost_again_without_asking_the_index(cast, signed_in, looks):  # noqa: F811
    topics = [start(cast, f"Title {number}", "In the fog") for number in range(4)]
    eero = signed_in(cast.eero)
    assert len(found(ask(eero, "fog"))) == 4
    reply = writing.reply(cast.eero, start(cast, "Words", "Words"), text="More fog")
    assert len(found(ask(eero, "fog"))) == 5
    writing.edit(cast.eero, reply, text="It went up")
    assert len(found(ask(eero, "fog"))) == 4
    hiding.hide(cast.matti, topics[0].posts.get(), "Too loud")
    assert len(found(ask(eero, "fog"))) == 3
    hiding.unhide(cast.matti, topics[0].posts.get())
    page = ask(eero, "fog")
    assert len(found(page)) == 4
    assert "4 posts found" in page
    assert looks == [("fog",)]


def test_where_little_is_left_the_index_is_asked_for_another_spelling(cast, signed_in, looks):  # noqa: F811
    topics = [start(cast, f"Title {number}", "In the fog") for number in range(3)]
    eero = signed_in(cast.eero)
    assert len(found(ask(eero, "fog"))) == 3
    hiding.hide(cast.matti, topics[0].posts.get(), "Too loud")
    assert len(found(ask(eero, "fog"))) == 2
    assert looks == [("fog",)] * 2


def test_after_more_at_once_than_is_remembered_the_index_is_asked(cast, signed_in, looks, monkeypatch):  # noqa: F811
    for number in range(3):
        start(cast, f"Title {number}", "In the fog")
    eero = signed_in(cast.eero)
    assert len(found(ask(eero, "fog"))) == 3
    monkeypatch.setattr(Analysis, "RECENT", 2)
    topics = [start(cast, f"Title {number}", "In the fog") for number in range(3)]
    assert len(found(ask(eero, "fog"))) == 6
    assert looks == [("fog",)] * 2
    indexing.index([topic.posts.get().pk for topic in topics], cast.community)
    assert Analysis.objects.get().recent == ""
    assert len(found(ask(eero, "fog"))) == 6
    assert looks == [("fog",)] * 3


def test_what_changed_is_read_once_for_all_questions(cast, signed_in, monkeypatch):
    for number in range(3):
        start(cast, f"Title {number}", "In the fog by the house")
    eero = signed_in(cast.eero)
    for words in ("fog", "house"):
        ask(eero, words)
    reads = []
    read = changes._read
    monkeypatch.setattr(changes, "_read", lambda *given: reads.append(given) or read(*given))
    start(cast, "Title", "More fog at the house")
    for words in ("fog", "house", "fog"):
        assert len(found(ask(eero, words))) == 4
    assert len(reads) == 1


def test_a_reply_in_a_room_of_others_comes_to_nobody_who_may_not_read_it(cast, signed_in, looks):  # noqa: F811
    for number in range(3):
        start(cast, f"Title {number}", "In the fog")
    eero, niilo = signed_in(cast.eero), signed_in(cast.niilo)
    for reader in (eero, niilo):
        assert len(found(ask(reader, "fog"))) == 3
    start(cast, "Canary", "Fog in the workshop", by=cast.niilo, room=cast.workshop)
    page = ask(eero, "fog")
    assert len(found(page)) == 3
    assert "3 posts found" in page  # not even by its number
    assert "Canary" not in page
    assert len(found(ask(niilo, "fog"))) == 4
    assert looks == [("fog",)] * 2


def test_a_discussion_that_moves_away_goes_out_of_what_was_found(cast, signed_in, looks):  # noqa: F811
    for number in range(3):
        start(cast, f"Title {number}", "In the fog")
    canary = start(cast, "Canary", "Canary in the fog", by=cast.niilo)
    eero = signed_in(cast.eero)
    assert len(found(ask(eero, "fog"))) == 4
    Topic.objects.filter(pk=canary.pk).update(room=cast.workshop)  # as whoever may do so would move it
    indexing.index_topic(canary.pk, cast.community)
    page = ask(eero, "fog")
    assert len(found(page)) == 3
    assert "3 posts found" in page
    assert "Canary" not in page
    assert looks == [("fog",)]


def test_whatever_people_do_what_was_kept_is_what_is_found(cast, signed_in):
    dice = random.Random(1)
    hall = Room.objects.create(community=cast.community, name="Hall", slug="hall")
    topics = [start(cast, dice.choice(TEXTS), dice.choice(TEXTS)) for _number in range(6)]
    readers = [signed_in(cast.eero), signed_in(cast.niilo)]
    narrowed: tuple[dict[str, str], ...] = ({}, {"by": "Eero"}, {"room": hall.address})
    for _step in range(6):
        for reader in readers:
            for words in QUESTIONS:
                ask(reader, words)
        _something(cast, dice, topics, hall)
        for words in dice.sample(QUESTIONS, 3):
            asked_twice(dice.choice(readers), words, **dice.choice(narrowed))


def _something(cast, dice: random.Random, topics: list[Topic], hall: Room) -> None:
    topic = Topic.objects.get(pk=dice.choice(topics).pk)
    mine = list(Post.objects.filter(author=cast.eero, deleted_at=None, hidden_at=None).order_by("pk"))
    match dice.randrange(6):
        case 0:
            topics.append(start(cast, dice.choice(TEXTS), dice.choice(TEXTS)))
        case 1 if mine:
            writing.edit(cast.eero, dice.choice(mine), text=dice.choice(TEXTS))
        case 2 if mine:
            deleting.delete(cast.eero, dice.choice(mine))
        case 3 if mine:
            hiding.hide(cast.matti, dice.choice(mine), "Too loud")
        case 4:
            moving.move(cast.aino, topic, cast.common if topic.room_id == hall.pk else hall)
        case _:
            writing.reply(cast.eero, topic, text=dice.choice(TEXTS))


def test_an_entry_meets_a_question_where_the_database_says_so(cast):
    """Also what the database leaves out of a list, and what it is asked for with filters."""
    for title in TEXTS:
        topic = start(cast, title, TEXTS[0])
        for text in TEXTS:
            writing.reply(cast.eero, topic, text=text)
    deeds.catch_up(["search"])
    entries = list(Entry.objects.order_by("-pk"))
    everywhere = Within(tuple(Room.objects.order_by("pk").values_list("pk", flat=True)))
    hers = Within(everywhere.rooms, authors=(cast.aino.pk,))
    few = Within((cast.common.pk,), narrow=True, marks=("o",))
    same = {"fog": [("savu", "sauna")]}
    for words in (*QUESTIONS, "sauna", "savusauna", "nobody", "fog house keeper"):
        for within in (everywhere, hers, few):
            seen = [
                within.seen(changes.Changed(entry.pk, entry.topic_id, entry.room_id, entry.words))
                for entry in entries
            ]
            asked = look(within, words.split(), same, ("en", "fi"))
            if not asked.is_plain or asked.answer is None:
                continue
            ways = lists.ways(asked.question, same)
            titled, exact, wider = (
                [(post, topic) for post, topic, tokens in seen if expressions.is_met(way, tokens)]
                for way in ways
            )
            assert list(asked.answer.titled) == titled[: lists.TITLES]
            assert list(asked.answer.exact) == exact
            assert list(asked.answer.parted) == [place for place in wider if place not in exact]


class Simulated:
    """An index of a few tokens, that can be asked as the real ones are. entries: post → its topic and tokens."""

    def __init__(self) -> None:
        self.entries: dict[int, tuple[int, frozenset[str]]] = {}

    def matches(self, expression: Expression, most: int, besides: Besides | None = None) -> Matches:
        left_out = set(besides.matches) if besides else set()
        newest = sorted(self.entries.items(), reverse=True)
        met = ((post, topic) for post, (topic, words) in newest if expressions.is_met(expression, words))
        return Matches([place for place in met if place not in left_out][:most])

    def words_of(self, expression: Expression, most: int) -> list[str]:
        return []

    def change(self, dice: random.Random) -> Change:
        post = dice.randrange(1, 14)
        if dice.random() < 0.3:
            self.entries.pop(post, None)
            return Change(post, 0, frozenset())
        tokens = ("tfog", "wfog", "pfog", "whouse", "thouse", "wsauna", "o")
        self.entries[post] = (dice.randrange(4), frozenset(one for one in tokens if dice.random() < 0.4))
        return Change(post, *self.entries[post])


@pytest.mark.parametrize("words", [["fog"], ["fog", "house"]])
def test_what_follows_a_thousand_changes_is_what_the_index_answers(monkeypatch, words):
    monkeypatch.setattr(lists, "MOST", 5)
    monkeypatch.setattr(lists, "TITLES", 2)
    dice, index, same = random.Random(1), Simulated(), {"house": [("sauna",)]}
    kept, steps = look(index, words, same, ("en",)), 0
    for _step in range(1_000):
        some = [index.change(dice) for _change in range(dice.randrange(1, 4))]
        now, anew = followed(kept, same, some), look(index, words, same, ("en",))
        if now is not None:
            steps += 1
            assert (list(now.posts), now.count, now.is_more) == (list(anew.posts), anew.count, anew.is_more)
        kept = now or anew
    assert steps > 200  # by itself: else this test would say nothing


def test_a_list_that_is_full_takes_what_is_newer_and_gives_nothing_away():
    full = Places((post, 1) for post in (9, 7, 5))
    assert list(full.followed(8, 2, 3) or ()) == [(9, 1), (8, 2), (7, 1)]
    assert list(full.followed(4, 2, 3) or ()) == [(9, 1), (7, 1), (5, 1)]
    assert full.followed(6, None, 3) is full
    assert full.followed(7, None, 3) is None  # who comes after 5 is not known
    assert list(full.followed(7, None, 4) or ()) == [(9, 1), (5, 1)]
    assert list(full.followed(7, 3, 3) or ()) == [(9, 1), (7, 3), (5, 1)]
    assert full.followed(7, 1, 3) is full


def test_what_was_cut_short_is_asked_anew():
    ways = lists.Ways((), ((("wfog",),),), ((("wfog",),),))
    change = Change(1, 1, frozenset(["wfog"]))
    assert lists.followed(Lists(is_cut=True), ways, [change]) is None
    assert list(lists.followed(Lists(), ways, [change]).exact) == [(1, 1)]
