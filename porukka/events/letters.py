"""The words of the letter that says: you are coming. With the file for a calendar, and links to say otherwise.

Of what is said in private and secret rooms a letter tells no more than that she has answered there: a mailbox is
read by others too, and kept when the right to read has ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from porukka.communities.models import Member
from porukka.core import clock
from porukka.core.text.unlinking import unlinked
from porukka.events.actions.by_mail import SAID, link_of
from porukka.events.actions.reminding import comes_too_late
from porukka.events.calendar.writing import write
from porukka.events.models import Coming, Occurrence
from porukka.events.queries.calendars import of_time

FILE = "event.ics"
Answer = Coming.Answer


def answer_links(member: int, time: int, but: str = "") -> list[tuple[str, str]]:
    """What a member may say about a time (by their ids), in words, and the address that says it. but: what she has
    said already."""
    return [(str(Answer(said).label), link_of(member, time, said)) for said in SAID if said != but]


@dataclass(frozen=True)
class Letter:
    """lines: what it says, a paragraph each; answers: words and the addresses that say them; page: the event's."""

    subject: str
    lines: list[str]
    answers: list[tuple[str, str]]
    page: str
    off: str


def confirmation(
    address: str, member: Member, time: Occurrence, said: str, off: str
) -> EmailMultiAlternatives:
    """The letter to a member who has said that she comes, may come or waits, in the active language and zone.

    address: to whom; time: with its event, post, topic and room; off: the address that turns these letters off.
    """
    letter = _letter(member, time, said, off)
    headers = {
        "List-Unsubscribe": f"<{off}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    message = EmailMultiAlternatives(letter.subject, _text(letter), to=[address], headers=headers)
    html = render_to_string("events/confirmation.html", {"letter": letter, "site": settings.PORUKKA_URL})
    message.attach_alternative(html, "text/html")
    if letter.answers and said != Answer.WAITING:
        message.attach(FILE, write(of_time(member, time)).decode(), "text/calendar")
    return message


def _letter(member: Member, time: Occurrence, said: str, off: str) -> Letter:
    page = settings.PORUKKA_URL + reverse("events:time", args=[member.community.slug, time.pk])
    community = unlinked(member.community.name)
    if not time.event.post.topic.room.is_open:
        words = _("You have answered to an event in %(community)s. Its page says more.") % {
            "community": community
        }
        subject = _("Your answer to an event in %(community)s") % {"community": community}
        return Letter(subject, [words], [], page, off)
    title = unlinked(time.event.post.topic.title)
    link = time.online if said == Answer.YES or not time.event.link_for_comers else ""
    return Letter(
        subject=f"{title}: {Answer(said).label}",
        lines=list(
            filter(None, [_said(said, title), when(time), unlinked(time.where), link, _soon(said, time)])
        ),
        answers=answer_links(member.pk, time.pk, said),
        page=page,
        off=off,
    )


def _text(letter: Letter) -> str:
    parts = [_("Hello!"), *letter.lines]
    if letter.answers:
        parts += [_("If something comes up, say so:")]
        parts += [f"{words}:\n{address}" for words, address in letter.answers]
    parts += [f"{words}:\n{address}" for words, address in _ends(letter)]
    parts += [f"Porukka\n{settings.PORUKKA_URL}"]
    return "\n\n".join(parts) + "\n"


def _ends(letter: Letter) -> list[tuple[str, str]]:
    return [(_("All about the event"), letter.page), (_("No more letters like this"), letter.off)]


def _said(said: str, title: str) -> str:
    if said == Answer.YES:
        return _("You are coming to “%(title)s”.") % {"title": title}
    if said == Answer.WAITING:
        words = _(
            "All seats of “%(title)s” are taken. You wait in line and move up by yourself; you will be told."
        )
        return words % {"title": title}
    return _("You may come to “%(title)s”.") % {"title": title}


def _soon(said: str, time: Occurrence) -> str:
    """Who comes and is not reminded any more learns it here."""
    if said != Answer.YES or not comes_too_late(time, timezone.now()):
        return ""
    return _("It begins so soon that no reminder comes before it. This letter is it.")


def when(time: Occurrence) -> str:
    """When it begins, on the active clock, and on the event's where that shows another time."""
    here = clock.exact(time.starts)
    with timezone.override(ZoneInfo(time.event.zone)):
        there = clock.exact(time.starts)
    if here == there:
        return here
    facts = {"here": here, "there": there, "zone": time.event.zone.replace("_", " ")}
    return _("%(here)s (%(there)s in %(zone)s)") % facts
