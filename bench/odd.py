"""Questions nobody should ask of a search: each has an answer or a clear word, and none takes long."""

from __future__ import annotations

import time
from urllib.parse import quote

from bench import talk
from bench.browser import Browser
from bench.report import Result

BAR = 1_000.0  # ms, the longest of all askings
TIMES = 3
ODD = {
    "long": "kissa " * 1_700,
    "one_word_long": "ä" * 10_000,
    "syntax": '"kissa" AND (koira OR NEAR(a b, 5)) NOT words:*',
    "column": "words : talo* ^alku -loppu",
    "quotes": '"""\'\'; DROP TABLE x; --',
    "stop_words": "ja on se ei että kun niin mutta",
    "common_words": "talo ja on aina kiitos hyvä uusi vanha",
    "other_language": "the a of and to we you it",
    "letter": "a",
    "asterisk": "*",
    "wildcards": "ka* %a_ ?i*",
    "right_to_left": "שלום \u202eمرحبا\u202c",
    "emoji": "🙂👍🏽 👩\u200d👩\u200d👧",
    "control": "a\x00b\x07c",
    "beginning": talk.COMMON[:2],
}


def bench(port: int, slug: str, sessions: list[str], name: str) -> list[Result]:
    """How long the longest answer to each took, by the clock. Raises RuntimeError for anything but a page (200) or a
    word about the question (400)."""
    found = []
    for kind, words in ODD.items():
        longest = 0.0
        for turn in range(TIMES):
            browser = Browser(port, sessions[turn % len(sessions)])
            begun = time.perf_counter()
            status = browser.page(f"/c/{slug}/search/?q={quote(words)}").status
            longest = max(longest, (time.perf_counter() - begun) * 1_000)
            browser.close()
            if status not in (200, 400):
                raise RuntimeError(f"{kind} was answered with {status}")
        found.append(Result(f"{name}.{kind}", longest, "ms", most=BAR))
    return found
