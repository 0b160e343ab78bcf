"""The words a text is found by."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porukka.core.words import analyse, analysed, asked, cut, folded
from porukka.core.words.dictionaries import Dictionaries

FI = ("en", "fi")


def found_by(text: str) -> set[str]:
    whole, parts = analysed(text, FI)
    return whole | parts


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("yhteisöjen", "yhteisö"),
        ("tapahtumassamme", "tapahtuma"),
        ("töissä", "työ"),
        ("avun", "apu"),
        ("hyödyt", "hyöty"),
        ("rannoilla", "ranta"),
        ("kodeistamme", "koti"),
        ("kirjojen", "kirja"),
        ("Jyväskylään", "jyväskylä"),
        ("kirjoitin", "kirjoittaa"),
        ("annoin", "antaa"),
        ("syön", "syödä"),
        ("runoillassa", "runoilta"),
        ("kompostiastian", "kompostiastia"),
        ("vihon", "vihko"),
        ("meetings", "meeting"),
        ("meetings", "meet"),
        ("leaves", "leaf"),
        ("bigger", "big"),
        ("singing", "sing"),
        ("fixed", "fix"),
        ("neighbors", "neighbour"),
    ],
)
def test_an_inflected_word_is_found_by_its_base_form(written, base):
    assert base in analysed(written, FI)[0]


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("valokuvakilpailun", {"valokuva", "kilpailu"}),
        ("jäsenhankintatapahtumassa", {"jäsen", "hankinta", "tapahtuma"}),
        ("uutiskirjeemme", {"uutinen", "kirje"}),
        ("lastenvaunuja", {"lapsi", "vaunu"}),
        ("sosiaalimediaa", {"media"}),
        ("lukukerho", {"luku", "kerho"}),
        ("workshopissa", {"workshop"}),
        ("korjaaminen", {"korjata"}),
        ("tekijöistä", {"tehdä"}),
        ("neulonnasta", {"neuloa"}),
        ("leivonta", {"leipoa"}),
        ("haravointi", {"haravoida"}),
        ("korjaukseen", {"korjata"}),
        ("siivous", {"siivota"}),
        ("suunnittelun", {"suunnitella"}),
        ("lähtö", {"lähteä"}),
        ("haku", {"hakea"}),
        ("kitaransoittoa", {"kitara", "soitto", "soittaa"}),
        ("kylmempi", {"kylmä"}),
        ("vanhimmat", {"vanha"}),
        ("kauniimpia", {"kaunis"}),
        ("halvemmalla", {"halpa"}),
        ("parhaat", {"hyvä"}),
        ("yölamppu", {"yö", "lamppu"}),
        ("cosplaykilpailun", {"kilpailu"}),
    ],
)
def test_a_compound_is_found_by_its_parts(compound, parts):
    assert parts <= analysed(compound, FI)[1]


@pytest.mark.parametrize(
    ("written", "never"),
    [
        ("kirjasto", "kirja"),
        ("järjestelmä", "järjestää"),
        ("kampanja", "kampa"),
        ("lasipurkissa", "kissa"),
        ("koulutus", "koulu"),
        ("tulppaani", "tulppa"),
        ("listiä", "lista"),
        ("korjata", "korja"),
        ("matin", "matka"),
        ("peruukki", "peruna"),
        ("arduinolla", "nolla"),
        ("kylmälä", "kylmä"),
        ("jäsenmaks", "jäsen"),
        ("varasto", "varastaa"),
        ("avain", "avata"),
        ("lampi", "lama"),
        ("pinta", "pitää"),
        ("corner", "corn"),
        ("seed", "see"),
        ("caring", "car"),
        ("evenings", "even"),
        ("gives", "gif"),
        ("testing", "testi"),
    ],
)
def test_what_only_begins_or_ends_alike_is_no_part(written, never):
    assert never not in found_by(written)


def test_a_name_in_no_dictionary_is_found_without_its_ending():
    assert "discord" in found_by("Siirryimme Discordissa eteenpäin")
    assert "hackathon" in found_by("hackathonissa")


def test_who_asks_for_more_of_something_is_not_told_of_all_of_it():
    """ "vanhempi" is a parent, too, and finds no old bicycle; "vanha" finds what is older."""
    older = analyse("vanhimpia", FI)
    assert "vanha" in older.parts
    assert "vanha" not in older.whole
    assert not any("vanha" in split for split in older.splits)


def test_two_words_side_by_side_ask_for_the_one_they_make():
    first, second = asked(["vertais", "tuki"], FI)
    assert "vertaistuki" in first.whole & second.whole
    assert "tuki" not in first.whole


def test_a_word_nobody_knows_before_one_that_is_known_asks_for_both():
    assert analyse("arduinokurssi", FI).splits == (("arduino", "kurssi"),)


def test_letters_with_dots_are_other_letters():
    assert "saa" not in found_by("sää")


@given(st.text(max_size=200))
def test_any_text_has_words_that_can_be_looked_for(text):
    whole, parts = analysed(text, FI)
    assert {folded(word[0]) for word in cut(text)} <= whole
    assert not whole & parts
    assert all(word and " " not in word for word in whole | parts)


def test_a_word_of_any_length_is_cut():
    assert max(map(len, analyse(folded("a" * 10_000), FI).whole)) <= 60


def test_a_machine_too_small_to_make_a_dictionary_reads_it_packed(tmp_path, monkeypatch, caplog):
    def too_small(*command, **options):
        raise subprocess.CalledProcessError(-9, command)

    monkeypatch.setattr(subprocess, "run", too_small)
    assert Dictionaries(disk_cache_dir=str(tmp_path)).get_dictionary("en")["houses"] == "house"
    assert "read packed" in caplog.text


def test_a_dictionary_is_made_once_whoever_comes_meanwhile(tmp_path):
    first, second = (Dictionaries(disk_cache_dir=str(tmp_path)) for _ in range(2))
    assert first.get_dictionary("en")["houses"] == "house"
    made = (tmp_path / "en.dic").stat().st_mtime_ns
    assert second.get_dictionary("en")["houses"] == "house"
    assert (tmp_path / "en.dic").stat().st_mtime_ns == made
    assert {file.name for file in tmp_path.iterdir()} == {"en.dic", "en.lock"}


def test_a_dictionary_that_was_cut_short_is_made_again(tmp_path):
    assert Dictionaries(disk_cache_dir=str(tmp_path)).get_dictionary("en")["houses"] == "house"
    whole = (tmp_path / "en.dic").read_bytes()
    (tmp_path / "en.dic").write_bytes(whole[: len(whole) // 2])
    assert Dictionaries(disk_cache_dir=str(tmp_path)).get_dictionary("en")["houses"] == "house"


def test_a_dictionary_is_the_files_own_memory(tmp_path):
    """Mapped, not read: who has it open keeps it, even if another has been put in its place."""
    known = Dictionaries(disk_cache_dir=str(tmp_path)).get_dictionary("en")
    mapped = Path("/proc/self/maps")
    assert not mapped.exists() or str(tmp_path / "en.dic") in mapped.read_text()
    (tmp_path / "en.dic").unlink()
    assert known["houses"] == "house"
