"""A script holds no sentence for people: it is read from a data- attribute, in the reader's language."""

from __future__ import annotations

import re

TOKEN = re.compile(
    r"""
    (?P<comment> //[^\n]* | /\*.*?\*/ )
  | (?P<pattern> (?<=[(,=:\[!&|?{};\n]) [ ]* /(?![/*]) (?:\\. | \[(?:\\.|[^\]\n])*\] | [^/\\\n])+ /[a-z]* )
  | (?P<string> "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | `(?:\\.|[^`\\])*` )
    """,
    re.VERBOSE | re.DOTALL,
)
WORD = r"[A-Za-zÅÄÖåäö][\wåäö’'-]*"
# Words that begin like a sentence, or end like one. A selector or a list of classes does neither.
SENTENCE = re.compile(
    rf"""
    ^\s*[A-ZÅÄÖ][\wåäö’'-]*,?(?:[ ](?:{WORD}|\$\{{[^}}]*\}}|\d+),?)+
  | ^(?:{WORD},?[ ])+{WORD}[.!?…]\s*$
  | [a-zåäö]…$
    """,
    re.VERBOSE,
)
# Where a text is put for people, one word is a sentence too.
SHOWN = re.compile(
    r"""(?:\.(?:textContent|innerText|innerHTML|title|placeholder|ariaLabel|alt)\s*\+?=\s*
        |setAttribute\(\s*["'](?:aria-label|title|placeholder|alt)["']\s*,\s*
        |\b(?:alert|confirm|prompt|append)\(\s*)$""",
    re.VERBOSE,
)
FOR_DEVELOPERS = re.compile(r"""(?:Error|console\.\w+)\(\s*$""")


def sentences(text: str) -> list[str]:
    """The strings of a script that people would read, as `line: string`."""
    complaints = []
    for token in TOKEN.finditer(text):
        if not token["string"]:
            continue
        said, before = token["string"][1:-1], text[max(0, token.start() - 80) : token.start()]
        if FOR_DEVELOPERS.search(before):
            continue
        if SENTENCE.search(said) or (SHOWN.search(before) and re.search(r"[^\W\d_]{2}", _fixed(said))):
            complaints.append(f"{text.count(chr(10), 0, token.start()) + 1}: {said!r}")
    return complaints


def _fixed(said: str) -> str:
    """A template string without its values."""
    return re.sub(r"\$\{[^}]*\}", "", said)
