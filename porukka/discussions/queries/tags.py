"""The tags of a community, as far as a reader meets them."""

from __future__ import annotations

from dataclasses import dataclass

from porukka.communities.visitor import Reader
from porukka.discussions.marks import Tag, tag_url

A_PAGE = 200


@dataclass(frozen=True)
class TagLink:
    words: str
    url: str


def tags_page(reader: Reader, after: str = "") -> tuple[list[TagLink], str]:
    """Tags in the order of the alphabet, A_PAGE at a time, without numbers: they would count what she may not read.

    after: the key of the former page's last one. Returns them and the key of the next page, "" if this was the last.
    """
    found = Tag.objects.visible_to(reader).order_by("folded", "id")
    after = after.replace("\0", "")[: Tag.LONGEST * 3]  # PostgreSQL knows no such letter
    if after:
        found = found.filter(folded__gt=after)
    rows = list(found[: A_PAGE + 1])
    shown = rows[:A_PAGE]
    links = [TagLink(f"#{tag.name}", tag_url(reader.community.slug, tag.pk, tag.name)) for tag in shown]
    return links, shown[-1].folded if len(rows) > A_PAGE else ""
