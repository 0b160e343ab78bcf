"""The round is gone: answered in place, thanked, set aside; it ends, and what others have done meanwhile is said."""

from __future__ import annotations

import re
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.communities.models import Deed, Member
from porukka.discussions.actions import deleting, reacting, writing
from porukka.discussions.models import Post, Reaction, Topic
from porukka.insights.models import MemberDay
from porukka.people import once
from porukka.rounds.models import Errand, Round
from porukka.rounds.queries.finding import find
from porukka.rounds.queries.quiet import today_of
from porukka.rounds.tests.going import ROUND, a_newcomer, aged, asks, at, begin, kinds, read, send, wrote
from porukka.thanks.models import Thanks
from tests.cast import Cast, a_member, signed_in


def deeds() -> list[str]:
    return list(Deed.objects.filter(kind__startswith="round.").order_by("seq").values_list("kind", flat=True))


def test_a_round_is_begun_once_a_day_and_stays_as_it_is(cast: Cast) -> None:
    asks(cast.eero, cast.common, "One")
    assert "1 thing fits" in read(cast.mari)
    first = begin(cast.mari, 10)
    asks(cast.niilo, cast.common, "Two")
    assert begin(cast.mari, 20) == first
    assert Round.objects.get().minutes == 10
    assert deeds() == ["round.started"]
    Round.objects.update(day=today_of(cast.community) - timedelta(days=1))
    assert re.search(r'value="10"[^>]* checked', read(cast.mari))


def test_a_newcomer_is_answered_in_place_and_the_round_ends(cast: Cast) -> None:
    topic = asks(a_newcomer(cast), cast.common, "Hello")
    (errand,) = begin(cast.mari)
    page = read(cast.mari)
    assert "Uuno is new here and waits for a first answer" in page
    assert "About Hello." in page
    send(cast.mari, at("answer", errand), text="Welcome, *Uuno*!", seen=0)
    said = topic.posts.get(number=1)
    assert (said.author, said.text) == (cast.mari, "Welcome, *Uuno*!")
    page = read(cast.mari)
    assert "Done. Next tomorrow." in page
    assert "You answered 1 time." in page
    assert deeds() == ["round.started", "round.answered"]
    told = Deed.objects.get(kind="round.answered")
    assert told.data["about"] == str(topic.author_id)
    assert told.room == cast.common


def test_a_form_sent_twice_answers_once(cast: Cast) -> None:
    topic = asks(cast.eero, cast.common, "Hello")
    (errand,) = begin(cast.mari)
    key = once.key()
    for _time in range(2):
        send(cast.mari, at("answer", errand), text="Yes", seen=0, once=key)
    assert topic.posts.count() == 2
    send(cast.mari, at("answer", errand), status=400, text="Yes, and")
    assert topic.posts.count() == 2


def test_nothing_written_is_no_answer_and_nothing_is_lost(cast: Cast) -> None:
    topic = asks(cast.eero, cast.common, "Hello")
    (errand,) = begin(cast.mari)
    send(cast.mari, at("answer", errand), status=400, text=" ")
    Topic.objects.filter(pk=topic.pk).update(closed_at=timezone.now())
    refused = send(cast.mari, at("answer", errand), status=400, text="My long words")
    assert "takes no replies any more" in refused.content.decode()
    assert "My long words" in refused.content.decode()
    assert Errand.objects.get(pk=errand.pk).how == ""


def test_who_writes_while_somebody_else_answers_is_told_and_keeps_her_words(cast: Cast) -> None:
    topic = asks(cast.eero, cast.common, "Hello")
    (errand,) = begin(cast.mari)
    writing.reply(cast.matti, topic, text="First")
    told = send(cast.mari, at("answer", errand), status=409, text="Mine", seen=0)
    page = told.content.decode()
    assert "Mine" in page
    assert 'name="seen" value="1"' in page
    assert topic.posts.count() == 2
    send(cast.mari, at("answer", errand), text="Mine", seen=1)
    assert topic.posts.count() == 3


def test_what_somebody_else_has_answered_is_said_and_waits_no_more(cast: Cast) -> None:
    first, _second = asks(cast.eero, cast.common, "One", days=2), asks(cast.eero, cast.common, "Two")
    begin(cast.mari)
    writing.reply(cast.matti, first, text="Done")
    page = read(cast.mari)
    assert "Matti has answered “One” meanwhile." in page
    assert "1 thing left" in page


def test_a_comment_is_thanked_for_by_a_reaction(cast: Cast) -> None:
    topic = asks(cast.aino, cast.common, "News")
    said = writing.reply(cast.eero, topic, text="A good word")
    (errand,) = begin(cast.mari)
    send(cast.mari, at("thank", errand))
    assert Reaction.objects.get().post == said
    assert "You said a kind word 1 time." in read(cast.mari)
    send(cast.mari, at("thank", errand))  # a second press changes nothing
    assert deeds() == ["round.started", "round.thanked"]


def test_a_comment_on_which_somebody_else_has_reacted_is_gone(cast: Cast) -> None:
    topic = asks(cast.aino, cast.common, "News")
    said = writing.reply(cast.eero, topic, text="A good word")
    begin(cast.mari)
    reacting.give(cast.matti, said, "helped")
    assert "“News” has been seen to meanwhile." in read(cast.mari)


