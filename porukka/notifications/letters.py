"""The words of the letters: who did what and where, and how to stop them.

Only what was said in open rooms is repeated in a mail. Of private and secret rooms it says no more than that
something waits: a mailbox is read by others too, and kept when the right to read has ended.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porukka.communities.models import Community
from porukka.core.text.plain import excerpt, plain
from porukka.core.text.unlinking import unlinked
from porukka.discussions.models import Topic
from porukka.discussions.veils import name_of
from porukka.events.letters import answer_links
from porukka.events.models import Occurrence
from porukka.notifications.kinds import Kind, Way
from porukka.notifications.leading import url_of
from porukka.notifications.models import Notification

EXCERPT = 120  # letters of a post
MOST_LINES = 20


@dataclass(frozen=True)
class Line:
    """words: who did what; said: the beginning of a post, or nothing; url: where it leads; answers: what she may say
    at once to an event, and the addresses that say it."""

    words: str
    said: str
    url: str
    answers: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Letter:
    """more: a sentence if there are lines it does not show; links: words and addresses at its end."""

    subject: str
    lines: list[Line]
    more: str
    why: str
    links: list[tuple[str, str]]


def write(
    address: str, community: Community, found: list[Notification], way: str, off: str
) -> EmailMultiAlternatives:
    """The letter with these lines, in the active language.

    address: to whom; found: at least one line, each with its post, its topic and its room; way: at once or as
    the summary; off: the address that turns this kind of letter off.
    """
    open_ones = [row for row in found if _may_be_told(row)]
    asked = answers_asked([row for row in open_ones if row.post and row.post.is_opening])
    lines = [
        _line(row, row.topic, community.slug, asked.get(row.pk, []))
        for row in open_ones[:MOST_LINES]
        if row.topic
    ]
    lines += _hidden([row for row in found if not _may_be_told(row) and not row.is_own], community)
    lines += [_of_matter(row, community.slug) for row in found if _is_of_matter(row)][:MOST_LINES]
    lines += _unpublished(found, community)
    more = len(open_ones) - MOST_LINES
    letter = Letter(
        subject=_subject(found, open_ones, community),
        lines=lines,
        more=_("There is more on the page: %(count)s.") % {"count": more} if more > 0 else "",
        why=_("This is the daily summary that you asked for.") if way == Way.DAILY else _why(found),
        links=[
            (_("No more letters like this"), off),
            (_("Choose what comes by mail"), _link("notifications:settings", community.slug)),
        ],
    )
    message = EmailMultiAlternatives(
        letter.subject, _text(letter), to=[address], headers=_headers(community, off)
    )
    html = render_to_string("notifications/letter.html", {"letter": letter, "site": settings.PORUKKA_URL})
    message.attach_alternative(html, "text/html")
    return message


def answers_asked(found: list[Notification]) -> dict[int, list[tuple[str, str]]]:
    """What the member these lines are for may say to the events they tell of, by the lines' ids: to the next time of
    each that is still to come. One query, none without lines."""
    posts = {row.post_id: row for row in found if row.outcome != "over"}
    if not posts:
        return {}
    ahead = Occurrence.objects.on().filter(
        community_id=found[0].community_id, event__post__in=posts, starts__gt=timezone.now()
    )
    asked = {}
    # the soonest stands last in the dictionary
    for time, post in ahead.order_by("-starts", "pk").values_list("pk", "event__post"):
        row = posts[post]
        asked[row.pk] = answer_links(row.member_id, time)
    return asked


def _why(found: list[Notification]) -> str:
    if all(row.kind == Kind.FOLLOWED for row in found):
        return _("This came by mail because you follow it.")
    if all(row.kind == Kind.REMINDER for row in found):
        return _("This came by mail because you asked to be reminded.")
    return _("This came by mail because it is addressed to you.")


def _may_be_told(row: Notification) -> bool:
    """Whether the letter may say more than that there is something: it was written in an open room."""
    return row.topic is not None and row.topic.room.is_open


def _is_unpublished(row: Notification) -> bool:
    return row.kind == Kind.NOT_PUBLISHED


def _is_of_matter(row: Notification) -> bool:
    """Whether it is about no discussion and no room, and no draft of hers."""
    return row.is_own and not _is_unpublished(row)


def _of_matter(row: Notification, slug: str) -> Line:
    return Line(f"{row.says(_name(row))}.", "", settings.PORUKKA_URL + url_of(slug, row))


def _unpublished(found: list[Notification], community: Community) -> list[Line]:
    """One line for all that waited for its time in vain; its words stay in the drafts."""
    count = sum(_is_unpublished(row) for row in found)
    return (
        [Line(_vain(count, community) + ".", "", _link("discussions:drafts", community.slug))]
        if count
        else []
    )


def _vain(count: int, community: Community) -> str:
    words = ngettext(
        "What you set to be published later in %(community)s was not published",
        "%(count)s discussions you set to be published later in %(community)s were not published",
        count,
    )
    return words % {"count": count, "community": unlinked(community.name)}


def _line(row: Notification, topic: Topic, slug: str, answers: list[tuple[str, str]]) -> Line:
    room = unlinked(topic.room.name)
    told = row.says(_name(row), unlinked(topic.title), room)
    words = told if row.facts.results else f"{told} ({room})"
    place = settings.PORUKKA_URL + url_of(slug, row)
    if row.kind == Kind.REMINDER or row.facts.outcomes or row.facts.results or row.post is None:
        return Line(words, "", place, answers if row.kind == Kind.EVENT else [])
    return Line(words, excerpt(unlinked(plain(row.post.html)), EXCERPT), place, answers)


def _name(row: Notification) -> str:
    if (alias := row.alias) is not None:
        return name_of(alias)
    return unlinked(row.actor.name) if row.actor else _("Somebody")


def _hidden(found: list[Notification], community: Community) -> list[Line]:
    """One line for all that happened where not everybody reads."""
    if not found:
        return []
    return [Line(_count(found, community) + ".", "", _link("notifications:notifications", community.slug))]


def _own_subject(found: list[Notification], community: Community) -> str:
    """Of a letter that is about no discussion and no room; "" of any other."""
    if all(_is_unpublished(row) for row in found):
        return _vain(len(found), community)
    if len(found) == 1 and found[0].is_own:
        return f"{unlinked(community.name)}: {found[0].says(_name(found[0]))}"
    return ""


def _subject(found: list[Notification], open_ones: list[Notification], community: Community) -> str:
    if own := _own_subject(found, community):
        return own
    if len(found) > 1 or not open_ones:
        return _count(found, community)
    (row,) = found
    if row.kind == Kind.REMINDER:
        return _count(found, community)
    facts = {"name": _name(row), "community": unlinked(community.name)}
    return str(row.facts.subject) % facts


def _count(found: list[Notification], community: Community) -> str:
    count = len(found)
    facts = {"count": count, "community": unlinked(community.name)}
    if all(row.kind == Kind.REMINDER for row in found):
        words = ngettext(
            "You have a reminder in %(community)s", "You have %(count)s reminders in %(community)s", count
        )
    elif not all(row.facts.is_reply for row in found):
        words = ngettext(
            "Something new for you in %(community)s", "%(count)s things for you in %(community)s", count
        )
    else:
        words = ngettext(
            "You have a reply in %(community)s", "You have %(count)s replies in %(community)s", count
        )
    return words % facts


def _text(letter: Letter) -> str:
    parts = [_("Hello!")]
    for line in letter.lines:
        said = f"    {line.said}" if line.said else ""
        answers = [f"{words}: {address}" for words, address in line.answers]
        parts += ["\n".join(part for part in (line.words, said, line.url, *answers) if part)]
    parts += [letter.more, letter.why]
    parts += [f"{words}:\n{address}" for words, address in letter.links]
    parts += [f"Porukka\n{settings.PORUKKA_URL}"]
    return "\n\n".join(part for part in parts if part) + "\n"


def _headers(community: Community, off: str) -> dict[str, str]:
    return {
        "List-Unsubscribe": f"<{off}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<{community.slug}.{urlsplit(settings.PORUKKA_URL).hostname}>",
        "Auto-Submitted": "auto-generated",
    }


def _link(name: str, *args: str) -> str:
    return settings.PORUKKA_URL + reverse(name, args=args)
