"""The last word on what reaches a reader: only these elements, attributes and addresses."""

from __future__ import annotations

import re

import nh3
from django.conf import settings

from porukka.core.text.links import safe_href
from porukka.core.text.marking import CLASSES as MARKS

TAGS = {
    *(
        "p",
        "br",
        "hr",
        "em",
        "strong",
        "del",
        "a",
        "ul",
        "ol",
        "li",
        "blockquote",
        "code",
        "pre",
        "h2",
        "h3",
        "h4",
    ),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),  # or nh3 lets titles and languages stand on anything
    "a": {"href", "title", "class"},
    "ol": {"start"},
    "th": {"class"},
    "td": {"class"},
}
CLASSES = {"a": MARKS, "th": {"align-center", "align-right"}, "td": {"align-center", "align-right"}}
SCHEMES = {"http", "https", "mailto"}
REL = "nofollow ugc noopener"

_LINK = re.compile(f'<a href="([^"]*)"((?: title="[^"]*")?) rel="{REL}">')
_MARKED = re.compile(f'<a href="([^"]*)"((?: title="[^"]*")?) class="([a-z]*)" rel="{REL}">')


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return safe_href(value)
    if name == "start":
        return value if re.fullmatch("[0-9]{1,9}", value) else None
    if name == "class":
        return value if value in CLASSES.get(tag, ()) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    attribute_filter=_attribute,
    url_schemes=SCHEMES,
    url_relative="pass_through",  # only paths on this site are left by then: see safe_href
    link_rel=REL,
)


def sanitise(html: str) -> str:
    """The HTML without all that the lists above do not name. Safe to show, whatever is given."""
    return _LINK.sub(_trust_own, _MARKED.sub(_keep_own_mark, _CLEANER.clean(html)))


def _keep_own_mark(link: re.Match[str]) -> str:
    """Only what leads to a place of our own, and says nothing but its words, may look like a name or a tag."""
    address, title, kind = link.groups()
    if address.startswith("/") and not title:
        return f'<a href="{address}" class="{kind}">'
    return f'<a href="{address}"{title} rel="{REL}">'


def _trust_own(link: re.Match[str]) -> str:
    """Links that stay on this site are our own: search engines may follow them."""
    address, title = link.groups()
    if address.startswith("/") or f"{address}/".startswith(f"{settings.PORUKKA_URL}/"):
        return f'<a href="{address}"{title}>'
    return link[0]
