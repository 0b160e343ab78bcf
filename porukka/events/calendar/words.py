"""A repeating rule as a sentence in the active language."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.dates import WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from porukka.core.clock import day, month
from porukka.events.calendar.repeating import FIRST_YEAR, Rule

_EVERY = [
    gettext_lazy("Every Monday"),
    gettext_lazy("Every Tuesday"),
    gettext_lazy("Every Wednesday"),
    gettext_lazy("Every Thursday"),
    gettext_lazy("Every Friday"),
    gettext_lazy("Every Saturday"),
    gettext_lazy("Every Sunday"),
]
_EVERY_SECOND = [
    gettext_lazy("Every second Monday"),
    gettext_lazy("Every second Tuesday"),
    gettext_lazy("Every second Wednesday"),
    gettext_lazy("Every second Thursday"),
    gettext_lazy("Every second Friday"),
    gettext_lazy("Every second Saturday"),
    gettext_lazy("Every second Sunday"),
]
_ON_DAYS = [
    pgettext_lazy("every week on", "Mondays"),
    pgettext_lazy("every week on", "Tuesdays"),
    pgettext_lazy("every week on", "Wednesdays"),
    pgettext_lazy("every week on", "Thursdays"),
    pgettext_lazy("every week on", "Fridays"),
    pgettext_lazy("every week on", "Saturdays"),
    pgettext_lazy("every week on", "Sundays"),
]
_PLACES = {
    1: pgettext_lazy("weekday of a month", "first %(day)s"),
    2: pgettext_lazy("weekday of a month", "second %(day)s"),
    3: pgettext_lazy("weekday of a month", "third %(day)s"),
    4: pgettext_lazy("weekday of a month", "fourth %(day)s"),
    5: pgettext_lazy("weekday of a month", "fifth %(day)s"),
    -1: pgettext_lazy("weekday of a month", "last %(day)s"),
}
_WORKING_WEEK = tuple((0, day) for day in range(5))


def describe(rule: Rule, start: datetime) -> str:
    """The rule in words, as “Every second Tuesday, until 30 June 2027”. start: the event's first time, local."""
    said = _SAYERS[rule.frequency](rule, start)
    if rule.months and not _is_once_a_year(rule):
        names = get_text_list([_month(one) for one in rule.months], _("and"))
        said = _("%(rule)s, in %(months)s only") % {"rule": said, "months": names}
    if rule.count:
        words = ngettext("%(rule)s, %(count)s time", "%(rule)s, %(count)s times", rule.count)
        return words % {"rule": said, "count": rule.count}
    if rule.until:
        return _("%(rule)s, until %(date)s") % {"rule": said, "date": day(rule.until.date())}
    return said


def _daily(rule: Rule, start: datetime) -> str:
    if rule.interval == 1:
        return _("Every day")
    return ngettext("Every %(count)s day", "Every %(count)s days", rule.interval) % {"count": rule.interval}


def _weekly(rule: Rule, start: datetime) -> str:
    days = rule.days or ((0, start.weekday()),)
    if rule.interval == 1 and days == _WORKING_WEEK:
        return _("From Monday to Friday")
    if len(days) == 1 and rule.interval <= 2:
        return str((_EVERY if rule.interval == 1 else _EVERY_SECOND)[days[0][1]])
    names = get_text_list([str(_ON_DAYS[day]) for _place, day in days], _("and"))
    if rule.interval == 1:
        return _("Every week on %(days)s") % {"days": names}
    if rule.interval == 2:
        return _("Every second week on %(days)s") % {"days": names}
    words = ngettext("Every %(count)s week on %(days)s", "Every %(count)s weeks on %(days)s", rule.interval)
    return words % {"count": rule.interval, "days": names}


def _monthly(rule: Rule, start: datetime) -> str:
    if rule.days:
        facts = {"days": _days_of_month(rule), "count": rule.interval}
        if _is_once_a_year(rule):
            return _("Every year on the %(days)s of %(month)s") % (facts | {"month": _month(rule.months[0])})
        if rule.interval == 1:
            return _("On the %(days)s of every month") % facts
        words = ngettext(
            "On the %(days)s, every %(count)s month", "On the %(days)s, every %(count)s months", rule.interval
        )
        return words % facts
    return _by_day_of_month(rule.month_days or (start.day,), rule.interval)


def _is_once_a_year(rule: Rule) -> bool:
    """A weekday of one month, which is better said so."""
    return rule.frequency == "MONTHLY" and rule.interval == 1 and len(rule.months) == 1 and bool(rule.days)


def _days_of_month(rule: Rule) -> str:
    if not rule.place:
        names = [str(_PLACES[place]) % {"day": WEEKDAYS[day]} for place, day in rule.days]
        return get_text_list(names, _("and"))
    weekdays = [str(WEEKDAYS[day]) for _place, day in rule.days]
    any_of = _("working day") if rule.days == _WORKING_WEEK else get_text_list(weekdays, _("or"))
    return str(_PLACES[rule.place]) % {"day": any_of}


def _month(number: int) -> str:
    return month(date(FIRST_YEAR, number, 1))


def _by_day_of_month(month_days: tuple[int, ...], interval: int) -> str:
    last = pgettext("day of a month", "the last day")
    days = [last if day == -1 else _("day %(day)s") % {"day": day} for day in month_days]
    facts = {"days": get_text_list(days, _("and")), "count": interval}
    if interval == 1:
        return _("On %(days)s of every month") % facts
    words = ngettext("On %(days)s, every %(count)s month", "On %(days)s, every %(count)s months", interval)
    return words % facts


def _yearly(rule: Rule, start: datetime) -> str:
    if rule.interval == 1:
        return _("Every year on the same date")
    words = ngettext(
        "Every %(count)s year on the same date", "Every %(count)s years on the same date", rule.interval
    )
    return words % {"count": rule.interval}


_SAYERS = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}
