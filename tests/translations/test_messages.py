"""What the checker of catalogues finds, and what it leaves in peace."""

import pytest
from babel.messages.catalog import Message

from tests.translations import messages

ONE_MANY = ("One reply", "%(n)s replies")


@pytest.mark.parametrize(
    ("source", "text", "told"),
    [
        ("Save", "", "not translated"),
        ("Save", "Save", "source itself"),
        ("Hello %(name)s", "Hei", "other placeholders"),
        ("Hello %(name)s", "Hei %(nimi)s", "other placeholders"),
        ("Hello {name}", "Hei {nimi}", "other placeholders"),
        ("Hello %s", "Hei %s", "without a name"),
        ("Hello {}", "Hei {}", "without a name"),
        ("Read <b>it</b>", "Lue <i>se</i>", "other HTML"),
        ("Read it", "Lue se ", "white space"),
        (ONE_MANY, ("Yksi vastaus",), "plural forms"),
        (ONE_MANY, ("Yksi vastaus", ""), "plural forms"),
        (ONE_MANY, ("Yksi vastaus", "monta vastausta"), "other placeholders"),
        (ONE_MANY, ("%(m)s vastaus", "%(n)s vastausta"), "other placeholders"),
    ],
)
def test_a_bad_translation_is_found(source, text, told):
    (complaint,) = messages.complaints(Message(source, text, locations=[("porukka/a.py", 0)]), 2)
    assert told in complaint


def test_a_doubtful_translation_is_found():
    (complaint,) = messages.complaints(
        Message("Save", "Tallenna", flags=["fuzzy"], locations=[("porukka/a.py", 0)]), 2
    )
    assert "fuzzy" in complaint


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Save", "Tallenna"),
        ("OK", "OK"),
        ("%(b)s of %(a)s, 100 %%", "%(a)s / %(b)s, 100 %%"),
        ("46 % of people", "46 % ihmisistä"),
        (ONE_MANY, ("Yksi vastaus", "%(n)s vastausta")),
        (ONE_MANY, ("%(n)s vastaus", "%(n)s vastausta")),
    ],
)
def test_a_good_translation_is_left_in_peace(source, text):
    assert messages.complaints(Message(source, text, locations=[("porukka/a.py", 0)]), 2) == []


def test_a_librarys_own_placeholder_is_not_ours_to_name():
    message = Message("At least %d", "Vähintään %d", locations=[("django:forms/fields.py", 0)])
    assert messages.complaints(message, 2) == []
