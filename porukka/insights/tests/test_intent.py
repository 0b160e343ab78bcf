"""The verdict beside what the founder set out for: what was meant is no failure."""

from __future__ import annotations

import pytest

from porukka.communities.models import Community
from porukka.insights.measures.verdict import PARTS, Code, Part, Verdict
from porukka.insights.telling import doing, intent, verdict

INTENTS = [value for value in Community.Intent.values if value]


def found(code, share=0.1):
    parts = tuple(Part(name, share, 100, fewest, target) for name, _measure, fewest, target in PARTS)
    return Verdict(code, 12.0, None, parts, 100, 500, 40)


@pytest.mark.parametrize("meant", INTENTS)
@pytest.mark.parametrize("code", list(Code))
def test_every_verdict_is_compared_with_every_intent(meant, code):
    assert intent.compared(code, meant)
    assert intent.compared(code, "") == ""


def test_an_audience_as_intended_is_told_as_such_and_nothing_is_pointed_at():
    lines = verdict.lines(found(Code.AUDIENCE), "audience")
    assert not any(line.weakest for line in lines)
    assert doing.action(found(Code.AUDIENCE), "audience")[0] == "Answer three comments today"
    assert intent.meaning(Code.AUDIENCE, "audience", "else") == (
        "One side speaks and the other reacts, as you meant it."
    )


def test_the_same_where_a_community_was_meant_points_at_the_weakest_part():
    lines = verdict.lines(found(Code.AUDIENCE), "community")
    assert [line.key for line in lines if line.weakest] == ["member_started"]
    assert doing.action(found(Code.AUDIENCE), "community")[0] == "Ask a member to open the next discussion"
    assert intent.meaning(Code.AUDIENCE, "community", "else") == "else"


@pytest.mark.parametrize("code", [Code.AUDIENCE, Code.HOSTED])
def test_coaching_goes_through_its_host(code):
    assert intent.is_as_meant(code, "coaching")
    assert doing.action(found(code), "coaching")[0] == "Ask each person how the last step went"


def test_the_headline_has_its_emphasis_on_a_page_and_none_in_plain_text():
    assert verdict.emphasised(Code.COMMUNITY) == "Members <em>talk with one another</em>"
    assert verdict.headline(Code.COMMUNITY) == "Members talk with one another"
