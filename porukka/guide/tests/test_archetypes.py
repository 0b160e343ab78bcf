"""What the eight kinds propose: complete in both languages, of one structure, and fit to be published as it is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from importlib import resources

import pytest

from porukka.communities.models import Room
from porukka.core.text import render
from porukka.discussions.models import Topic
from porukka.guide.archetypes import Archetype, BadArchetype, archetype, archetypes, read
from porukka.guide.archetypes.loading import KEYS, LANGUAGES
from porukka.guide.steps import KEYS as STEPS
from porukka.polls.forms import PollForm

ALL = [one for language in LANGUAGES for one in archetypes(language)]
each = pytest.mark.parametrize("kind", ALL, ids=lambda one: f"{one.language}-{one.key}")


def texts(kind: Archetype) -> list[str]:
    """Everything a person reads in it."""
    lines = [kind.name, kind.line, kind.guidelines, kind.invitation]
    for several in (kind.purpose, kind.audience, kind.summary, kind.asks, kind.prompts, kind.weeks):
        lines += several
    for room in kind.rooms:
        lines += [room.name, room.description]
    for ritual in kind.rituals:
        lines += [ritual.name, ritual.title, ritual.text]
    for opening in kind.openings:
        lines += [opening.title, opening.text, opening.hint]
        if opening.poll:
            lines += [opening.poll.question, *opening.poll.options]
    return lines


@each
def test_every_field_says_something_of_a_fitting_length(kind: Archetype) -> None:
    assert all(words.strip() for words in texts(kind))
    assert (len(kind.purpose), len(kind.audience), len(kind.summary)) == (3, 3, 5)
    assert 1 <= len(kind.asks) <= 3
    assert (len(kind.prompts), len(kind.weeks), len(kind.rituals)) == (8, 4, 2)
    assert max(map(len, (*kind.summary, *kind.asks, *kind.prompts))) <= 120
    assert max(map(len, kind.weeks)) <= 240
    assert len(kind.line) <= 120
    assert 600 <= len(kind.guidelines) <= 4_000
    assert 150 <= len(kind.invitation) <= 900


@each
def test_it_opens_with_at_most_three_rooms_and_one_doing(kind: Archetype) -> None:
    assert 1 <= len(kind.first_rooms) <= 3
    assert kind.first_rooms[0].kind == Room.Kind.OPEN
    assert len(kind.rooms) > len(kind.first_rooms)
    assert len({room.key for room in kind.rooms}) == len(kind.rooms)
    assert any(
        room.mode != Room.Mode.ANNOUNCEMENTS and room.kind == Room.Kind.OPEN for room in kind.first_rooms
    )
    for room in kind.rooms:
        assert room.mode in Room.Mode.values
        assert room.kind in (Room.Kind.OPEN, Room.Kind.PRIVATE)
        assert len(room.name) <= 60
        assert len(room.description) <= 200
    assert sum(opening.poll is not None for opening in kind.openings) == 1


@each
def test_openings_and_rituals_can_be_published_as_they_are(kind: Archetype) -> None:
    first = {room.key for room in kind.first_rooms if room.kind == Room.Kind.OPEN}
    assert [opening.day for opening in kind.openings] == [1, 2, 3, 4, 5, 6, 7]
    for opening in kind.openings:
        assert opening.room in first
        assert len(opening.title) <= Topic.TITLE_LENGTH
        assert 60 <= len(opening.text) <= 1_500
        assert render(opening.text).text
        if opening.poll:
            form = PollForm({"question": opening.poll.question, "options": "\n".join(opening.poll.options)})
            assert form.is_valid(), form.errors
    for ritual in kind.rituals:
        assert ritual.room in first
        assert 1 <= ritual.weekday <= 7
        assert len(ritual.title) <= Topic.TITLE_LENGTH
        assert render(ritual.text).text
    assert all(len(prompt) <= Topic.TITLE_LENGTH for prompt in kind.prompts)


@each
def test_the_guidelines_are_markdown_with_headings_and_no_gaps_to_fill(kind: Archetype) -> None:
    assert "<h" in render(kind.guidelines).html
    everything = "\n".join(texts(kind))
    assert not re.search(r"lorem|todo|xxx|\[…\]|___", everything, re.IGNORECASE)
    assert "{community}" in kind.invitation
    assert "{link}" in kind.invitation
    assert "{" not in re.sub(r"\{(community|link)\}", "", everything)


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_have_one_structure_and_neither_is_a_copy(key: str) -> None:
    finnish, english = archetype(key, "fi"), archetype(key, "en")
    assert finnish is not None
    assert english is not None
    assert structure(finnish) == structure(english)
    same = set(texts(finnish)) & set(texts(english))
    assert not same, f"not written in its own language: {same}"
    assert not {*finnish.guidelines.split("\n")} & {*english.guidelines.split("\n")} - {""}


def structure(kind: Archetype) -> object:
    """What both languages share: keys, rooms, days, what goes with what."""
    return (
        kind.key,
        [len(rows) for rows in (kind.purpose, kind.audience, kind.summary, kind.asks, kind.prompts)],
        [replace(room, name="", description="") for room in kind.rooms],
        [replace(ritual, name="", title="", text="") for ritual in kind.rituals],
        [(one.day, one.room, len(one.poll.options) if one.poll else 0) for one in kind.openings],
    )


def test_each_kind_has_openings_of_its_own() -> None:
    for language in LANGUAGES:
        said = [opening.title for kind in archetypes(language) for opening in kind.openings]
        assert len(set(said)) == len(said)


def test_a_file_that_lacks_something_or_says_more_is_refused() -> None:
    toml = resources.files("porukka.guide.archetypes").joinpath("en", "writing.toml").read_text("utf-8")
    assert read("writing", "en", toml).name == "Writing group"
    with pytest.raises(BadArchetype, match="line"):
        read("writing", "en", toml.replace("\nline = ", "\nlines = ", 1))
    with pytest.raises(BadArchetype, match="colour"):
        read("writing", "en", 'colour = "red"\n' + toml)
    with pytest.raises(BadArchetype, match="hint"):
        read("writing", "en", toml.replace("\nhint = ", "\nhints = ", 1))
    with pytest.raises(tomllib.TOMLDecodeError):
        read("writing", "en", toml + "=")


def test_a_language_without_archetypes_gets_the_english_ones() -> None:
    found = archetype("support", "sv")
    assert found is not None
    assert found.language == "en"
    assert archetype("knitting", "en") is None
    assert len(STEPS) == 7
