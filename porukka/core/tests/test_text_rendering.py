"""What people write becomes what they meant."""

import pytest
from django.utils.html import conditional_escape
from hypothesis import given
from hypothesis import strategies as st

from porukka.core.text import TooLong, render, tidy

FINNISH = "Ääkköset, Åbo, šakki ja žurnalismi – ”lainaus” … ’heittomerkki’ ½ € 10–12 😀"


def html(source):
    return render(source).html.strip()


def test_finnish_text_stays_as_it_was_written():
    assert html(FINNISH) == f"<p>{FINNISH}</p>"
    assert render(FINNISH).text == FINNISH


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>"),
        ("yksi\nkaksi\n\nkolme", "<p>yksi<br>\nkaksi</p>\n<p>kolme</p>"),
        ("> lainaus", "<blockquote>\n<p>lainaus</p>\n</blockquote>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. kolmas\n4. neljäs", '<ol start="3">\n<li>kolmas</li>\n<li>neljäs</li>\n</ol>'),
        ("- [x] tehty\n- [ ] tekemättä", "<ul>\n<li>☑ tehty</li>\n<li>☐ tekemättä</li>\n</ul>"),
        ("```python\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"),
        ("terveisin\n---\nAino", "<p>terveisin</p>\n<hr>\n<p>Aino</p>"),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("<b>lihava</b>", "<p>&lt;b&gt;lihava&lt;/b&gt;</p>"),
        ("<div>\nlohko\n</div>", "<p>&lt;div&gt;<br>\nlohko<br>\n&lt;/div&gt;</p>"),
        ("", ""),
        (" \n\n ", ""),
    ],
)
def test_markdown_means_what_its_writer_meant(source, expected):
    assert html(source) == expected


def test_a_post_never_makes_a_heading_of_the_page():
    source = "\n\n".join(f"{'#' * level} otsikko" for level in range(1, 7))
    assert html(source).split("\n") == [f"<h{level}>otsikko</h{level}>" for level in (2, 3, 4, 4, 4, 4)]


def test_a_table_keeps_its_columns_in_line():
    source = "| nimi | määrä |\n|:-:|--:|\n| omena | 3 |"
    assert '<th class="align-center">nimi</th>\n<th class="align-right">määrä</th>' in html(source)
    assert '<td class="align-center">omena</td>\n<td class="align-right">3</td>' in html(source)
    assert render(source).text == "nimi määrä\nomena 3"


def test_no_picture_from_elsewhere_only_a_link_to_it():
    assert html("![kissa](https://a.example/k.png)") == (
        '<p><a href="https://a.example/k.png" rel="nofollow ugc noopener">kissa</a></p>'
    )
    assert "<a" in html("![](https://a.example/k.png)")
    linked = render("[![kissa](https://a.example/k.png)](https://b.example/)")
    assert linked.html.count("<a") == 1
    assert linked.links == ["https://b.example/"]
    assert html("![kissa](javascript:alert(1))") == "<p>kissa</p>"


def test_the_result_is_not_escaped_again_in_a_page():
    result = render("*a*").html
    assert conditional_escape(result) == result


def test_a_text_at_its_limit_is_taken_and_one_letter_more_is_not():
    assert render("ä" * 32_000).text == "ä" * 32_000
    with pytest.raises(TooLong, match="32000"):
        render("ä" * 32_001)
    assert render("ä" * 10, limit=10).text
    with pytest.raises(TooLong, match="10 characters"):
        render("ä" * 11, limit=10)


def test_letters_that_grow_when_composed_are_counted_as_they_are_kept():
    letter = "\U0001d160"  # one character as it comes, three in NFC
    assert len(tidy(letter)) == 3
    with pytest.raises(TooLong):
        render(letter * 10, limit=10)


@given(st.text(max_size=300))
def test_any_text_at_all_becomes_a_page_of_bounded_size(source):
    rendered = render(source)
    rendered.html.encode()  # nothing that cannot be sent or stored
    assert "\x00" not in rendered.html + rendered.text
    assert len(rendered.html) <= max(2_000, 20 * len(source) * 3)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäöšžÅÄÖŠŽ –”’", min_size=1, max_size=300))
def test_plain_words_come_out_as_they_went_in(source):
    assert " ".join(render(source).text.split()) == " ".join(source.split())
