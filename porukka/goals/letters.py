"""The words of the weekly letter: the same on its page and in the mail.

Of discussions it names only those in open rooms, and looks their titles up when it is read: what has been deleted,
hidden or moved behind a door since is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porukka.communities.models import Community
from porukka.core import clock
from porukka.core.text.unlinking import unlinked
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Topic
from porukka.goals import telling
from porukka.goals.models import FounderLetter, Goal
from porukka.goals.queries.goals import name_of
from porukka.goals.queries.known import open_topics
from porukka.insights.models import Judgement
from porukka.insights.queries.verdicts import verdict_of
from porukka.insights.telling import doing
from porukka.insights.telling import verdict as verdicts

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """words: a sentence; url: where it leads, without the site."""

    words: str
    url: str


@dataclass(frozen=True)
class Section:
    """title: what these lines are; empty: what stands there if there are none."""

    title: str
    lines: list[Line]
    empty: str


@dataclass
class About:
    """What the lines of a letter are about, fetched at once. verdict: of that morning, if there was one."""

    community: Community
    topics: dict[int, Topic] = field(default_factory=dict)
    goals: dict[int, Goal] = field(default_factory=dict)
    judgement: Judgement | None = None

    @property
    def slug(self) -> str:
        return self.community.slug


def sections(letter: FounderLetter, community: Community) -> list[Section]:
    """The three parts in the active language, in three queries at most."""
    about = _about(letter, community)
    titles = {
        "good": (_("What went well"), _("Nothing stood out this week. That is no bad sign.")),
        "worries": (_("What to keep an eye on"), _("Nothing to worry about.")),
        "actions": (_("What to do next"), ""),
    }
    return [
        Section(title, _lines(letter.lines.get(part, ()), about), empty)
        for part, (title, empty) in titles.items()
    ]


def title_of(letter: FounderLetter) -> str:
    """ "The week until 22 November 2026"."""
    return _("The week until %(day)s") % {"day": clock.day(letter.week)}


def message(address: str, letter: FounderLetter, community: Community, off: str) -> EmailMultiAlternatives:
    """The letter as a mail, in the active language. off: the address that turns these letters off."""
    place = settings.PORUKKA_URL + reverse("goals:letter", args=[community.slug, letter.pk])
    facts: dict[str, Any] = {
        "title": f"{unlinked(community.name)}: {title_of(letter)}",
        "sections": sections(letter, community),
        "place": place,
        "off": off,
        "site": settings.PORUKKA_URL,
        "why": _("This comes on Mondays to those who look after the community."),
        "seen": _("It says what was seen, not why."),
    }
    headers = {
        "List-Unsubscribe": f"<{off}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<{community.slug}.{urlsplit(settings.PORUKKA_URL).hostname}>",
        "Auto-Submitted": "auto-generated",
    }
    made = EmailMultiAlternatives(facts["title"], _text(facts), to=[address], headers=headers)
    made.attach_alternative(render_to_string("goals/letter_mail.html", facts), "text/html")
    return made


def _text(facts: dict[str, Any]) -> str:
    parts = [_("Hello!")]
    for section in facts["sections"]:
        lines = [f"- {line.words}\n  {facts['site']}{line.url}" for line in section.lines]
        parts.append("\n".join([section.title, "", *(lines or [section.empty])]))
    parts += [facts["seen"], f"{_('Read it on the page')}:\n{facts['place']}", facts["why"]]
    parts += [f"{_('No more letters like this')}:\n{facts['off']}", f"Porukka\n{facts['site']}"]
    return "\n\n".join(parts) + "\n"


def _about(letter: FounderLetter, community: Community) -> About:
    facts = [one for part in letter.lines.values() for _code, one in part]
    topics = [int(one["topic"]) for one in facts if "topic" in one]
    goals = [int(one["goal"]) for one in facts if "goal" in one]
    codes = {code for part in letter.lines.values() for code, _one in part}
    about = About(community)
    if topics:
        about.topics = {topic.pk: topic for topic in open_topics(community).filter(pk__in=topics)}
    if goals:
        about.goals = Goal.objects.filter(community=community).in_bulk(goals)
    if "verdict" in codes:
        kept = Judgement.objects.filter(community=community, room=None, day__lte=letter.week)
        about.judgement = kept.order_by("-day").first()
    return about


def _lines(chosen: Any, about: About) -> list[Line]:
    found = (WORDS[code](facts, about) for code, facts in chosen if code in WORDS)
    return [line for line in found if line is not None]


def _topic(words: Callable[[int], str]) -> Callable[[Facts, About], Line | None]:
    """A line about a discussion, whose title is put into it; none if that may be named no more."""

    def line(facts: Facts, about: About) -> Line | None:
        topic = about.topics.get(int(facts["topic"]))
        if topic is None:
            return None
        n = facts.get("n", 1)
        values = {"title": unlinked(topic.title), "n": n}
        return Line(words(n) % values, topic_url(about.slug, topic))

    return line


def _goal(words: Callable[[], str]) -> Callable[[Facts, About], Line | None]:
    def line(facts: Facts, about: About) -> Line | None:
        goal = about.goals.get(int(facts["goal"]))
        if goal is None:
            return None
        name = unlinked(name_of(goal.measure, goal.words))
        return Line(words() % {"name": name}, reverse("goals:goal", args=[about.slug, goal.pk]))

    return line


def _plain(words: Callable[[Facts], str], place: str) -> Callable[[Facts, About], Line | None]:
    """A line that leads to a page of the community by its name."""

    def line(facts: Facts, about: About) -> Line | None:
        return Line(words(facts), reverse(place, args=[about.slug]))

    return line


def _share(words: Callable[[], str]) -> Callable[[Facts], str]:
    def said(facts: Facts) -> str:
        key = facts["measure"]
        values = {"name": telling.NAMES[key], "now": telling.value(key, facts["now"])}
        values |= {"before": telling.value(key, facts["before"]), "sample": telling.sample(key, facts["n"])}
        return words() % values

    return said


def _count(words: Callable[[], str]) -> Callable[[Facts], str]:
    def said(facts: Facts) -> str:
        key = facts["measure"]
        values = {name: telling.value(key, facts[name]) for name in ("now", "low", "high")}
        return words() % (values | {"name": telling.NAMES[key]})

    return said


def _verdict_line(facts: Facts, about: About) -> Line | None:
    if about.judgement is None:
        return None
    what, why = doing.action(verdict_of(about.judgement))
    return Line(f"{what}. {why}", reverse("insights:verdict", args=[about.slug]))


def _headline(facts: Facts) -> str:
    code = next(code for code in verdicts.HEADLINES if code.value == facts["code"])
    return verdicts.headline(code)


WORDS: dict[str, Callable[[Facts, About], Line | None]] = {
    "reached": _goal(lambda: _("A goal is reached: %(name)s.")),
    "behind": _goal(lambda: _("A goal is behind: %(name)s.")),
    "look_at": _goal(lambda: _("Look at the goal “%(name)s”: is it still the right one?")),
    "verdict_up": _plain(
        lambda facts: (
            _("It is more of a community than four weeks ago: %(words)s.") % {"words": _headline(facts)}
        ),
        "insights:verdict",
    ),
    "verdict_down": _plain(
        lambda facts: (
            _("It is less of a community than four weeks ago: %(words)s.") % {"words": _headline(facts)}
        ),
        "insights:verdict",
    ),
    "share_up": _plain(
        _share(lambda: _("%(name)s: %(now)s, in the four weeks before %(before)s (%(sample)s).")),
        "insights:verdict",
    ),
    "share_down": _plain(
        _share(lambda: _("%(name)s: only %(now)s, in the four weeks before %(before)s (%(sample)s).")),
        "insights:verdict",
    ),
    "count_up": _plain(
        _count(lambda: _("%(name)s: %(now)s, more than in any of the four weeks before (%(low)s–%(high)s).")),
        "insights:verdict",
    ),
    "count_down": _plain(
        _count(
            lambda: _("%(name)s: %(now)s, fewer than in any of the four weeks before (%(low)s–%(high)s).")
        ),
        "insights:verdict",
    ),
    "all_answered": _plain(
        lambda facts: _("All %(n)s discussions that members began had an answer within a day.") % facts,
        "insights:verdict",
    ),
    "firsts": _plain(
        lambda facts: (
            ngettext(
                "%(n)s member began a discussion for the first time.",
                "%(n)s members began a discussion for the first time.",
                facts["n"],
            )
            % facts
        ),
        "discussions:talk",
    ),
    "lively": _topic(lambda n: _("“%(title)s” brought %(n)s people together.")),
    "new_waiting": _topic(
        lambda n: ngettext(
            "A newcomer has waited for an answer for more than a day: “%(title)s”.",
            "%(n)s newcomers have waited for an answer for more than a day, the longest in “%(title)s”.",
            n,
        )
    ),
    "waiting": _topic(
        lambda n: ngettext(
            "A discussion has waited for an answer for more than a day: “%(title)s”.",
            "%(n)s discussions have waited for an answer for more than a day, “%(title)s” the longest.",
            n,
        )
    ),
    "leans": _plain(
        lambda facts: (
            _("Much leans on the team: it alone answered %(share)s %% of %(n)s discussions.") % facts
        ),
        "insights:verdict",
    ),
    "few_write": _plain(
        lambda facts: (
            ngettext(
                "One of %(people)s people wrote half of it. Ask her how she is doing.",
                "%(n)s of %(people)s people wrote half of it. Ask them how they are doing.",
                facts["n"],
            )
            % facts
        ),
        "insights:verdict",
    ),
    "greet": _topic(lambda n: _("Answer “%(title)s” today, or ask somebody who knows to.")),
    "answer": _topic(lambda n: _("Answer “%(title)s”, or name somebody there who could.")),
    "review": _plain(
        lambda facts: (
            ngettext(
                "An experiment waits for your judgement.",
                "%(n)s experiments wait for your judgement.",
                facts["n"],
            )
            % facts
        ),
        "goals:experiments",
    ),
    "verdict": _verdict_line,
    "why": _plain(lambda facts: _("Why are you here? Look at it once a quarter."), "goals:why"),
    "set_goal": _plain(lambda facts: _("Set one goal that you would like to reach."), "goals:new"),
    "thank": _plain(
        lambda facts: _("Thank somebody by name for what she did for the others."), "communities:members"
    ),
}
