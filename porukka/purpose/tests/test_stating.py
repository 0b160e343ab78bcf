"""What a community is for and for whom: written, shown, kept, compared, and what it rests on."""

from __future__ import annotations

import re

import pytest

from porukka.communities.models import Deed
from porukka.core import gates
from porukka.core.refusal import Refused
from porukka.discussions.actions import deleting, hiding, moving
from porukka.discussions.tests.talking import a_topic, address, opening
from porukka.purpose.actions import stating
from porukka.purpose.models import Evidence, Statement, StatementVersion
from porukka.purpose.queries.stating import current
from porukka.purpose.tests.conftest import at, page, words

MISSION = at("mission")


def write(client, kind="mission", **fields):
    version = current_version(kind)
    fields = {"version": version, "is_shown": "on"} | fields
    return client.post(at(f"edit_{kind}"), fields)


def main(client):
    return page(client, MISSION).split("<main")[1]


def current_version(kind):
    found = Statement.objects.filter(kind=kind).first()
    return found.version if found else 0


def test_founders_and_managers_write_it_and_every_member_reads_it(cast, signed_in):
    for number, member in enumerate((cast.aino, cast.mari), 1):
        client = signed_in(member)
        assert at("edit_mission") in page(client, MISSION)
        assert write(client, aims=f"To *finish* {number}", values="Kindness").status_code == 302
    for reader in (cast.matti, cast.eero, cast.gita):
        html = page(signed_in(reader), MISSION)
        assert "To <em>finish</em> 2" in html
        assert "What matters to us" in html
        assert "What will be different" not in html
        assert at("edit_mission") not in html
        assert write(signed_in(reader), aims="Mine").status_code == 404
        assert signed_in(reader).get(at("edit_mission")).status_code == 404
    assert Deed.objects.filter(kind="statement.written").count() == 2
    assert "Written by Mari" in page(signed_in(cast.eero), MISSION)
    assert "Mari" not in page(signed_in(cast.gita), MISSION)


def test_before_anything_is_written_the_page_invites_those_who_may(cast, signed_in):
    assert "Write it" in page(signed_in(cast.aino), MISSION)
    html = page(signed_in(cast.eero), MISSION)
    assert "You may ask them." in html
    assert "Write it" not in html
    assert signed_in(cast.eero).get(at("mission_history")).status_code == 404


def test_what_is_not_shown_looks_to_members_as_if_it_were_not_written(cast, signed_in):
    eero = signed_in(cast.eero)
    before = main(eero)
    write(signed_in(cast.aino), aims="Secret plans", is_shown="")
    assert main(eero) == before
    assert "Secret plans" not in page(eero, at("overview"))
    assert eero.get(at("mission_history")).status_code == 404
    assert eero.get(at("compare_mission") + "?one=1&other=2").status_code == 404
    html = page(signed_in(cast.mari), MISSION)
    assert "Secret plans" in html
    assert "members do not read it yet" in html
    write(signed_in(cast.aino), aims="Secret plans", is_shown="on")
    assert "Secret plans" in page(eero, MISSION)
    assert Deed.objects.filter(kind="statement.shown").count() == 1


def test_what_changed_and_why_stands_in_the_history(cast, signed_in):
    write(signed_in(cast.aino), aims="To write", values="Kindness")
    write(signed_in(cast.mari), aims="To finish", values="Kindness", why="Nobody finished anything")
    html = page(signed_in(cast.eero), at("mission_history"))
    assert "Nobody finished anything" in html
    assert "as it is now" in html
    assert html.index("Mari") < html.index(">Aino<")
    assert re.search(r"<del>.*?write.*?</del>", html, re.DOTALL)
    assert re.search(r"<ins>.*?finish.*?</ins>", html, re.DOTALL)
    guest = page(signed_in(cast.gita), at("mission_history"))
    assert "Nobody finished anything" in guest
    assert "Mari" not in guest


def test_any_two_versions_are_compared_whichever_is_named_first(cast, signed_in):
    for number in range(1, 5):
        write(signed_in(cast.aino), aims=f"Aim number {'abcd'[number - 1]}")
    client = signed_in(cast.eero)
    compare = at("compare_mission")
    chooser = page(client, at("mission_history"))
    assert f'action="{compare}"' in chooser
    assert chooser.count("<option") == 8
    html = page(client, f"{compare}?one=1&other=4")
    assert "From version 1 to version 4" in html
    text = html.split('<div class="words">')[1].split("</section>")[0]
    assert re.search(r"<del>.*?a.*?</del>", text, re.DOTALL)
    assert re.search(r"<ins>.*?d.*?</ins>", text, re.DOTALL)
    assert page(client, f"{compare}?one=4&other=1").split("<main")[1] == html.split("<main")[1]
    for odd in ("", "?one=1", "?one=x&other=2", "?one=2&other=2", "?one=1&other=99", "?one=-1&other=2"):
        answer = client.get(compare + odd)
        assert (answer.status_code, answer["Location"]) == (302, at("mission_history")), odd


def test_a_long_history_is_read_in_parts(cast, signed_in):
    for number in range(23):
        stating.state(cast.aino, "mission", {"aims": f"Words {number}"})
    client, seen, following = signed_in(cast.eero), [], ""
    while following is not None:
        html = page(client, at("mission_history") + following)
        seen.append(html.count('<section class="version"'))
        older = re.search(r'href="(\?before=\d+)"', html)
        following = older and older[1]
    assert seen == [10, 10, 3]


def test_who_was_slower_keeps_her_words_and_overwrites_nobodys(cast, signed_in):
    write(signed_in(cast.aino), aims="The first")
    answer = write(signed_in(cast.mari), aims="The second", version=0)
    assert "Somebody else has changed this meanwhile" in words(answer, 400)
    assert "The second" in words(answer, 400)
    assert Statement.objects.get().parts["aims"] == "The first"


