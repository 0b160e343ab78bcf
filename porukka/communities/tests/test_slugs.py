"""Words of an address made from a name."""

import pytest

from porukka.communities.slugs import slug_of


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Yön kirjoittajat", "yon-kirjoittajat"),
        ("  Ääkköset & Øl / straße  ", "aakkoset-ol-strasse"),
        ("Łódź", "odz"),
        ("Ḿünich ﬁx ①", "munich-fix-1"),
        ("../../etc/passwd", "etc-passwd"),
        ("<b>x</b>", "b-x-b"),
        ("猫", "x"),
        ("---", "x"),
        ("", "x"),
    ],
)
def test_a_name_becomes_plain_lower_case_words(words: str, slug: str) -> None:
    assert slug_of(words) == slug


def test_a_long_name_is_cut_without_a_hyphen_at_the_end() -> None:
    assert slug_of("ab " * 100, most=6) == "ab-ab"
    assert slug_of("猫" * 100, default="room") == "room"
