"""How an event repeats: a rule in the words of iCalendar (RRULE), read, bounded and written in one way.

Only what people use and a sentence can say is taken; a rule that nobody can finish counting is never begun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from porukka.events.calendar.zones import Unreadable, instant, wall_time

LONGEST = 200  # characters of a rule
MOST_INTERVAL = 99
MOST_COUNT = 1000
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
PLACES = (1, 2, 3, 4, 5, -1)  # which weekday of a month; -1 is the last
FIRST_YEAR, LAST_YEAR = 2000, 2100  # of a repeating event's beginning: it is counted from there
_PLAIN = re.compile(r"[A-Z0-9=;,+-]*")
_DAY = re.compile(r"([+-]?\d{1,2})?([A-Z]{2})")
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")


@dataclass(frozen=True)
class Rule:
    """frequency: one of FREQUENCIES; interval: every how many of them; days: weekdays (place in the month or 0, and
    the day, Monday is 0), in order; month_days: days of a month, -1 for the last; place: which of all its `days` in a
    month, 0 for each; months: in which alone; count: how often in all, or None; until: the last local moment, or
    None."""

    frequency: str
    interval: int = 1
    days: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    place: int = 0
    months: tuple[int, ...] = ()
    count: int | None = None
    until: datetime | None = None

    def text(self, zone: ZoneInfo) -> str:
        """The rule as it is kept and as calendars read it: its end is in UTC, as they want it."""
        parts = [f"FREQ={self.frequency}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.months:
            parts.append("BYMONTH=" + ",".join(map(str, self.months)))
        if self.days:
            parts.append("BYDAY=" + ",".join(f"{place or ''}{DAYS[day]}" for place, day in self.days))
        if self.month_days:
            parts.append("BYMONTHDAY=" + ",".join(map(str, self.month_days)))
        if self.place:
            parts.append(f"BYSETPOS={self.place}")
        if self.count:
            parts.append(f"COUNT={self.count}")
        if self.until:
            parts.append(f"UNTIL={instant(self.until, zone):%Y%m%dT%H%M%SZ}")
        return ";".join(parts)

    def allows(self, day: date) -> bool:
        """Whether the rule may fall on such a day at all: the first time of an event must."""
        if self.months and day.month not in self.months:
            return False
        if self.month_days:
            return day.day in self.month_days or (-1 in self.month_days and _is_last(day))
        if not self.days:
            return True
        if self.place:
            return day.day == _one_of({weekday for _place, weekday in self.days}, self.place, day)
        places = {0, (day.day - 1) // 7 + 1}
        if (day.day + 7) > _length(day):
            places.add(-1)
        return any(day.weekday() == weekday and place in places for place, weekday in self.days)


def read_rule(text: str, start: datetime, zone: ZoneInfo) -> Rule:
    """The rule written as `text`, as "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU".

    start: when the event is for the first time, on the clocks of its zone (without a zone).
    Raises Unreadable, with what to do, for what is no rule, for more often than daily, for what no sentence can say,
    for a rule that is over before it begins or that the first time does not fit.
    """
    parts = _parts(text)
    frequency = parts.pop("FREQ", "")
    if frequency not in FREQUENCIES:
        raise Unreadable(_("An event repeats daily, weekly, monthly or yearly: FREQ says which."))
    week = parts.pop("WKST", "MO")
    rule = Rule(
        frequency,
        interval=_number(parts.pop("INTERVAL", "1"), MOST_INTERVAL),
        days=_days(parts.pop("BYDAY", "")),
        month_days=_month_days(parts.pop("BYMONTHDAY", "")),
        place=_set_place(parts.pop("BYSETPOS", "")),
        months=_months(parts.pop("BYMONTH", "")),
        count=_number(parts["COUNT"], MOST_COUNT) if "COUNT" in parts else None,
        until=_until(parts["UNTIL"], zone) if "UNTIL" in parts else None,
    )
    if (unknown := sorted(set(parts) - {"COUNT", "UNTIL"})) or week != "MO":
        raise Unreadable(
            _(
                "“%(part)s” is not known here. Use FREQ, INTERVAL, BYMONTH, BYDAY, BYMONTHDAY, BYSETPOS, COUNT and "
                "UNTIL."
            )
            % {"part": unknown[0] if unknown else "WKST"}
        )
    return _fitting(_simpler(rule, start), start)


def _parts(text: str) -> dict[str, str]:
    text = text.strip().upper().removeprefix("RRULE:")
    if len(text) > LONGEST:
        raise Unreadable(_("A rule may be at most %(most)s characters long.") % {"most": LONGEST})
    parts: dict[str, str] = {}
    for part in text.removesuffix(";").split(";"):
        name, equals, value = part.partition("=")
        if not (_PLAIN.fullmatch(part) and name and equals and value) or name in parts:
            raise Unreadable(_("This is no rule. One looks like this: FREQ=WEEKLY;BYDAY=TU"))
        parts[name] = value
    return parts


def _number(text: str, most: int) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text) or not 1 <= int(text) <= most:
        raise Unreadable(_("INTERVAL and COUNT are whole numbers: at most %(most)s here.") % {"most": most})
    return int(text)


def _days(text: str) -> tuple[tuple[int, int], ...]:
    found = set()
    for part in filter(None, text.split(",")):
        match = _DAY.fullmatch(part)
        if not match or match[2] not in DAYS or int(match[1] or 1) not in PLACES:
            raise Unreadable(
                _("Weekdays are written MO, TU, WE, TH, FR, SA, SU; the second one 2TU, the last -1FR.")
            )
        found.add((int(match[1] or 0), DAYS.index(match[2])))
    return tuple(sorted(found, key=lambda day: (day[0] % 7, day[1])))  # the last comes last


def _month_days(text: str) -> tuple[int, ...]:
    found = set()
    for part in filter(None, text.split(",")):
        if not re.fullmatch(r"\+?[0-9]{1,2}|-1", part) or not (int(part) == -1 or 1 <= int(part) <= 31):
            raise Unreadable(_("The days of a month are 1 to 31; -1 is the last."))
        found.add(int(part))
    return tuple(sorted(found, key=lambda day: day % 32))


def _months(text: str) -> tuple[int, ...]:
    found = set()
    for part in filter(None, text.split(",")):
        if not re.fullmatch(r"[0-9]{1,2}", part) or not 1 <= int(part) <= 12:
            raise Unreadable(_("BYMONTH takes months from 1 to 12, as BYMONTH=5,9."))
        found.add(int(part))
    return tuple(sorted(found))


def _set_place(text: str) -> int:
    if text and (not re.fullmatch(r"[+-]?[0-9]{1,2}", text) or int(text) not in PLACES):
        raise Unreadable(_("BYSETPOS is one of 1, 2, 3, 4, 5 and -1: which of the days in a month."))
    return int(text or 0)


def _simpler(rule: Rule, start: datetime) -> Rule:
    """The same rule in fewer words: each rule is kept, shown and compared in one way.

    One day of the week with a place is its numbered weekday; certain days of certain months each year are those of
    every month, in these months alone. Raises Unreadable where a place has nothing to count.
    """
    if rule.place:
        whole_year = rule.frequency == "YEARLY" and len(rule.months) != 1
        if rule.frequency not in ("MONTHLY", "YEARLY") or whole_year or not rule.days:
            raise Unreadable(
                _("BYSETPOS goes with BYDAY and FREQ=MONTHLY: BYDAY=MO;BYSETPOS=1 is the first Monday.")
            )
        if any(place for place, _day in rule.days):
            raise Unreadable(_("With BYSETPOS a weekday has no number: write MO, not 1MO."))
        if len(rule.days) == 1:
            rule = replace(rule, days=((rule.place, rule.days[0][1]),), place=0)
    if rule.frequency != "YEARLY" or not rule.months:
        return rule
    if not rule.days and rule.months == (start.month,) and rule.month_days in ((), (start.day,)):
        return replace(rule, months=(), month_days=())
    if rule.interval > 1:
        raise Unreadable(_("BYMONTH goes with every year alone: leave INTERVAL out."))
    bare = not (rule.days or rule.month_days)
    return replace(rule, frequency="MONTHLY", month_days=(start.day,) if bare else rule.month_days)


def _until(text: str, zone: ZoneInfo) -> datetime:
    """On the clocks of the zone; a day alone means to its end."""
    match = _UNTIL.fullmatch(text)
    try:
        if not match:
            raise ValueError(text)
        day = datetime.strptime(match[1], "%Y%m%d")  # noqa: DTZ007  local time, on purpose
        if match[2] is None:
            return datetime.combine(day, time(23, 59, 59))
        moment = datetime.strptime(match[1] + match[2], "%Y%m%d%H%M%S").replace(tzinfo=ZoneInfo("UTC"))
        return wall_time(moment, zone) if match[3] else moment.replace(tzinfo=None)
    except (ValueError, OverflowError) as error:
        words = _("UNTIL is a day, as 20271231, or a moment, as 20271231T150000Z.")
        raise Unreadable(words) from error


def _fitting(rule: Rule, start: datetime) -> Rule:
    """The rule, if it can be said in a sentence and its event begins with it. Raises Unreadable otherwise."""
    numbered = [place for place, _day in rule.days if place]
    if rule.month_days and (rule.frequency != "MONTHLY" or rule.days):
        raise Unreadable(_("BYMONTHDAY goes with FREQ=MONTHLY, and without BYDAY."))
    if rule.days and rule.frequency not in ("WEEKLY", "MONTHLY"):
        raise Unreadable(_("BYDAY goes with FREQ=WEEKLY or FREQ=MONTHLY."))
    if rule.days and rule.frequency == "WEEKLY" and numbered:
        raise Unreadable(_("In a weekly rule a weekday has no number: write TU, not 2TU."))
    if rule.days and rule.frequency == "MONTHLY" and not rule.place and len(numbered) < len(rule.days):
        raise Unreadable(_("In a monthly rule say which weekday of the month: 2TU is the second Tuesday."))
    if rule.count and rule.until:
        raise Unreadable(_("Say how often (COUNT) or until when (UNTIL), not both."))
    if not FIRST_YEAR <= start.year < LAST_YEAR:
        raise Unreadable(_("A repeating event begins in this century."))
    if not rule.allows(start.date()):
        raise Unreadable(_("The first time does not fit the rule: let the event begin on one of its days."))
    if rule.until and rule.until < start:
        raise Unreadable(_("The rule is over before the event begins: choose a later UNTIL."))
    return rule


def _one_of(weekdays: set[int], place: int, day: date) -> int:
    """Which day of its month is the first, second … or last (-1) that falls on one of these weekdays."""
    month = [number for number in range(1, _length(day) + 1) if day.replace(day=number).weekday() in weekdays]
    return month[place - 1 if place > 0 else place]


def _is_last(day: date) -> bool:
    return day.day == _length(day)


def _length(day: date) -> int:
    """Days of its month."""
    following = day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1, day=1)
    return (following - day.replace(day=1)).days
