"""People you should meet: who is suggested, for which reasons, and who never is."""

from __future__ import annotations

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.communities.actions import blocking
from porukka.communities.models import Member
from porukka.discussions.actions import writing
from porukka.profiles.queries.meeting import people_to_meet
from porukka.profiles.tests.telling import BARE, DIRECTORY, EDIT, read, tell
from tests.cast import Cast, signed_in


def suggested(member: Member) -> dict[str, list[str]]:
    return {one.face.name: one.reasons for one in people_to_meet(Member.objects.get(pk=member.pk))}


def test_members_are_suggested_with_the_reason(cast: Cast) -> None:
    tell(cast.eero, wishes="proofreading", interests="trains, night", place="Oulu")
    tell(cast.niilo, interests="Night, trains", place="oulu")
    tell(cast.mari, offers="Proofreading", interests="boats")
    tell(cast.matti, interests="boats")
    found = suggested(cast.eero)
    assert list(found) == ["Niilo", "Mari"], "two interests and a place are more than one wish"
    assert found["Mari"] == ["helps with what you wish for: Proofreading"]
    assert found["Niilo"][1] == "you are at the same place: oulu"
    assert found["Niilo"][0] in (
        "you are both interested in Night and trains",
        "you are both interested in trains and Night",
    )
    assert suggested(cast.mari)["Eero"] == ["wishes for what you help with: proofreading"]
    page = read(cast.eero, DIRECTORY)
    assert "People you should meet" in page
    assert "helps with what you wish for: Proofreading" in page
    assert "People you should meet" not in read(cast.eero, DIRECTORY + "?q=mari")


def test_a_wish_that_is_met_outweighs_one_shared_interest(cast: Cast) -> None:
    tell(cast.eero, wishes="proofreading", interests="trains")
    tell(cast.niilo, interests="trains")
    tell(cast.mari, offers="proofreading")
    assert list(suggested(cast.eero)) == ["Mari", "Niilo"]


def test_two_who_are_new_and_two_who_have_answered_each_other_should_meet(cast: Cast) -> None:
    Member.objects.filter(pk__in=[cast.eero.pk, cast.niilo.pk]).update(joined_at=timezone.now())
    assert suggested(cast.eero) == {"Niilo": ["you are both new here"]}
    hers = writing.start_topic(cast.mari, cast.common, title="Trains", text="When?")
    his = writing.start_topic(cast.matti, cast.common, title="Boats", text="Where?")
    writing.reply(cast.matti, hers, text="At noon.")
    assert suggested(cast.mari) == {}
    writing.reply(cast.mari, his, text="In Oulu.")
    assert suggested(cast.mari) == {"Matti": ["you have answered in each other's discussions"]}


@pytest.mark.parametrize("way", ["I blocked", "blocked me", "opted out", "I opted out", "hidden", "left"])
def test_some_are_never_suggested(cast: Cast, way: str) -> None:
    tell(cast.eero, interests="trains")
    tell(cast.niilo, interests="trains")
    assert list(suggested(cast.eero)) == ["Niilo"]
    if way == "I blocked":
        blocking.block(cast.eero, cast.niilo)
    elif way == "blocked me":
        blocking.block(cast.niilo, cast.eero)
    elif way == "hidden":
        tell(cast.niilo, "team", interests="trains")
    elif way == "left":
        Member.objects.filter(pk=cast.niilo.pk).update(state="left")
    else:
        who = cast.eero if way == "I opted out" else cast.niilo
        told = {name: value for name, value in BARE.items() if name != "is_suggested"}
        assert signed_in(who).post(EDIT, told | {"interests": "trains"}).status_code == 302
    assert suggested(cast.eero) == {}
    if way in ("I blocked", "blocked me", "opted out", "I opted out"):
        assert suggested(cast.niilo) == {}, "nor the other way round"


def test_what_i_tell_to_nobody_is_a_reason_for_me_alone(cast: Cast) -> None:
    tell(cast.eero, "me", interests="trains")
    tell(cast.niilo, interests="trains")
    assert list(suggested(cast.eero)) == ["Niilo"]
    assert suggested(cast.niilo) == {}


def test_a_guest_neither_reads_suggestions_nor_is_one(cast: Cast) -> None:
    tell(cast.gita, interests="trains")
    tell(cast.niilo, interests="trains")
    assert suggested(cast.niilo) == {}
    assert signed_in(cast.gita).get(DIRECTORY).status_code == 404


def test_suggestions_cost_as_much_for_many_as_for_one(cast: Cast) -> None:
    tell(cast.eero, interests="trains", wishes="proofreading")
    tell(cast.niilo, interests="trains")

    def cost() -> int:
        caches["hot"].clear()
        with CaptureQueriesContext(connection) as seen:
            people_to_meet(cast.eero)
        return len(seen)

    before = cost()
    for member in (cast.mari, cast.matti, cast.aino):
        tell(member, interests="trains", offers="proofreading")
    assert before == cost() <= 7
