"""Words that stand almost everywhere: the newest posts are looked through, and the page says so."""

from __future__ import annotations

import pytest
from django.db import connection

from porukka.discussions.addresses import post_url
from porukka.discussions.models import Post
from porukka.search.queries import candidates, windows
from porukka.search.tests.test_finding import ask, found, start

SAYS = "only the newest posts were looked through"
WORDS = "here and there"


@pytest.fixture(autouse=True)
def _small_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """One post, then two, then four."""
    monkeypatch.setattr(windows, "NEWEST", 1)
    windows._beginnings.cache_clear()


@pytest.fixture
def addresses(cast) -> list[str]:
    """Of six discussions that have the words, the newest first."""
    topics = [start(cast, f"Title {number}", f"It stands {WORDS}.") for number in range(6)]
    # several may be of one millisecond, and have their order by chance
    newest = Post.objects.filter(topic__in=topics).select_related("topic").order_by("-pk")
    return [post_url("writers", post.topic, 0) for post in newest]


def test_all_windows_together_find_what_one_finds_in_the_same_order(cast, signed_in, addresses, monkeypatch):
    monkeypatch.setattr(candidates, "PATIENCE", 60)
    page = ask(signed_in(cast.eero), WORDS)
    assert found(page) == addresses
    assert "6 posts found" in page
    assert SAYS not in page


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses its own way")
def test_looking_ends_with_the_newest_when_it_takes_too_long_and_that_is_said(
    cast, signed_in, addresses, monkeypatch
):
    monkeypatch.setattr(candidates, "PATIENCE", -1)
    page = ask(signed_in(cast.eero), WORDS)
    assert found(page) == addresses[:1]
    assert SAYS in page


def test_a_title_is_found_however_old_it_is(cast, signed_in, addresses, monkeypatch):
    monkeypatch.setattr(candidates, "PATIENCE", -1)
    eero = signed_in(cast.eero)
    oldest = addresses[-1]
    number = oldest.partition("title-")[2][0]
    assert oldest in found(ask(eero, f"Title {number}"))


def test_a_single_word_is_looked_for_everywhere(cast, signed_in, addresses, monkeypatch):
    monkeypatch.setattr(candidates, "PATIENCE", -1)
    page = ask(signed_in(cast.eero), "stands")
    assert found(page) == addresses
    assert SAYS not in page


@pytest.mark.skipif(connection.vendor != "sqlite", reason="windows are for SQLite's index")
def test_windows_begin_where_the_posts_do_and_grow(cast, addresses, signed_in):
    ask(signed_in(cast.eero), WORDS)
    windows._beginnings.cache_clear()
    beginnings = windows.beginnings()
    assert len(beginnings) == 2
    assert beginnings[0] > beginnings[1]
