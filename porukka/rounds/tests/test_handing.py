"""A question is handed to somebody who may know, with a reason, and never where she does not read."""

from __future__ import annotations

from html import unescape

from porukka.communities import deeds
from porukka.communities.models import Block, Deed, RoomMember
from porukka.discussions.actions import writing
from porukka.insights.models import PairDay
from porukka.notifications.models import Notification
from porukka.rounds.models import Errand
from porukka.rounds.queries.finding import find
from porukka.rounds.queries.quiet import today_of
from porukka.rounds.tests.going import asks, at, begin, read, send
from tests.cast import Cast, a_member, signed_in

BELL = "/c/writers/notifications/"


def bell(somebody: object) -> str:
    return unescape(signed_in(somebody).get(BELL).content.decode())  # type: ignore[arg-type]


def answers(cast: Cast, teller: int, hearer: int, times: int = 3) -> None:
    PairDay.objects.create(
        community=cast.community,
        room=cast.common,
        day=today_of(cast.community),
        teller=teller,
        hearer=hearer,
        replies=times,
    )


def test_who_answers_here_is_suggested_with_the_reason(cast: Cast) -> None:
    rita = a_member(cast.community, "Rita")
    answers(cast, cast.niilo.pk, cast.eero.pk)
    answers(cast, rita.pk, cast.aino.pk, times=2)
    asks(cast.eero, cast.common, "Hello")
    (errand,) = begin(cast.mari)
    page = read(cast.mari, at("hand", errand))
    assert page.index("Niilo") < page.index("Has answered the same writer before") < page.index("Rita")
    assert "Has answered 2 times in this room lately" in page
    assert "Ask Eero to" not in page
    assert "Ask Mari to" not in page


def test_who_has_written_with_the_same_tag_is_suggested(cast: Cast) -> None:
    writing.reply(cast.niilo, asks(cast.aino, cast.common, "Old"), text="About #rhyme")
    writing.start_topic(cast.eero, cast.common, title="Rhymes", text="What #rhyme is this?")
    errand = next(one for one in begin(cast.mari) if one.kind == "opening")
    page = read(cast.mari, at("hand", errand))
    assert "Has written about #rhyme" in page
    assert "Ask Niilo" in page


def test_whoever_is_asked_is_told_by_whom_and_the_round_goes_on(cast: Cast) -> None:
    topic = asks(cast.eero, cast.common, "Hello")
    (errand,) = begin(cast.mari)
    send(cast.mari, at("hand", errand), to=cast.niilo.pk)
    assert "You asked somebody who knows 1 time." in read(cast.mari)
    for _time in range(2):
        deeds.catch_up(["notifications"])
    assert bell(cast.niilo).count("Mari thinks you may know an answer to “Hello”") == 1
    assert "you may know" not in bell(cast.eero)
    assert Notification.objects.get(kind="handed").post == topic.posts.get()
    assert Deed.objects.get(kind="round.handed").data["to"] == str(cast.niilo.pk)
    assert find(cast.matti) == []  # it rests for some days


def test_nobody_is_asked_who_may_not_read_it_or_is_kept_apart(cast: Cast) -> None:
    RoomMember.objects.create(community=cast.community, room=cast.back, member=cast.eero)
    asks(cast.eero, cast.back, "Secret", days=1)
    asks(cast.eero, cast.common, "Open")
    secret, plain = begin(cast.mari)
    send(cast.mari, at("hand", secret), status=400, to=cast.niilo.pk)
    for one in (cast.eero, cast.mari, cast.gita, cast.lauri):
        send(cast.mari, at("hand", plain), status=400, to=one.pk)
    Block.objects.create(community=cast.community, member=cast.niilo, blocked=cast.eero)
    send(cast.mari, at("hand", plain), status=400, to=cast.niilo.pk)
    assert not Errand.objects.filter(how="handed").exists()


def test_one_who_knows_much_is_not_asked_all_day(cast: Cast) -> None:
    for number in range(3):
        asks(a_member(cast.community, f"Writer{number}"), cast.common, f"Title {number}")
    first, second, third = begin(cast.mari)
    for errand in (first, second):
        send(cast.mari, at("hand", errand), to=cast.niilo.pk)
    refused = send(cast.mari, at("hand", third), status=400, to=cast.niilo.pk)
    assert "has been asked often this week" in unescape(refused.content.decode())


def test_without_a_name_nobody_learns_from_who_is_missing(cast: Cast) -> None:
    cast.common.anonymous_allowed = True
    cast.common.save()
    writing.start_topic(cast.niilo, cast.common, title="Whisper", text="I am unsure.", veiled=True)
    answers(cast, cast.niilo.pk, cast.aino.pk)
    (errand,) = begin(cast.mari)
    assert "Ask Niilo" not in read(cast.mari, at("hand", errand))  # the team sees who wrote anyway
