"""Two stretches of time beside each other, and every table as a file."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from porukka.communities.models import Member
from porukka.communities.showing import show
from porukka.core import clock
from porukka.core.sheets import sheet
from porukka.goals.forms.trying import PeriodsForm
from porukka.goals.queries import periods as reading
from porukka.goals.queries.tables import TABLES, Table
from porukka.goals.views.doors import goals_page

CSV, JSON = "csv", "json"


@require_GET
@goals_page
def periods(request: HttpRequest, member: Member) -> HttpResponse:
    """?first_from=…&first_to=…&second_from=…&second_to=…, each a day; &as=csv or json for the table alone."""
    days = {name: request.GET[name] for name in PeriodsForm.base_fields if name in request.GET}
    form = PeriodsForm(days, community=member.community)
    if form.is_bound and not form.is_valid():
        return show(request, "goals/periods.html", member, 400, form=form, rows=(), stretches=(), query="")
    found = reading.compare(member.community, *form.stretches)
    if (wanted := request.GET.get("as")) in (CSV, JSON):
        return _file(member, "periods", wanted, _plain(found))
    facts: dict[str, Any] = {"rows": [one.row for one in found], "stretches": form.stretches}
    query = "&".join(f"{name}={day}" for name, day in days.items())
    return show(request, "goals/periods.html", member, form=form, query=query, **facts)


def _plain(found: list[reading.Compared]) -> Table:
    head = ["measure", "first", "first_n", "second", "second_n", "difference", "low", "high"]
    rows = []
    for one in found:
        before, after = one.effect.before, one.effect.after
        edges = list(one.effect.interval or [None, None])
        rows.append(
            [one.measure, before.value, before.n, after.value, after.n, one.effect.difference, *edges]
        )
    return head, rows


@require_GET
@goals_page
def table(request: HttpRequest, member: Member, table: str, form: str) -> HttpResponse:
    """form: csv or json."""
    if table not in TABLES or form not in (CSV, JSON):
        raise Http404
    return _file(member, table, form, TABLES[table](member))


def _file(member: Member, name: str, form: str, found: Table) -> HttpResponse:
    head, rows = found
    kept = f"{member.community.slug}-{name}"
    if form == CSV:
        return sheet(kept, head, ([_said(cell, "") for cell in row] for row in rows))
    told = [dict(zip(head, map(_said, row), strict=True)) for row in rows]
    answer = JsonResponse(told, safe=False)
    answer["Content-Disposition"] = f'attachment; filename="{kept}.json"'
    answer["Cache-Control"] = "no-store"
    return answer


def _said(cell: Any, nothing: Any = None) -> Any:
    """As a file has it: days and times as ISO 8601 writes them. nothing: what stands for a missing value."""
    if isinstance(cell, datetime):
        return clock.iso(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return nothing if cell is None else cell
