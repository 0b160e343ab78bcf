"""The founder says which words mean the same."""

from __future__ import annotations

import pytest

from porukka.communities.models import Deed
from porukka.search.models import Synonyms
from porukka.search.tests.test_finding import ask, found, start
from tests.cast import a_community

PAGE = "/c/writers/search/synonyms/"


def test_whoever_looks_for_one_word_finds_the_other(cast, signed_in):
    start(cast, "Title", "The quiet circle meets on Tuesdays.")
    eero, aino = signed_in(cast.eero), signed_in(cast.aino)
    assert not found(ask(eero, "qc"))
    assert aino.post(PAGE, {"words": "QC, quiet circle"}).status_code == 302
    assert found(ask(eero, "qc"))
    assert Deed.objects.filter(kind="synonyms.added", actor=cast.aino).exists()
    line = Synonyms.objects.get()
    assert aino.post(f"{PAGE}{line.address}/end/").status_code == 302
    assert not found(ask(eero, "qc"))


@pytest.mark.parametrize("name", ["eero", "matti", "gita"])
def test_who_does_not_edit_the_community_does_not_edit_its_words(cast, signed_in, name):
    client = signed_in(getattr(cast, name))
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, {"words": "one, two"}).status_code == 404
    assert not Synonyms.objects.exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "required"),
        ("alone", "two words at least"),
        (" , ,, ", "two words at least"),
        (",".join(f"word{number}" for number in range(13)), "long line"),
        ("a, " + "b" * 10_000, "at most 200"),
    ],
)
def test_a_line_that_says_nothing_is_refused_in_words(cast, signed_in, words, says):
    answer = signed_in(cast.aino).post(PAGE, {"words": words})
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert not Synonyms.objects.exists()


def test_two_hundred_lines_are_enough(cast, signed_in):
    Synonyms.objects.bulk_create(
        Synonyms(community=cast.community, words=f"word{number}, other{number}")
        for number in range(Synonyms.MOST)
    )
    answer = signed_in(cast.aino).post(PAGE, {"words": "one, more"})
    assert answer.status_code == 400
    assert "200 lines" in answer.content.decode()


def test_another_communitys_line_is_not_found(cast, signed_in):
    line = Synonyms.objects.create(community=a_community("singers"), words="a, b")
    assert signed_in(cast.aino).post(f"{PAGE}{line.address}/end/").status_code == 404
    assert Synonyms.objects.exists()
