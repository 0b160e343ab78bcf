"""Texts written to break the house: each is shown in bounded size or refused in words."""

import contextlib
import random
import threading

import pytest

from porukka.core.text import TooMuch, render
from porukka.core.text.sanitising import sanitise

SIZE = 32_000
LONG_ADDRESS = "https://a.example/" + "y" * 1_000

REFUSED = {
    "quotes": ">" * SIZE,
    "spaced quotes": "> " * SIZE,
    "lists": "".join("  " * depth + "- a\n" for depth in range(175)),
    "numbered lists": "1. " * SIZE,
    "quotes and lists": "> - " * SIZE,
    "emphasis": "**a " * 4_000 + " a**" * 4_000,
    "empty cells": "|".join("a" * 1_000) + "\n" + "|".join("-" * 1_000) + "\n" + "a\n" * SIZE,
    "empty cells, few columns": "a|b|c\n-|-|-\n" + "|\n" * SIZE,
    "empty cells in a quote": "> " + "|a" * 100 + "\n> " + "|-" * 100 + "\n" + "> a\n" * SIZE,
    "empty cells in a list": "- " + "|a" * 100 + "\n  " + "|-" * 100 + "\n" + "  a\n" * SIZE,
    "many tables": ("|a" * 60 + "\n" + "|-" * 60 + "\n" + "a\n" * 100 + "\n") * 80,
}
SHOWN = {
    "brackets": "[" * SIZE,
    "closed brackets": "[" * (SIZE // 2) + "]" * (SIZE // 2),
    "pictures": "![" * SIZE,
    "open emphasis": "*a **a " * SIZE,
    "stars": "*a" * SIZE,
    "long reference": f"[a]: {LONG_ADDRESS}\n\n" + "[a] " * 1_700,
    "long reference, all the text": f"[a]: {LONG_ADDRESS}\n\n" + "[a]" * SIZE,
    "many references": "".join(f"[{number}]: /a\n" for number in range(SIZE // 10)),
    "links in links": "[a](" * SIZE,
    "link openings": "[a](<b" * SIZE,
    "parentheses": "[a](" + "(" * SIZE,
    "backticks": "".join("`" * length + " " for length in range(250)),
    "comments": "<!--" * SIZE,
    "tags": "<a " * SIZE,
    "processing": "<?" * SIZE,
    "cdata": "<![CDATA[" * SIZE,
    "entities": "&amp;" * SIZE,
    "ampersands": "&" * SIZE,
    "addresses": "www.a.example " * SIZE,
    "mail": "a@" * SIZE,
    "dots": "[" + "a." * 15_000 + "](https://b.example)",
    "letters in a link": "[" + "a" * 31_000 + "](https://b.example)",
    "dashes": "-" * (SIZE - 1) + "x",
    "bars": "|" * SIZE,
    "under-heads": "|-\n" * 5_000,
    "tildes": "~a " * SIZE,
    "tabs": "\t" * SIZE,
    "empty lines": "\n" * SIZE,
    "isolates": "\u2067" * (SIZE // 2),
    "marks": "a" + "\u0301" * (SIZE - 1),
    "hashes": "# a\n" * SIZE,
    "one line each": "a\n" * SIZE,
    "fences": "```\n" * SIZE,
    "backslashes": "\\" * SIZE,
}


def bounded(source):
    rendered = render(source)
    assert len(rendered.html) <= 20 * len(source)
    assert len(rendered.html.encode()) <= 1_000_000
    return rendered


@pytest.mark.parametrize("name", SHOWN)
def test_a_hostile_text_is_shown_in_bounded_size(name):
    bounded(SHOWN[name][:SIZE])


@pytest.mark.parametrize("name", REFUSED)
def test_a_text_that_would_grow_without_end_is_refused_in_words(name):
    with pytest.raises(TooMuch, match="make it simpler"):
        render(REFUSED[name][:SIZE])


def test_what_people_do_write_is_not_refused():
    table = (
        "| nimi | aika | paikka | muuta |\n|---|---|---|---|\n"
        + "| Aino | 18.30 | Kylätalo | kahvia |\n" * 300
    )
    assert bounded(table).text.count("Kylätalo") == 300
    assert bounded(">" * 15 + " vanha viesti").text == "vanha viesti"
    assert bounded("".join("  " * depth + "- a\n" for depth in range(12))).text
    assert len(bounded("[a](https://a.example) " * 1_000).links) == 1
    for small in (">", "-", "1.", "*", "#", "|a|\n|-|", "a", "- - -"):
        render(small)


def test_deep_html_does_not_end_the_process_on_a_small_stack():
    results = []

    def work():
        for name in ("quotes", "lists", "emphasis", "quotes and lists"):
            with pytest.raises(TooMuch):
                render(REFUSED[name][:SIZE])
        results.append(sanitise("<blockquote>" * 10_000))
        results.append(sanitise("<em><strong>" * 5_000))

    before = threading.stack_size(256 * 1024)
    try:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert len(results) == 2


PIECES = [
    *"*_~[]()!`<>-+#|:\\\"'/@.=&a1",
    "\n",
    "\n\n",
    " ",
    "    ",
    "[x]",
    "> ",
    "- ",
    "|-|",
    "```",
    "[a]: b\n",
    "www.",
]


@pytest.mark.parametrize("seed", range(40))
def test_any_repetition_is_bounded_or_refused(seed):
    draw = random.Random(seed)
    for _ in range(5):
        part = "".join(draw.choices(PIECES, k=draw.randint(1, 6)))
        other = "".join(draw.choices(PIECES, k=draw.randint(1, 3)))
        source = (part * 2_000 + other * 2_000)[:8_000]
        with contextlib.suppress(TooMuch):
            bounded(source)
