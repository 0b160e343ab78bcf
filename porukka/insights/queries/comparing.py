"""Numbers that are seldom needed: any two days' verdicts side by side, how often people write, what it costs."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porukka.communities.models import Member
from porukka.core import clock
from porukka.core.jinja.filters import number
from porukka.insights.measures.staying import each
from porukka.insights.models import Choice, Judgement
from porukka.insights.queries.verdicts import newest, parts_of
from porukka.insights.telling.beside import share_of
from porukka.insights.telling.figures import Figure, people, said
from porukka.insights.telling.verdict import NAMES

MOST_DAYS = 120  # to choose from, the newest


def days(member: Member) -> list[tuple[date, str]]:
    """The days that were judged, newest first."""
    kept = Judgement.objects.filter(community=member.community_id, room=None).order_by("-day")
    return [(day, clock.day(day)) for day in kept.values_list("day", flat=True)[:MOST_DAYS]]


def more(member: Member) -> list[Figure]:
    """How often people write, how much only shows the way elsewhere, and what it costs if the founder has said so."""
    found = newest(member, None)
    if found is None:
        return []
    data = found.data
    sticky = data.get("stickiness") or {"value": None, "n": 0}
    often = _("too few") if sticky["value"] is None else f"{round(100 * sticky['value'])} %"
    figures = [
        Figure(
            _("Write on a mean day"),
            _("of those who wrote within 30 days (DAU/MAU of writing)"),
            often,
            people(sticky["n"]),
        )
    ]
    if "promo" in data:
        promo = share_of(data["promo"])
        explained = _("of all posts: an address elsewhere and fewer than five words, in 90 days")
        of_all = ngettext("of %(n)s post", "of %(n)s posts", promo.n) % {"n": number(promo.n)}
        figures.append(Figure(_("Only a link elsewhere"), explained, said(promo), of_all))
    euros = Choice.objects.filter(community=member.community_id).values_list("euros", flat=True).first()
    answered = share_of(data["dependence"]).n
    for name, results in (
        (_("Euros for each who wrote"), data["people"]),
        (_("Euros for each answered discussion"), answered),
    ):
        cost = each(euros, results)
        if cost is not None:
            figures.append(
                Figure(name, _("in 90 days, three months' costs"), f"{cost:.2f} €", number(results))
            )
    return figures


def compared(member: Member, one: date, other: date) -> list[list[str]]:
    """Rows: what, on the first day, on the other, and the difference between them."""
    kept = Judgement.objects.filter(community=member.community_id, room=None, day__in={one, other})
    found = {judgement.day: judgement for judgement in kept}
    if one not in found or other not in found:
        return []
    first, second = found[one].data, found[other].data
    rows = []
    for here, there in zip(parts_of(first), parts_of(second), strict=True):
        values = [round(100 * (part.value or 0)) if part.is_known else None for part in (here, there)]
        shown = ["–" if value is None else f"{value} %" for value in values]
        rows.append([str(NAMES[here.name]), *shown, _apart(*values)])
    for name, key in (
        (_("Discussions"), "threads"),
        (_("Posts"), "posts"),
        (_("People who wrote"), "people"),
    ):
        counts = (first[key], second[key])
        rows.append([name, *map(number, counts), _apart(*counts)])
    return rows


def _apart(one: int | None, other: int | None) -> str:
    if one is None or other is None:
        return "–"
    return f"+{one - other}" if one > other else number(one - other)
