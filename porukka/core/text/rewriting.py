"""From any HTML to a post's: links that tell where they lead, no pictures from elsewhere, no page heading."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from porukka.core.text.errors import TooMuch
from porukka.core.text.limits import MAX_DEPTH
from porukka.core.text.links import real_target, safe_href
from porukka.core.text.marking import Marker, no_marks

_EMPTY = {"br", "hr", "img", "input"}
# The page has the h1, the post's own title is the h2's elder: a post never begins a page of its own.
_HEADINGS = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h4", "h5": "h4", "h6": "h4"}
_ALIGNED = {"center": "align-center", "right": "align-right"}

Attributes = dict[str, str]


def rewrite(html: str, marker: Marker = no_marks) -> tuple[str, list[str]]:
    """The HTML of a post, and the addresses it links to, each once, in their order.

    html: well-formed, from our Markdown renderer; marker: asked about every piece of text outside links and code, and
    what it raises is raised here. What comes out is not yet safe to show: see sanitising.py.
    Raises TooMuch if elements stand more than MAX_DEPTH deep inside each other.
    """
    writer = _Rewriter(marker)
    writer.feed(html)
    writer.close()
    return "".join(writer.written), list(dict.fromkeys(writer.links))


class _Rewriter(HTMLParser):
    def __init__(self, marker: Marker) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self.links: list[str] = []
        self._marker = marker
        self._depth = 0
        self._as_code = 0
        self._in_heading = 0
        self._open_links = 0
        self._href: str | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in _EMPTY:
            self._depth += 1
            if self._depth > MAX_DEPTH:
                raise TooMuch
        self._enter(tag, 1)
        if tag == "a":
            self._open_links += 1
            if self._open_links == 1:  # a link inside a link is only its words
                self._open_link(given.get("href", ""), given.get("title", ""))
        elif tag == "img":
            self._picture(given)
        elif tag == "input":
            self._say("☑" if "checked" in given else "☐")
        else:
            self.written.append(f"<{_HEADINGS.get(tag, tag)}{_kept(tag, given)}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._depth -= 1
        self._enter(tag, -1)
        if tag == "a":
            self._open_links -= 1
            if not self._open_links:
                self._close_link()
        else:
            self.written.append(f"</{_HEADINGS.get(tag, tag)}>")

    def handle_data(self, data: str) -> None:
        if self._depth and not self._open_links and not self._as_code:
            self._say_marked(data)
        elif self._depth or not data.strip():
            self._say(data)
        else:  # HTML that somebody wrote as a block of its own: shown as written, line by line
            lines = (escape(line, quote=False) for line in data.strip().split("\n"))
            self.written += ["\n<p>", "<br>\n".join(lines), "</p>\n"]

    def _enter(self, tag: str, step: int) -> None:
        """Keep count of what one is inside of."""
        self._as_code += step if tag == "code" else 0
        self._in_heading += step if tag in _HEADINGS else 0

    def _say_marked(self, words: str) -> None:
        done = 0
        for mark in self._marker(words, self._in_heading > 0):
            self._say(words[done : mark.begin])
            opening, end = (
                (f'a href="{escape(mark.href)}" class="{mark.kind}"', "a") if mark.href else ("strong",) * 2
            )
            self.written += [f"<{opening}>", escape(words[mark.begin : mark.end], quote=False), f"</{end}>"]
            done = mark.end
        self._say(words[done:])

    def _say(self, words: str) -> None:
        if self._open_links:
            self._words.append(words)
        self.written.append(escape(words, quote=False))

    def _open_link(self, address: str, title: str) -> None:
        self._href = safe_href(address)
        self._words = []
        if self._href:
            self.links.append(self._href)
            named = f' title="{escape(title)}"' if title else ""
            self.written.append(f'<a href="{escape(self._href)}"{named}>')

    def _close_link(self) -> None:
        if self._href:
            target = real_target("".join(self._words), self._href)
            self.written.append(f"</a> ({escape(target)})" if target else "</a>")

    def _picture(self, given: Attributes) -> None:
        """A picture elsewhere would tell its owner who reads this: it becomes a link to it."""
        address = given.get("src", "")
        words = given.get("alt", "").strip() or address
        if self._open_links:
            self._say(words)
            return
        self._open_link(address, given.get("title", ""))
        self._open_links = 1
        self._say(words)
        self._open_links = 0
        self._close_link()


def _kept(tag: str, given: Attributes) -> str:
    """The attributes an element keeps: where a list begins counting, how a table's column is set."""
    if tag == "ol" and given.get("start", "").isdecimal():
        return f' start="{int(given["start"])}"'
    if tag in ("td", "th") and given.get("align") in _ALIGNED:
        return f' class="{_ALIGNED[given["align"]]}"'
    return ""
