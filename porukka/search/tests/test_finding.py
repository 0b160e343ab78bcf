"""Finding a discussion by its words, through the page."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.actions import appearing
from porukka.communities.models import Community, Member, Room
from porukka.discussions.actions import deleting, moving, writing
from porukka.discussions.addresses import post_url
from porukka.discussions.models import Topic
from porukka.people.models import Person
from porukka.search.engine import lists
from porukka.search.queries import finding
from tests.cast import Cast, a_community


def start(cast: Cast, title: str, text: str, by: Member | None = None, room: Room | None = None) -> Topic:
    return writing.start_topic(by or cast.aino, room or cast.common, title=title, text=text)


def ask(client: Client, words: str, status: int = 200, **narrowed: str) -> str:
    deeds.catch_up(["search"])
    answer = client.get("/c/writers/search/", {"q": words, **narrowed})
    assert answer.status_code == status
    return answer.content.decode()


def found(page: str) -> list[str]:
    """Addresses of the discussions found."""
    return [unescape(address) for address in re.findall(r'<h2 class="title"[^>]*><a href="([^"]+)"', page)]


def not_all(page: str) -> bool:
    """Whether it says that nothing has every word."""
    return "No discussion has all of these words" in page


def test_a_discussion_is_found_by_its_title_its_opening_and_its_replies(cast, signed_in):
    topic = start(cast, "The first chapter", "How do you end it?")
    other = start(cast, "Tea or coffee", "I like both.")
    writing.reply(cast.eero, topic, text="With a **lighthouse** in fog.")
    eero = signed_in(cast.eero)
    assert found(ask(eero, "chapter")) == [post_url("writers", topic, 0)]
    assert found(ask(eero, "how")) == [post_url("writers", topic, 0)]
    assert found(ask(eero, "lighthouse")) == [post_url("writers", topic, 1)]
    assert found(ask(eero, "BOTH")) == [post_url("writers", other, 0)]
    assert found(ask(eero, "chapter lighthouse")) == [post_url("writers", topic, 1)]
    assert not_all(ask(eero, "lighthouse coffee"))


def test_titles_come_first_then_the_newest(cast, signed_in):
    titled = start(cast, "Fog", "Words")
    older = start(cast, "One", "In the fog")
    newer = start(cast, "Two", "No fog here")
    expected = [post_url("writers", topic, 0) for topic in (titled, newer, older)]
    assert found(ask(signed_in(cast.eero), "fog")) == expected


def test_large_and_small_letters_are_the_same_also_in_finnish(cast, signed_in):
    topic = start(cast, "ÄÄNESTYS yöllä", "Ååkköset ja Öljylamppu")
    for words in ("äänestys", "YÖLLÄ", "öljylamppu", "åÅkköset"):
        assert found(ask(signed_in(cast.eero), words)) == [post_url("writers", topic, 0)]


def test_a_result_says_where_who_and_when_with_the_words_marked(cast, signed_in):
    start(
        cast,
        "Ending & <b>beginning</b>",
        "Some words before. " * 20 + "Then an *ending* <script>alert(1)</script>.",
    )
    page = ask(signed_in(cast.eero), "ending script")
    assert "<mark>Ending</mark> &amp; &lt;b&gt;beginning&lt;/b&gt;" in page
    assert "<mark>ending</mark> &lt;<mark>script</mark>&gt;alert(1)" in page
    assert "<span>Common room</span> <span>Aino</span>" in page
    assert "<time " in page


def test_what_was_deleted_is_not_found(cast, signed_in):
    topic = start(cast, "Stays", "Words")
    gone = start(cast, "Canary title", "Canary text")
    reply = writing.reply(cast.eero, topic, text="Canary reply")
    writing.reply(cast.aino, topic, text="An answer to it", reply_to=reply)
    eero = signed_in(cast.eero)
    assert len(found(ask(eero, "canary"))) == 2
    deleting.delete(cast.aino, gone.posts.get())
    deleting.delete(cast.eero, reply)
    assert found(ask(eero, "canary")) == []


def test_a_title_is_found_although_its_opening_was_deleted(cast, signed_in):
    topic = start(cast, "A title", "Canary text")
    writing.reply(cast.eero, topic, text="A reply")
    deleting.delete(cast.aino, topic.posts.get(number=0))
    page = ask(signed_in(cast.eero), "title")
    assert found(page) == [post_url("writers", topic, 0)]
    assert "Canary" not in page


READERS = {  # who finds what: the open room, the private one, the secret one
    "aino": {"open"},
    "mari": {"open", "secret"},
    "matti": {"open"},
    "eero": {"open"},
    "niilo": {"open", "private"},
    "gita": {"private"},
}


@pytest.fixture
def canaries(cast: Cast) -> dict[str, Topic]:
    return {
        "open": start(cast, "Canary yellow", "Canary one", room=cast.common),
        "private": start(cast, "Canary white", "Canary two", by=cast.niilo, room=cast.workshop),
        "secret": start(cast, "Plain title", "Canary three", by=cast.mari, room=cast.back),
    }


@pytest.mark.parametrize("name", READERS)
def test_everybody_finds_only_what_she_may_read(cast, canaries, signed_in, name):
    page = ask(signed_in(getattr(cast, name)), "canary")
    assert set(found(page)) == {post_url("writers", canaries[kind], 0) for kind in READERS[name]}
    if name != "mari":
        assert "Back room" not in page
        assert "Plain title" not in page


@pytest.mark.parametrize("name", ["outi", "kaisa", "lauri", "reija"])
def test_who_is_not_inside_finds_no_search(cast, canaries, signed_in, name):
    answer = signed_in(getattr(cast, name)).get("/c/writers/search/", {"q": "canary"})
    assert answer.status_code == 404
    assert "Canary one" not in answer.content.decode()


def test_a_suspended_member_reads_why_and_finds_nothing(cast, canaries, signed_in):
    page = ask(signed_in(cast.sami), "canary", status=403)
    assert "Canary one" not in page


def test_a_visitor_of_a_public_community_finds_what_is_open(cast, canaries, signed_in):
    cast.community.visibility = "public"
    cast.community.save()
    assert found(ask(signed_in(None), "canary")) == [post_url("writers", canaries["open"], 0)]


def test_another_communitys_words_are_not_found(cast, signed_in):
    other = a_community("singers", visibility="public")
    room = Room.objects.create(community=other, name="Hall", slug="hall")
    singer = Member.objects.create(community=other, person=cast.outi, name="Outi", role="founder")
    writing.start_topic(singer, room, title="Canary song", text="Canary")
    assert found(ask(signed_in(cast.eero), "canary")) == []
    assert "Canary song" not in ask(signed_in(cast.eero), "canary")


@pytest.mark.parametrize("words", ["", "   ", "\x00\x1f"])
def test_an_empty_question_says_what_to_do(cast, signed_in, words):
    assert "What are you looking for?" in ask(signed_in(cast.eero), words)


@pytest.mark.parametrize("words", ["*", "?! ... ()", "$_$", '""', "…"])
def test_a_question_without_a_word_says_so(cast, signed_in, words):
    start(cast, "a b c", "a b c ?! ...")
    page = ask(signed_in(cast.eero), words)
    assert "There was no word to look for" in page
    assert found(page) == []


@pytest.mark.parametrize("words", ["a" * 10_000, "ab " * 4_000, "🎉" * 500])
def test_a_question_that_is_too_long_is_refused_in_words(cast, signed_in, words):
    assert "200 characters at most" in ask(signed_in(cast.eero), words, status=400)


SIGNS = [
    "c++", ".net", "a.c", "[ab]", "x|y", "\\d+", "foo\\", "***:", "(?i)", "50%", "snake_case", "a-b", "$^$",
    "#tag", "NEAR(x,2)", "title:x", "x' OR '1'='1", "{{7*7}}", "a{2,9}", "<b>x",
    "猫", "🎉", "👩\u200d👩\u200d👧", "שלום", "مرحبا",
]  # fmt: skip


@pytest.mark.parametrize("words", SIGNS)
def test_signs_are_looked_for_as_they_stand(cast, signed_in, words):
    start(cast, "Something else", "nothing of the kind")
    topic = start(cast, "Signs", f"Before `{words}` after")
    page = ask(signed_in(cast.eero), words)
    no_word = {"***:", "$^$"}
    assert found(page) == ([] if words in no_word else [post_url("writers", topic, 0)])


@pytest.mark.parametrize(
    "raw", ["%ed%a0%80fog", "%fffog", "fog%00", "%e2%80%aefog", "fog&q=fog", "fog+%f0%9f"]
)
def test_bytes_that_are_no_text_break_nothing(cast, signed_in, raw):
    start(cast, "Fog", "Words")
    answer = signed_in(cast.eero).get(f"/c/writers/search/?q={raw}")
    assert answer.status_code == 200


def test_what_an_expression_would_match_is_not_found(cast, signed_in):
    start(cast, "Something else", "abc xy 123")
    for words in ("a.c", "x|y", r"\d\d", "ab*c", "[abc]b", "%bc", "a_c", "ab*", "NOT q", "words:abc"):
        page = ask(signed_in(cast.eero), words)
        assert "Nothing found" in page or not_all(page)


def test_words_over_eight_are_left_out_and_that_is_said(cast, signed_in):
    start(cast, "Title", "one two three four five six seven eight")
    page = ask(signed_in(cast.eero), "one two three four five six seven eight nine")
    assert "These were looked for: one two three four five six seven eight" in page
    assert len(found(page)) == 1


def test_thirty_stand_on_a_page_and_the_rest_on_the_next(cast, signed_in):
    for number in range(finding.A_PAGE + 1):
        start(cast, f"Fog {number}" if number % 2 else "Title", "In the fog")
    eero = signed_in(cast.eero)
    page = ask(eero, "fog")
    assert len(found(page)) == finding.A_PAGE
    assert "31 posts found" in page
    more = re.search(r'href="([^"]*from=30)"', page)
    assert more
    rest = eero.get(unescape(more[1])).content.decode()
    assert len(found(rest)) == 1
    assert not set(found(rest)) & set(found(page))


def test_what_is_beyond_a_thousand_is_not_counted(cast, signed_in, monkeypatch):
    monkeypatch.setattr(lists, "MOST", 2)
    for _number in range(3):
        start(cast, "Fog", "Words")
    assert "More than 2 posts" in ask(signed_in(cast.eero), "fog")


def test_the_field_stands_on_every_page_without_an_id(cast, signed_in):
    page = signed_in(cast.eero).get("/c/writers/").content.decode()
    fields = re.findall(r'<form action="/c/writers/search/"[^>]*>\s*(<input[^>]*>)', page)
    assert len(fields) == 2  # in the rail, and on top of a phone
    assert not any(re.search(r"\bid=", one) for one in fields)
    assert all('aria-label="Search"' in one for one in fields)


def test_searching_costs_the_same_for_one_result_as_for_thirty(cast, signed_in):
    start(cast, "Fog", "Words")
    eero = signed_in(cast.eero)
    nothing = _kept(eero)
    few = _queries(eero, "fog")
    for number in range(30):
        start(cast, "Fog" if number % 2 else "Title", "In the fog", by=cast.eero if number % 3 else cast.aino)
    _kept(eero)
    assert _queries(eero, "fog") == few
    # the rooms are read for both; synonyms, titles, words, parts of words and the posts for a question, and after a
    # deed once whether there is any page
    assert few == nothing + 6


def _kept(client: Client) -> Any:
    """What an empty search asks once everything that is kept until the next deed has been read."""
    _queries(client, "")
    return _queries(client, "")


def _queries(client: Client, words: str) -> Any:
    deeds.catch_up(["search"])
    with CaptureQueriesContext(connection) as caught:
        ask(client, words)
    return len(caught)


def test_a_line_that_was_kept_follows_its_discussion_and_its_writer(cast, signed_in, time_machine):
    """Lines are kept for everybody: each change of what they show is shown at once, and in every language."""
    time_machine.move_to(timezone.now(), tick=False)
    topic = start(cast, "The heron", "A heron <b>& its</b> nest", by=cast.eero)
    eero, niilo = signed_in(cast.eero), signed_in(cast.niilo)
    assert "just now" in ask(eero, "heron")
    appearing.appear(cast.eero, name="Eerika", tagline="")
    assert "Eerika" in ask(niilo, "heron")
    writing.edit(cast.eero, topic.posts.get(), text="The heron has gone", title="The heron, again")
    page = ask(niilo, "heron")
    assert "has gone" in page
    assert ", again" in page
    Room.objects.filter(pk=cast.common.pk).update(name="Living room")
    assert "<span>Living room</span>" in ask(niilo, "heron")
    time_machine.shift(timedelta(hours=2))
    assert "2 h ago" in ask(niilo, "heron")
    Person.objects.filter(pk=cast.niilo.person_id).update(language="fi")
    assert "2 t sitten" in ask(niilo, "heron")
    moving.move(cast.matti, topic, Room.objects.create(community=cast.community, name="Attic", slug="attic"))
    assert "<span>Attic</span>" in ask(eero, "heron")


def test_what_only_a_part_of_a_word_finds_comes_after_the_word_itself_and_counts_once(cast, signed_in):
    Community.objects.update(language="fi")
    cast.aino.community.refresh_from_db()
    exact = start(cast, "One", "Meidän mökki on järven rannalla")
    inside = start(cast, "Two", "Kesämökki on vuokrattavana koko kesän")
    both = start(cast, "Three", "Onko mökki sama kuin kesämökki?")
    page = ask(signed_in(cast.eero), "mökki")
    assert found(page) == [post_url("writers", topic, 0) for topic in (both, exact, inside)]
    assert "3 posts found" in page


def test_where_nothing_has_every_word_those_with_most_of_them_are_shown_and_that_is_said(cast, signed_in):
    both = start(cast, "Title", "A lighthouse and its keeper")
    start(cast, "Title", "A lighthouse, later")
    start(cast, "Title", "Nothing of it")
    page = ask(signed_in(cast.eero), "lighthouse keeper unicorns")
    assert found(page) == [post_url("writers", both, 0)]
    assert not_all(page)
    assert "most of the words first" in page
    assert "post found" not in page
    assert "Nothing found" in ask(signed_in(cast.eero), "unicorns dragons")


def test_a_question_is_not_asked_for_the_words_it_is_asked_with(cast, signed_in):
    topic = start(cast, "Wool", "I teach knitting on Tuesdays")
    start(cast, "Who could", "Somebody could do it")
    page = ask(signed_in(cast.eero), "could somebody who knows teach me knitting")
    assert found(page)[0] == post_url("writers", topic, 0)
    assert not_all(page)


def test_some_of_the_words_are_looked_for_only_where_one_may_read(cast, signed_in):
    start(cast, "Secret", "A lighthouse in the back room", by=cast.mari, room=cast.back)
    assert "Nothing found" in ask(signed_in(cast.eero), "lighthouse unicorns")
    assert found(ask(signed_in(cast.mari), "lighthouse unicorns"))
