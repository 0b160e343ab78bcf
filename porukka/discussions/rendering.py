"""A post as its community shows it: Markdown made safe, with names and tags of the community as links.

What is published and what a preview shows come from the one function here, so they are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porukka.communities.folding import fold
from porukka.communities.models import Member, have_blocked
from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.core.ids import to_text
from porukka.core.text import MENTION, TAG, Mark, TooManyMarks, render
from porukka.core.text.language import language_of
from porukka.discussions.marks import tag_id, tag_url
from porukka.discussions.pointing import everyone_in, names_in, tags_in
from porukka.discussions.queries.people import MOST_FOUND, People, people_named
from porukka.discussions.quotes import names_below, noted

MOST_MENTIONS = 10
MOST_TAGS = 5
MOST_PLACES = 100  # of "@" or "#" in a post


@dataclass(frozen=True)
class Rendered:
    """html: to show; text: its plain words; links: addresses in it; lang: what it is written in, "" if unknown;
    mentioned: ids of members named in it; calls_everyone: it calls everybody, and its writer may."""

    html: SafeString
    text: str
    links: list[str]
    lang: str
    mentioned: list[int] = field(default_factory=list)
    calls_everyone: bool = False


def render_post(
    writer: Reader,
    text: str,
    *,
    chosen: Collection[int] = (),
    veiled: bool = False,
    lang: str = "",
    points: bool = True,
) -> Rendered:
    """What `writer` has written, as it will be shown.

    chosen: ids of members she has picked from the completion (or named in the post before), to tell apart those who
    have the same name; veiled: it is without her name, so nothing may hint at her; lang: its language, where one
    need not guess; points: False where "@" and "#" mean nothing of here. Raises BadText for a text that is too long,
    too much, or points to too many: `str(error)` is a sentence for her.
    """
    people = people_named(writer, text if points else "", chosen)
    # without her name she names whom she likes: a name that did not become a link would tell who she may be
    away = set() if veiled else have_blocked(writer, people.ids)
    marking = _Marking(writer, people, away)
    rendered = render(text, marker=marking.marks) if points else render(text)
    return Rendered(
        _with_writers(writer, rendered.html) if points else rendered.html,
        rendered.text,
        rendered.links,
        lang
        or language_of(
            rendered.text, languages(writer), writer.community.language if veiled else _usual(writer)
        ),
        list(marking.mentioned),
        marking.calls_everyone,
    )


def _with_writers(writer: Reader, html: SafeString) -> SafeString:
    """Its quotes noted with who said them, as far as a name below them tells. One query, none without such a name."""
    names = names_below(html)
    if not names:
        return html
    by_folded = defaultdict(list)
    found = Member.objects.filter(community_id=writer.community_id, folded__in={fold(name) for name in names})
    for folded, pk in found.values_list("folded", "pk")[:MOST_FOUND]:
        by_folded[folded].append(pk)
    by_name = {name: by_folded.get(fold(name), ()) for name in names}
    return SafeString(noted(html, by_name))  # nosec B703 (HTML as it was, with numbers in it)


def languages(writer: Reader) -> set[str]:
    """Those in which posts of a community are looked for: its own, the installation's, and Swedish."""
    return {writer.community.language, "sv", *(code for code, _name in settings.LANGUAGES)}


def _usual(writer: Reader) -> str:
    person = writer.person if writer.is_member else None
    return (person.language if person else "") or writer.community.language


class _Marking:
    """Finds the marks of one post, piece by piece, and keeps what they point to."""

    def __init__(self, writer: Reader, people: People, away: Collection[int]) -> None:
        """away: ids of those whom the writer cannot name; they stay words."""
        self.writer, self.people, self.away = writer, people, away
        self.may_call = has(writer, "call_everyone")
        self.mentioned: dict[int, None] = {}  # in their order
        self.tags: dict[int, None] = {}
        self.calls_everyone = False
        self._places = 0

    def marks(self, words: str, is_heading: bool) -> Iterator[Mark]:
        """Raises TooManyMarks."""
        found = [*self._names(words), *([] if is_heading else self._tags(words))]
        yield from sorted(found, key=lambda mark: mark.begin)

    def _names(self, words: str) -> Iterator[Mark]:
        slug = self.writer.community.slug
        for begin in names_in(words):
            self._count()
            if self.may_call and (end := everyone_in(words, begin)):
                self.calls_everyone = True
                yield Mark(begin, end, MENTION)
            elif found := self.people.at(words, begin + 1):
                member, end = found
                if member.pk in self.away:
                    continue
                self.mentioned[member.pk] = None
                if len(self.mentioned) > MOST_MENTIONS:
                    raise TooManyMarks(_too_many_people())
                yield Mark(begin, end, MENTION, member_url(slug, member))

    def _tags(self, words: str) -> Iterator[Mark]:
        community = self.writer.community
        for begin, end in tags_in(words):
            self._count()
            tag = words[begin + 1 : end]
            pk = tag_id(community.pk, tag)
            if pk in self.tags or len(self.tags) < MOST_TAGS:
                self.tags[pk] = None
                yield Mark(begin, end, TAG, tag_url(community.slug, pk, tag))

    def _count(self) -> None:
        self._places += 1
        if self._places > MOST_PLACES:
            raise TooManyMarks(
                _("This names too many people or tags. A few are enough: please take some of them out.")
            )


def member_url(slug: str, member: Member) -> str:
    return f"/c/{slug}/members/{to_text(member.pk)}/"


def _too_many_people() -> str:
    words = ngettext(
        "A post can name at most %(count)s person with @. Please take out the others.",
        "A post can name at most %(count)s people with @. Please take out some of them.",
        MOST_MENTIONS,
    )
    return words % {"count": MOST_MENTIONS}
