"""Invisible characters: what could deceive or break is taken out, what writing needs stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porukka.core.text import render, tidy

RLE, LRO, RLO, PDF = "\u202b", "\u202d", "\u202e", "\u202c"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("a\tb", "a\tb"),
        ("a\ud800b\udfffc", "abc"),
        ("\ufeffa\ufffeb\uffffc\ufdd0", "abc"),
        ("a\u0308iti\u0308", "äitï"),
        (f"kuva{RLO}gpj.exe", "kuvagpj.exe"),
        (f"{RLE}a{PDF}{LRO}b{PDF}{PDF}", "ab"),
        (f"a{RLI}b", f"a{RLI}b{PDI}"),
        (f"a{RLI}b{LRI}c\nd", f"a{RLI}b{LRI}c{PDI}{PDI}\nd"),
        (f"a{PDI}b{FSI}c{PDI}d{PDI}", f"ab{FSI}c{PDI}d"),
    ],
)
def test_what_could_deceive_is_taken_out_or_closed(given_text, kept):
    assert tidy(given_text) == kept


@pytest.mark.parametrize(
    "text", ["👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️", "می\u200cخواهم", "שלום\u200f!", "co\u00adoperation", f"{RLI}שלום{PDI}"]
)
def test_what_writing_needs_stays(text):
    assert tidy(text) == unicodedata.normalize("NFC", text)


@given(
    st.text(alphabet=st.one_of(st.characters(), st.sampled_from(["\n", "\r", RLO, PDF, LRI, RLI, FSI, PDI])))
)
def test_tidying_twice_changes_nothing_more(text):
    once = tidy(text)
    assert tidy(once) == once
    for line in once.split("\n"):
        assert sum(line.count(opening) for opening in (LRI, RLI, FSI)) == line.count(PDI)


def test_a_post_is_tidied_before_anything_else():
    assert render(f"<\x00script>{RLO}a\ud800").html.strip() == "<p>&lt;script&gt;a</p>"
    assert render("java\x00script:a [b](java\x01script:alert(1))").links == []
