"""The team's report: who has not accepted which version."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from porukka.communities.models import Member
from porukka.communities.tests.doing import page
from porukka.joining.queries import guidelines as queries
from porukka.joining.tests.conftest import at, fresh, rewrite


@pytest.mark.parametrize("who", ["aino", "mari", "matti"])
def test_the_team_sees_who_is_missing(cast, signed_in, guidelines, who):
    rewrite(cast.aino, "Two.")
    signed_in(cast.eero).post(at("accept_guidelines"), {"number": 2})
    shown = page(signed_in(getattr(cast, who)), at("accepted_guidelines"))
    table = shown.partition("<tbody>")[2].partition("</tbody>")[0]
    assert "4 members have not accepted version 2" in shown
    assert [
        name for name in ("Aino", "Eero", "Gita", "Mari", "Matti", "Niilo", "Sami", "Lauri") if name in table
    ] == [
        "Gita",
        "Mari",
        "Matti",
        "Niilo",
    ]
    shown = page(signed_in(cast.aino), at("accepted_guidelines") + "?show=all")
    assert "Eero" in shown.partition("<tbody>")[2]


@pytest.mark.parametrize("who", ["eero", "gita", "outi", None])
def test_nobody_else_does(cast, signed_in, guidelines, who):
    client = signed_in(who and getattr(cast, who))
    for name in ("accepted_guidelines", "accepted_guidelines_file"):
        assert client.get(at(name)).status_code in (302, 404)


def test_the_report_has_pages_and_everybody_is_on_one(cast, signed_in, guidelines, monkeypatch):
    monkeypatch.setattr(queries, "PEOPLE_A_PAGE", 2)
    rewrite(cast.aino, "Two.")
    Member.objects.filter(pk=cast.niilo.pk).update(name="Gita")
    client, address, seen = signed_in(cast.aino), at("accepted_guidelines"), []
    aino = fresh(cast.aino)
    after = ""
    while True:
        people, after = queries.who_has_accepted(aino, after=after)
        seen += [one.id for one in people]
        if not after:
            break
    expected = Member.objects.filter(guidelines_version=1).active().order_by("name", "id")
    assert seen == list(expected.values_list("pk", flat=True))
    assert len(seen) == len(set(seen)) == 5
    assert "after=" in page(client, address)
    assert client.get(address, {"after": "x\0|99999999999999999999"}).status_code == 200


def test_the_file_holds_everybody_and_no_name_is_a_formula(cast, signed_in, guidelines):
    Member.objects.filter(pk=cast.eero.pk).update(name="=SUM(A1)")
    answer = signed_in(cast.aino).get(at("accepted_guidelines_file"))
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["Name", "Role", "Accepted version", "When", "Still to accept"]
    assert [row[0] for row in rows[1:]] == ["'=SUM(A1)", "Aino", "Gita", "Mari", "Matti", "Niilo"]
    assert {row[4] for row in rows[1:]} == {"no"}
