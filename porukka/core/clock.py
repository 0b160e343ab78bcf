"""Time in calm words, in the active language and the active time zone.

Lists show `when`; its element's title shows `exact`. Patterns are ours and names of days and months are
Babel's: formatting through Babel each time costs more than the rest of a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, cached_property, lru_cache

from babel import Locale
from babel.dates import get_day_names, get_month_names
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from markupsafe import Markup

MINUTE, HOUR = 60, 3600
HOURS_IN_WORDS = 6 * HOUR
DAYS_IN_WORDS = 6


class Watch:
    """until: when the first of the words that were written meanwhile would be others; None if they stay for ever."""

    def __init__(self) -> None:
        self.until: datetime | None = None

    def note(self, change: datetime) -> None:
        if self.until is None or (change is not self.until and change < self.until):
            self.until = change


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watching() -> Iterator[Watch]:
    """What `when` writes in this block is noted: for whoever keeps the words, and has to know how long they hold."""
    watch = Watch()
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)
        if (outer := _watch.get()) is not None and watch.until is not None:
            outer.note(watch.until)


def note_change(moment: datetime) -> None:
    """What is written now holds until then: of words of time that were written before."""
    if (watch := _watch.get()) is not None:
        watch.note(moment)


@dataclass(frozen=True)
class Style:
    """How a language writes time; `locale` is where Babel looks up its names."""

    locale: str
    time: str
    near: str
    far: str
    day: str
    exact: str
    annual: str


STYLES = {
    "fi": Style(
        locale="fi",
        time="{hour}.{minute:02}",
        near="{weekday:.2} {day}.{month}.",
        far="{day}.{month}.{year}",
        day="{day}.{month}.{year}",
        exact="{weekday}na {day}.{month}.{year} klo {hour}.{minute:02}",  # on which day: "päättyy tiistaina"
        annual="{day}.{month}.",
    ),
    "en": Style(
        locale="en_GB",
        time="{hour}:{minute:02}",
        near="{weekday:.3} {day} {month_short}",
        far="{day} {month_short} {year}",
        day="{day} {month_name} {year}",
        exact="{weekday} {day} {month_name} {year} at {hour}:{minute:02}",
        annual="{day} {month_name}",
    ),
}


def when(moment: datetime, now: datetime | None = None) -> str:
    """The moment as a person would say it: "12 min ago", "today at 9:12", "yesterday", "Tue 24 Nov".

    now: what to count from (default: the present). Raises ValueError for a moment without a time zone.
    """
    return Teller(now).when(moment)


class Teller:
    """Says many moments as `when` does, at one moment, in one language and time zone, which are found once."""

    def __init__(self, now: datetime | None = None) -> None:
        self._now = timezone.localtime(now)
        self._today, self._zone = self._now.date(), timezone.get_current_timezone()
        self._style = _style()

    def when(self, moment: datetime) -> str:
        """See `when`."""
        if timezone.is_naive(moment):
            raise ValueError("a moment without a time zone")
        now, style = self._now, self._style
        local = moment.astimezone(self._zone)
        seconds = (now - local).total_seconds()
        if (watch := _watch.get()) is not None:
            watch.note(_next_change(seconds, now, self._midnight))
        if -MINUTE < seconds < HOURS_IN_WORDS:
            return _ago(int(seconds))
        day = local.date()
        days = (self._today - day).days
        if days == 0:
            return gettext("today at %(time)s") % {"time": _format(local, style.time)}
        if days == 1:
            return gettext("yesterday")
        if days == -1:
            return gettext("tomorrow at %(time)s") % {"time": _format(local, style.time)}
        if 1 < days <= DAYS_IN_WORDS:
            return ngettext("%(count)s day ago", "%(count)s days ago", days) % {"count": days}
        return _on(day, style.near if day.year == now.year else style.far, style.locale)

    @cached_property
    def _midnight(self) -> datetime:
        tomorrow = self._today + timedelta(days=1)
        return datetime.combine(tomorrow, time.min, self._now.tzinfo).astimezone(UTC)


def _ago(seconds: int) -> str:
    if seconds < MINUTE:
        return gettext("just now")
    if seconds < HOUR:
        return gettext("%(count)s min ago") % {"count": seconds // MINUTE}
    return gettext("%(count)s h ago") % {"count": seconds // HOUR}


def _next_change(seconds: float, now: datetime, midnight: datetime) -> datetime:
    """When `when` may say it in other words, in UTC: the words of a day hold until midnight at most.

    seconds: since the moment.
    """
    if seconds >= HOURS_IN_WORDS:
        return midnight
    if seconds <= -MINUTE:
        left = -MINUTE - seconds
    else:
        step = MINUTE if seconds < HOUR else HOUR
        left = step - max(seconds, 0) % step
    return min(midnight, now.astimezone(UTC) + timedelta(seconds=left))


def exact(moment: datetime) -> str:
    """Day and time in full: "tiistaina 24.11.2026 klo 19.00". Raises ValueError without a time zone."""
    return _format(timezone.localtime(moment), _style().exact)


def hour(moment: datetime) -> str:
    """The time on the clock: "12.31", "12:31"."""
    return _format(timezone.localtime(moment), _style().time)


def month(one: date) -> str:
    """A month by its name: "marraskuu", "November"."""
    return get_month_names("wide", "stand-alone", _style().locale)[one.month]


def day(moment: datetime | date) -> str:
    """The day with its year: "24.11.2026", "24 November 2026"."""
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return _format(local, _style().day)


def annual(month: int, day: int) -> str:
    """A day of every year: "3.5.", "3 May". Raises ValueError for one that no year has."""
    return _format(date(2000, month, day), _style().annual)


def months() -> list[str]:
    """The names of the months, January first."""
    return [_names(_style().locale)[1][month] for month in range(1, 13)]


def iso(moment: datetime) -> str:
    """For machines: UTC to the second, "2026-11-24T17:00:00Z". Raises ValueError without a time zone."""
    if moment.tzinfo is not UTC:  # as the database has them
        if timezone.is_naive(moment):
            raise ValueError("iso() needs a moment with a time zone")
        moment = moment.astimezone(UTC)
    return f"{moment.isoformat()[:19]}Z"


def moment(on: date, at: time) -> datetime:
    """The moment when clocks of the active time zone show this; of an hour that autumn has twice, the first.

    Raises ValueError for a time that spring skips.
    """
    where = timezone.get_current_timezone()
    found = datetime.combine(on, at, where)
    if found.astimezone(UTC).astimezone(where).replace(tzinfo=None) != found.replace(tzinfo=None):
        raise ValueError("no clock shows that time on that day")
    return found.astimezone(UTC)


def time_tag(moment: datetime, now: datetime | None = None) -> Markup:
    """A <time> element: `when` as its words, `exact` as its title."""
    return Markup('<time datetime="{}" title="{}">{}</time>').format(
        iso(moment), exact(moment), when(moment, now)
    )


def locale_name() -> str:
    """Babel's name for the active language: "fi", "en_GB"."""
    return _style().locale


def _style() -> Style:
    language = (get_language() or "en").partition("-")[0]
    return STYLES.get(language) or STYLES["en"]


@cache
def _names(locale: str) -> tuple[dict[int, str], dict[int, str], dict[int, str]]:
    found = Locale.parse(locale)
    return (
        dict(get_day_names("wide", "stand-alone", found)),
        dict(get_month_names("wide", "stand-alone", found)),
        dict(get_month_names("abbreviated", "format", found)),
    )


@lru_cache(maxsize=1_000)
def _on(day: date, pattern: str, locale: str) -> str:
    """A day without a time: posts of a page share few, and pages of a day most."""
    return _format(day, pattern, locale)


def _format(local: datetime | date, pattern: str, locale: str = "") -> str:
    days, months, short_months = _names(locale or _style().locale)
    return pattern.format(
        year=local.year,
        month=local.month,
        month_name=months[local.month],
        month_short=short_months[local.month],
        day=local.day,
        weekday=days[local.weekday()],
        hour=getattr(local, "hour", 0),
        minute=getattr(local, "minute", 0),
    )