def test_bad_words_are_refused_and_kept_and_the_same_words_change_nothing(cast, signed_in):
    client = signed_in(cast.aino)
    for fields in (
        {"aims": ""},
        {"aims": "x" * 4001},
        {"aims": "Kept", "why": "x" * 201},
        {"aims": "Kept", "version": "x"},
        {"aims": " ".join(["@Niilo"] * 101)},
    ):
        answer = write(client, **fields)
        assert answer.status_code == 400, fields
        assert fields["aims"][:50] in words(answer, 400)
    assert not Statement.objects.exists()
    for _time in range(2):
        assert write(client, aims="Once").status_code == 302
    assert Statement.objects.get().version == 1
    assert not StatementVersion.objects.exists()


def test_a_gate_may_refuse_it(cast, signed_in, monkeypatch):
    monkeypatch.setattr(gates, "_gates", [lambda member, draft: gates.refuse("Not today.")])
    answer = write(signed_in(cast.aino), aims="[a](https://example.org/)")
    assert "Not today." in words(answer, 400)
    assert not Statement.objects.exists()


def test_a_guide_reads_and_writes_one_part_and_leaves_the_others(cast):
    assert current(cast.community, "mission").version == 0
    stating.state(cast.aino, "mission", {"aims": "To write", "values": "Kindness"})
    stating.state(cast.aino, "mission", {"aims": "To finish"}, why="The guide asked")
    now = current(cast.community, "mission")
    assert dict(now.parts) == {"aims": "To finish", "values": "Kindness", "outcomes": ""}
    assert (now.version, now.by, now.is_shown, now.is_written) == (2, cast.aino, True, True)
    assert now.at is not None
    with pytest.raises(Refused):
        stating.state(cast.eero, "mission", {"aims": "Mine"})
    with pytest.raises(KeyError):
        stating.state(cast.aino, "mission", {"who": "Us"})


def test_it_rests_on_discussions_and_each_reader_is_led_only_to_hers(cast, signed_in):
    mission = stating.state(cast.aino, "mission", {"aims": "To write"})
    common = a_topic(cast.eero, cast.common, "Why do we never finish?")
    back = a_topic(cast.mari, cast.back, "Between us")
    mari = signed_in(cast.mari)
    for topic in (common, back, common):
        link = f"http://testserver{address(topic)}?at=0#p0"
        assert mari.post(at("cite_mission"), {"address": link}).status_code == 302
    assert Evidence.objects.count() == 2
    assert "Between us" in page(mari, MISSION)
    html = page(signed_in(cast.eero), MISSION)
    assert "Why do we never finish?" in html
    assert "Between us" not in html
    only = main(signed_in(cast.niilo))
    hidden = Evidence.objects.get(statement=mission, post__topic=back)
    assert signed_in(cast.aino).post(at("end_evidence", hidden.pk)).status_code == 404
    assert mari.post(at("end_evidence", hidden.pk)).status_code == 302
    assert main(signed_in(cast.niilo)) == only
    assert signed_in(cast.eero).post(at("end_evidence", Evidence.objects.get().pk)).status_code == 404


def test_where_it_leads_goes_with_the_discussion(cast, signed_in):
    mission = stating.state(cast.aino, "mission", {"aims": "To write"})
    topic = a_topic(cast.eero, cast.common, "Why do we never finish?")
    stating.cite(cast.aino, mission, topic)
    into = a_topic(cast.niilo, cast.common, "Endings, all of them")
    moving.merge(cast.matti, topic, into)
    html = page(signed_in(cast.eero), MISSION)
    assert "Endings, all of them" in html
    assert "Why do we never finish?" not in html
    moving.move(cast.mari, into, cast.back)
    assert "Endings" not in page(signed_in(cast.eero), MISSION)


def test_a_hidden_or_deleted_discussion_is_not_led_to(cast, signed_in):
    mission = stating.state(cast.aino, "mission", {"aims": "To write"})
    topics = [a_topic(cast.eero, cast.common, title) for title in ("Unkind words", "Hasty words")]
    for topic in topics:
        stating.cite(cast.aino, mission, topic)
    hiding.hide(cast.matti, opening(topics[0]), "Unkind")
    deleting.delete(cast.eero, opening(topics[1]))
    html = page(signed_in(cast.eero), MISSION)
    assert "rests-on" not in html
    assert "hidden discussion" not in html


def test_an_address_that_leads_nowhere_she_may_look_is_said_so_and_kept(cast, signed_in):
    stating.state(cast.aino, "mission", {"aims": "To write"})
    back = a_topic(cast.mari, cast.back, "Between us")
    client = signed_in(cast.aino)
    answers = [
        words(client.post(at("cite_mission"), {"address": one}), 400)
        for one in (address(back), "/c/elsewhere/t/abc/", "javascript:alert(1)", "x" * 501)
    ]
    assert all("summary-of-errors" in html for html in answers)
    assert "No discussion was found at this address." in answers[0]
    assert "Between us" not in answers[0]
    assert "/c/elsewhere/t/abc/" in answers[1]
    assert not Evidence.objects.exists()


def test_twelve_discussions_are_enough(cast, signed_in, monkeypatch):
    monkeypatch.setattr(Statement, "MOST_EVIDENCE", 1)
    mission = stating.state(cast.aino, "mission", {"aims": "To write"})
    stating.cite(cast.aino, mission, a_topic(cast.eero, cast.common))
    answer = signed_in(cast.aino).post(
        at("cite_mission"), {"address": address(a_topic(cast.eero, cast.common, "Another"))}
    )
    assert "Take one away first." in words(answer, 400)
