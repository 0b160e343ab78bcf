"""Words without markup, and the beginning of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porukka.core.text import excerpt, plain, render


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Otsikko\n\nTeksti *ja* [linkki](https://a.example).", "Otsikko\nTeksti ja linkki."),
        ("yksi\nkaksi", "yksi\nkaksi"),
        ("- a\n- b\n  - c", "a\nb\nc"),
        ("> lainaus\n\nvastaus", "lainaus\nvastaus"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b\n1 2"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("a &amp; b", "a & b"),
        ("```\nyksi\nkaksi\n```", "yksi\nkaksi"),
    ],
)
def test_the_words_of_a_post(source, expected):
    rendered = render(source)
    assert rendered.text == plain(rendered.html) == expected


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("lyhyt", 10, "lyhyt"),
        ("täsmälleen", 10, "täsmälleen"),
        ("yksi kaksi kolme", 12, "yksi kaksi…"),
        ("yksi kaksi kolme", 11, "yksi kaksi…"),
        ("yksi kaksi kolme", 10, "yksi…"),
        ("yksi, kaksi", 8, "yksi…"),
        ("yksi\n\nkaksi   kolme", 100, "yksi kaksi kolme"),
        ("pitkäsanaton", 6, "pitkä…"),
        ("abc", 1, "…"),
        ("ab👩‍👩‍👧cd", 5, "ab…"),
        ("ab\u2067cdef ghij\u2069", 10, "abcdef…"),
        ("", 5, ""),
    ],
)
def test_an_excerpt_ends_at_a_word(text, length, expected):
    assert excerpt(text, length) == expected


@given(st.text(), st.integers(1, 50))
def test_an_excerpt_is_never_longer_than_asked(text, length):
    short = excerpt(text, length)
    assert len(short) <= length
    assert "\n" not in short


def test_an_excerpt_of_nothing_is_a_mistake():
    with pytest.raises(ValueError, match="at least one"):
        excerpt("abc", 0)


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", " ", "\n", "\t", "\u00a0", "a", "ä b", "😀", ">", "\u2028"]),
        max_size=30,
    )
)
def test_paragraphs_alone_are_read_as_what_has_other_marks_too(parts):
    """They are most posts, and need no parser."""
    html = "".join(parts)
    assert plain(html) == plain(html + "<br>")


@pytest.mark.parametrize(
    "html",
    [
        '<p>a <a href="/x?a=1&amp;b" title="1 > 0">b</a>\tc</p>\n<ul><li>d<br>e</li>\n</ul>',
        "<p>&lt;p&gt; &amp;lt; &quot;x&quot;&nbsp;  y</p>",
        "<p>&copy; &#10; &amp &notacode; &</p>",
        "<table><tr><th>a</th><td>b\nc</td></tr></table><hr><h2>d</h2>",
        "<pre>  a\n\tb</pre><p>  c\n  d</p>",
        "<!-- no words --><p>a</p><ä>b",
        "<P>a</P>b<q>c</q><1>d",
        "a < b > c << d <> e",
        '<p title="&lt;a">one</p><br/><em>th</em>ree',
    ],
)
def test_words_are_the_same_with_and_without_a_parser(html):
    by_parser = plain(f"{html}<pre></pre>")
    assert plain(html) == by_parser


@given(
    st.text(st.sampled_from("ab <>/p\"'=\n\t&;lt!-")), st.sampled_from(("", "<p>", "<td>", "&amp;", "<br>"))
)
def test_whatever_is_written_has_the_same_words_with_and_without_a_parser(source, more):
    html = render(source + more + source).html
    assert plain(html) == plain(f"{html}<pre></pre>")