def test_a_quiet_member_is_thanked_in_words_and_rests_then(cast: Cast) -> None:
    aged(asks(cast.eero, cast.common, "Long ago"), timezone.now() - timedelta(days=40))
    wrote(cast.eero, cast.common, 20, 22, 24, 26)
    (errand,) = begin(cast.mari)
    send(cast.mari, at("thank", errand), status=400, words="")
    send(cast.mari, at("thank", errand), words="Your text about rain stayed with me.")
    thanks = Thanks.objects.get()
    assert (thanks.by, thanks.to) == (cast.mari, cast.eero)
    assert find(cast.mari) == find(cast.aino) == []


def test_a_quiet_member_who_writes_again_waits_no_more(cast: Cast) -> None:
    aged(asks(cast.eero, cast.common, "Long ago"), timezone.now() - timedelta(days=40))
    wrote(cast.eero, cast.common, 20, 22, 24, 26)
    begin(cast.mari)
    wrote(cast.eero, cast.workshop, 0)  # where Mari does not read
    assert "Eero has gone quiet" in read(cast.mari)
    wrote(cast.eero, cast.common, 0)
    assert "Eero has written again." in read(cast.mari)


def test_what_is_set_aside_comes_tomorrow_or_never(cast: Cast) -> None:
    asks(cast.eero, cast.common, "Later", days=2)
    asks(cast.eero, cast.common, "Never")
    later, never = begin(cast.mari)
    send(cast.mari, at("set_aside", later), until="tomorrow")
    send(cast.mari, at("set_aside", never), until="good")
    assert "1 thing comes again tomorrow" in read(cast.mari)
    assert [one.subject for one in find(cast.mari)] == [later.subject]
    assert len(find(cast.matti)) == 2
    assert deeds() == ["round.started", "round.put_off", "round.let_be"]


def test_it_is_enough_for_today(cast: Cast) -> None:
    asks(cast.eero, cast.common, "One")
    begin(cast.mari)
    send(cast.mari, ROUND + "end/")
    send(cast.mari, ROUND + "end/")
    page = read(cast.mari)
    assert "Done. Next tomorrow." in page
    assert "1 thing comes again tomorrow" in page
    assert deeds() == ["round.started", "round.ended"]


def test_an_errand_is_hers_alone_and_of_today(cast: Cast) -> None:
    asks(cast.eero, cast.common, "One")
    (errand,) = begin(cast.mari)
    for somebody in (cast.matti, cast.eero):
        read(somebody, at("answer", errand), status=404)
        send(somebody, at("set_aside", errand), status=404)
    read(cast.eero, status=404)
    assert "One" in read(cast.mari, at("answer", errand))
    Round.objects.update(day=today_of(cast.community) - timedelta(days=1))
    read(cast.mari, at("answer", errand), status=404)


def test_what_she_may_not_see_any_more_is_not_there(cast: Cast) -> None:
    topic = asks(cast.eero, cast.common, "One")
    (errand,) = begin(cast.mari)
    deleting.delete(cast.eero, topic.posts.get())
    read(cast.mari, at("answer", errand), status=404)
    assert "One" not in read(cast.mari).split("<main")[1]


def test_a_page_of_the_round_asks_as_often_for_one_thing_as_for_many(cast: Cast) -> None:
    def queries(member: Member) -> int:
        client = signed_in(member)
        client.get(ROUND)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(ROUND).status_code == 200
        return len(seen)

    asks(cast.eero, cast.common, "One")
    begin(cast.mari, 5)
    small = queries(cast.mari)
    for number in range(12):
        asks(a_member(cast.community, f"Writer{number}"), cast.common, f"Title {number}")
    assert len(begin(cast.matti, 20)) > 8
    assert queries(cast.matti) == small


def test_the_first_page_tells_the_team_and_nobody_else(cast: Cast) -> None:
    asks(cast.eero, cast.common, "One")
    page = read(cast.mari, "/c/writers/")
    assert "1 thing, about 2 min" in page
    assert ROUND in page
    assert ROUND not in read(cast.eero, "/c/writers/")
    (errand,) = begin(cast.mari)
    assert "1 thing left, about 2 min" in read(cast.mari, "/c/writers/")
    send(cast.mari, at("set_aside", errand), until="tomorrow")
    assert "Today's round" not in read(cast.mari, "/c/writers/")


def test_whether_it_helps_is_told_from_ten_on(cast: Cast) -> None:
    asks(cast.eero, cast.common, "One")
    begin(cast.mari)
    send(cast.mari, ROUND + "end/")
    assert "Too early to say: 0 members" in read(cast.mari)
    old = Round.objects.create(
        community=cast.community, member=cast.matti, day=today_of(cast.community) - timedelta(days=30)
    )
    answered = timezone.now() - timedelta(days=30)
    for number in range(10):
        writer = a_member(cast.community, f"Writer{number}")
        Errand.objects.create(
            community=cast.community, round=old, member=cast.matti, position=number, kind="opening",
            subject=number, about=writer, how="answered", done_at=answered,
        )  # fmt: skip
        wrote(writer, cast.common, *([30] if number < 3 else [25] if number < 7 else [10]))
    assert MemberDay.objects.count() == 10
    assert "Of 10 members who were answered in a round, 40 % wrote again within two weeks." in read(cast.mari)


def test_the_kinds_stand_in_their_order(cast: Cast) -> None:
    asks(cast.eero, cast.common, "Old", days=3)
    asks(a_newcomer(cast), cast.common, "Hello")
    assert kinds(begin(cast.mari)) == ["newcomer", "opening"]
    assert Post.objects.count() == 2
