"""What a question found is kept until the index changes, and gives nobody what another may read (C23)."""

from __future__ import annotations

from typing import Any

import pytest

from porukka.communities import deeds
from porukka.communities.actions import belonging
from porukka.communities.models import Community
from porukka.discussions.actions import hiding, writing
from porukka.discussions.addresses import post_url
from porukka.people.models import Person
from porukka.search.models import Analysis
from porukka.search.queries import ranking
from porukka.search.tests.test_finding import ask, found, start
from porukka.search.tests.test_synonyms import PAGE


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The questions that reached the index."""
    asked: list[tuple[str, ...]] = []
    look = ranking.look

    def counted(index: Any, words: Any, *rest: Any) -> Any:
        asked.append(tuple(words))
        return look(index, words, *rest)

    monkeypatch.setattr(ranking, "look", counted)
    return asked


def test_the_next_page_and_the_same_question_of_another_ask_the_index_once(cast, signed_in, looks):
    for _number in range(31):
        start(cast, "Title", "In the fog")
    eero, aino = signed_in(cast.eero), signed_in(cast.aino)
    first = found(ask(eero, "fog"))
    rest = found(eero.get("/c/writers/search/", {"q": "fog", "from": "30"}).content.decode())
    assert (len(first), len(rest), len({*first, *rest})) == (30, 1, 31)
    assert found(ask(aino, "fog")) == first
    assert looks == [("fog",)]


def test_every_change_of_the_index_is_seen_at_once(cast, signed_in, looks):
    eero = signed_in(cast.eero)
    assert found(ask(eero, "fog")) == []
    topic = start(cast, "Title", "Words")
    reply = writing.reply(cast.eero, topic, text="In the fog")
    assert found(ask(eero, "fog")) == [post_url("writers", topic, 1)]
    hiding.hide(cast.matti, reply, "Too loud")
    assert found(ask(eero, "fog")) == []
    hiding.unhide(cast.matti, reply)
    assert found(ask(eero, "fog")) == [post_url("writers", topic, 1)]
    assert len(looks) == 4


def test_what_was_found_is_not_shown_to_who_may_not_read_it_any_more(cast, signed_in, looks):
    topic = start(cast, "Canary", "Canary", by=cast.niilo, room=cast.workshop)
    gita = signed_in(cast.gita)
    assert found(ask(gita, "canary")) == [post_url("writers", topic, 0)]
    belonging.leave_room(cast.gita, cast.workshop)
    page = gita.get("/c/writers/search/", {"q": "canary"}).content.decode()
    assert not found(page)
    assert "Canary" not in page


def test_two_readers_two_roles_and_two_languages_share_no_answer(cast, signed_in, looks):
    topic = start(cast, "Canary", "Canary", by=cast.niilo, room=cast.workshop)
    where = [post_url("writers", topic, 0)]
    expected = {"niilo": where, "gita": where, "eero": [], "mari": [], "aino": []}
    for _again in range(2):
        for name, addresses in expected.items():
            page = ask(signed_in(getattr(cast, name)), "canary")
            assert found(page) == addresses
            assert bool(addresses) == ("<mark>Canary</mark>" in page)
    Person.objects.filter(pk=cast.niilo.person_id).update(language="fi")
    page = ask(signed_in(cast.niilo), "canary")
    assert found(page) == where
    assert "1 viesti" in page


def test_words_that_mean_the_same_from_now_on_are_found_from_now_on(cast, signed_in, looks):
    start(cast, "Title", "The quiet circle meets.")
    eero, aino = signed_in(cast.eero), signed_in(cast.aino)
    assert not found(ask(eero, "qc"))
    assert aino.post(PAGE, {"words": "QC, quiet circle"}).status_code == 302
    state = Analysis.objects.get().changes
    assert found(ask(eero, "qc"))
    assert Analysis.objects.get().changes == state


def test_narrowing_is_another_question_and_a_time_is_asked_for_anew(cast, signed_in, looks):
    topic = start(cast, "Title", "In the fog", by=cast.eero)
    eero = signed_in(cast.eero)
    for narrowed, finds in (({}, 1), ({"by": "Eero"}, 1), ({"by": "Aino"}, 0), ({"with_files": "on"}, 0)):
        for _again in range(2):
            assert len(found(ask(eero, "fog", **narrowed))) == finds
    assert len(looks) == 4
    for _again in range(2):
        assert found(ask(eero, "fog", since="day")) == [post_url("writers", topic, 0)]
    assert len(looks) == 6


def test_a_community_whose_changes_nobody_counts_yet_keeps_nothing(cast, signed_in, looks):
    Analysis.objects.all().delete()
    eero = signed_in(cast.eero)
    assert found(ask(eero, "fog")) == []
    start(cast, "Title", "In the fog")
    assert len(found(ask(eero, "fog"))) == 1
    assert len(found(ask(eero, "fog"))) == 1
    assert len(looks) == 3


def test_only_the_index_counts_not_every_deed(cast, signed_in, looks):
    start(cast, "Title", "In the fog")
    eero = signed_in(cast.eero)
    ask(eero, "fog")
    belonging.leave_room(cast.gita, cast.workshop)
    deeds.catch_up(["search"])
    Community.objects.filter(pk=cast.community.pk).update(name="Other writers")
    assert len(found(ask(eero, "fog"))) == 1
    assert looks == [("fog",)]
