"""What the page reads: rows of months and of openings, never posts. It costs the same however much was ever said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.db.models import QuerySet
from django.db.models.functions import ExtractYear
from django.urls import reverse

from porukka.communities.models import Member, Room
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Topic
from porukka.history.models import Month, Opening
from porukka.people.zones import zone

MOST_OPENINGS = 10
MOST_ON_THIS_DAY = 6
MOST_WORDS = 8
LEAP_DAY, DAY_BEFORE = 229, 228


@dataclass(frozen=True)
class Line:
    """A discussion: where it is, how many different people answered whoever opened it."""

    title: str
    url: str
    room: str
    began: date
    answerers: int


@dataclass(frozen=True)
class Told:
    """A month. per_cent: of the fullest month of the year; words: with the address where search finds them."""

    month: date
    posts: int
    topics: int
    per_cent: int
    words: list[tuple[str, str]]


@dataclass(frozen=True)
class Page:
    """years: with something in them, newest first; months: of this year, newest first."""

    year: int
    years: list[int]
    months: list[Told]
    best: list[Line]
    on_this_day: list[Line]
    posts: int


def page(member: Member, today: date, year: int | None) -> Page | None:
    """A year of what this member may read; None if there is nothing yet, or nothing of that year.

    year: None for the newest.
    """
    rooms = list(Room.objects.readable_by(member).values_list("pk", flat=True))
    months = Month.objects.filter(community=member.community_id, room__in=rooms)
    by_year = months.order_by().annotate(of=ExtractYear("month")).values_list("of", flat=True)
    years = sorted(by_year.distinct(), reverse=True)
    if not years or (year is not None and year not in years):
        return None
    year = year or years[0]
    told = _months(member, list(months.filter(month__year=year).defer("words")))
    openings = Opening.objects.filter(community=member.community_id, room__in=rooms)
    return Page(
        year=year,
        years=years,
        months=told,
        best=_lines(member, openings.filter(year=year).order_by("-answerers", "-topic"), MOST_OPENINGS),
        on_this_day=_on_this_day(member, openings, today),
        posts=sum(one.posts for one in told),
    )


def _months(member: Member, rows: list[Month]) -> list[Told]:
    by_month: dict[date, list[Month]] = {}
    for row in rows:
        by_month.setdefault(row.month, []).append(row)
    posts = {month: sum(row.posts for row in found) for month, found in by_month.items()}
    fullest = max(posts.values(), default=1) or 1
    return [
        Told(
            month=month,
            posts=posts[month],
            topics=sum(row.topics for row in found),
            per_cent=round(100 * posts[month] / fullest),
            words=_words(member, found),
        )
        for month, found in sorted(by_month.items(), reverse=True)
    ]


def _words(member: Member, rows: list[Month]) -> list[tuple[str, str]]:
    """Of all rooms together: those first that stood in most posts."""
    heard: Counter[str] = Counter()
    for row in rows:
        heard.update(dict(row.rising))
    search = reverse("search:search", args=[member.community.slug])
    return [(word, f"{search}?q={quote(word)}") for word, _times in heard.most_common(MOST_WORDS)]


def _on_this_day(member: Member, openings: QuerySet[Opening], today: date) -> list[Line]:
    days = [today.month * 100 + today.day]
    if days == [DAY_BEFORE] and not _is_leap(today.year):
        days.append(LEAP_DAY)
    found = openings.filter(on_day__in=days, year__lt=today.year)
    return _lines(member, found.order_by("-year", "-answerers"), MOST_ON_THIS_DAY)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _lines(member: Member, openings: QuerySet[Opening], most: int) -> list[Line]:
    rows = list(openings.values_list("topic", "answerers")[:most])
    topics = Topic.objects.visible_to(member).select_related("room").in_bulk([pk for pk, _answerers in rows])
    here = zone(member.community.time_zone)
    return [
        Line(
            title=topics[pk].title,
            url=topic_url(member.community.slug, topics[pk]),
            room=topics[pk].room.name,
            began=topics[pk].made_at.astimezone(here).date(),
            answerers=answerers,
        )
        for pk, answerers in rows
        if pk in topics
    ]
