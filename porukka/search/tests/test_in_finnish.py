"""Finnish words are found however they are inflected, through the page of a Finnish community."""

from __future__ import annotations

import pytest

from porukka.communities import deeds
from porukka.discussions.actions import writing
from porukka.search.tests.test_finding import ask, found, start


@pytest.fixture(autouse=True)
def _in_finnish(cast):
    cast.community.language = "fi"
    cast.community.save()


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Töissä on nyt kiire.", "työ"),
        ("Tarvitsen avun huomiseen muuttoon.", "apu"),
        ("Valokuvausretki lähtee aamulla.", "valokuva"),
        ("Verkkokaupasta saa paitoja.", "verkko kauppa"),
        ("Vapaaehtoista työtä tehdään ilolla.", "vapaaehtoistyö"),
        ("Nuoret etsivät kesätyötä.", "kesätöitä nuorille"),
        ("Vertaistuesta on ollut apua.", "vertais tuki"),
        ("Ompelukoneen korjaaminen onnistui.", "korjaus"),
        ("Kellari on kylmempi kuin ulkona.", "kylmä"),
        ("Sosiaalisen median yhteisö elää jäsenistään.", "someyhteisö"),
    ],
)
def test_a_question_in_any_form_finds_the_post(cast, signed_in, written, asked):
    topic = start(cast, "Otsikko", written)
    start(cast, "Toinen otsikko", "Jotain aivan muuta.")
    page = ask(signed_in(cast.eero), asked)
    assert len(found(page)) == 1
    assert topic.address in found(page)[0]


def test_the_words_themselves_come_before_parts_of_compounds(cast, signed_in):
    whole = start(cast, "Eka", "Luettiin hyvä kirja.")
    part = start(cast, "Toka", "Päiväkirjaan kirjoitettiin.")
    places = found(ask(signed_in(cast.eero), "kirja"))
    assert [topic.address in place for topic, place in zip((whole, part), places, strict=True)] == [
        True,
        True,
    ]


def test_the_found_word_is_marked_as_it_was_written(cast, signed_in):
    start(cast, "Otsikko", "Tervetuloa yhteisöömme!")
    assert "<mark>yhteisöömme</mark>" in ask(signed_in(cast.eero), "yhteisö")


@pytest.mark.parametrize("typed", ["yhteiso", "yhtiesö", "yhteissö", "yhteiö"])
def test_a_slip_of_one_letter_is_put_right_and_that_is_said(cast, signed_in, typed):
    start(cast, "Otsikko", "Meidän yhteisö kokoontuu.")
    page = ask(signed_in(cast.eero), typed)
    assert len(found(page)) == 1
    assert f"Nothing was found for “{typed}”" in page


def test_little_found_offers_the_other_spelling(cast, signed_in):
    start(cast, "Otsikko", "Saannot löytyvät täältä: saannot.")
    for _number in range(3):
        start(cast, "Muu", "Säännöt ovat nämä.")
    page = ask(signed_in(cast.eero), "saannöt")
    assert "Nothing was found for" in page


def test_another_spelling_is_none_that_only_others_may_read(cast, signed_in):
    writing.start_topic(cast.niilo, cast.workshop, title="Paja", text="Salaisuus kerrotaan täällä.")
    assert "Nothing found" in ask(signed_in(cast.eero), "salaisus")
    assert len(found(ask(signed_in(cast.niilo), "salaisus"))) == 1


def test_the_index_waits_for_nobody_and_misses_nothing(cast, signed_in):
    eero = signed_in(cast.eero)
    start(cast, "Otsikko", "Ensimmäinen kuutamo.")
    assert found(eero.get("/c/writers/search/", {"q": "kuutamo"}).content.decode()) == []
    deeds.catch_up(["search"])
    assert len(found(ask(eero, "kuutamo"))) == 1
