"""What comes into a round, and for whom: newcomers first, nobody's secret room, a steward's rooms alone."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.communities.actions import stewarding
from porukka.communities.models import Block, Community, Member, RoomMember
from porukka.discussions.actions import hiding, reacting, writing
from porukka.discussions.models import Post, Topic
from porukka.insights.measures.rhythm import Rhythm
from porukka.moderation import actions as moderating
from porukka.questions.actions import asking
from porukka.questions.tests.conftest import collect
from porukka.rounds.models import Errand
from porukka.rounds.queries.finding import find
from porukka.rounds.queries.picking import Found, minutes_for, pick
from porukka.rounds.queries.waiting import forget, waits
from porukka.rounds.tests.going import ROUND, a_newcomer, aged, asks, at, begin, kinds, read, wrote
from tests.cast import Cast, a_member

Kind = Errand.Kind


def about(member: Member) -> list[tuple[str, str]]:
    """Kind and title of what waits for this member."""
    titles = dict(Post.objects.values_list("pk", "topic__title"))
    return [(one.kind, titles.get(one.post or 0, "")) for one in find(member)]


def test_newcomers_come_first_then_who_has_waited_longest(cast: Cast) -> None:
    asks(cast.eero, cast.common, "Older", days=6)
    asks(cast.eero, cast.common, "Newer", days=2)
    asks(cast.eero, cast.common, "Too old", days=31)
    asks(cast.aino, cast.common, "The team's own")
    asks(a_newcomer(cast), cast.common, "Hello")
    assert about(cast.mari) == [("newcomer", "Hello"), ("opening", "Older"), ("opening", "Newer")]


def test_what_is_answered_closed_or_hidden_does_not_wait(cast: Cast) -> None:
    answered, closed, hidden = (asks(cast.eero, cast.common, title) for title in ("A", "B", "C"))
    writing.reply(cast.niilo, answered, text="Yes")
    Topic.objects.filter(pk=closed.pk).update(closed_at=timezone.now())
    hiding.hide(cast.matti, hidden.posts.get(), why="Unkind")
    assert about(cast.mari) == []


def test_nobody_is_led_into_a_room_she_does_not_read(cast: Cast) -> None:
    RoomMember.objects.create(community=cast.community, room=cast.back, member=cast.eero)
    asks(cast.eero, cast.back, "In secret")
    wrote(cast.eero, cast.back, 40, 44, 48, 52)
    assert [kind for kind, _title in about(cast.mari)] == ["opening", "quiet"]
    assert about(cast.aino) == []


def test_a_post_without_a_name_waits_too_but_not_for_its_writer(cast: Cast) -> None:
    cast.common.anonymous_allowed = True
    cast.common.save()
    writing.start_topic(cast.matti, cast.common, title="Whisper", text="I am unsure.", veiled=True)
    assert about(cast.mari) == [("opening", "Whisper")]
    assert about(cast.matti) == []
    errand = begin(cast.mari)[0]
    assert errand.about is None
    assert "Matti" not in read(cast.mari).split("<main")[1].split("errand-title")[1]


def test_what_was_said_to_the_team_waits_until_somebody_reacts_or_answers(cast: Cast) -> None:
    topic = asks(cast.aino, cast.common, "News")
    first = writing.reply(cast.eero, topic, text="Thank you for this")
    second = writing.reply(cast.niilo, topic, text="To Eero", reply_to=first)
    third = writing.reply(cast.niilo, topic, text="And to the team")
    assert [one.post for one in find(cast.mari) if one.kind == Kind.COMMENT] == [third.pk]
    reacting.give(cast.eero, third, "helped")
    assert [one.post for one in find(cast.mari) if one.kind == Kind.COMMENT] == []
    assert second.pk


def test_where_the_team_has_spoken_since_nothing_is_owed(cast: Cast) -> None:
    topic = asks(cast.aino, cast.common, "News")
    writing.reply(cast.eero, topic, text="A word")
    assert [kind for kind, _title in about(cast.mari)] == ["comment"]
    writing.reply(cast.matti, topic, text="A word back")
    assert about(cast.mari) == []


def test_who_writes_seldom_is_not_quiet_after_a_short_while() -> None:
    assert Rhythm(every=2, silent=14).is_quiet
    assert not Rhythm(every=2, silent=13).is_quiet
    assert not Rhythm(every=10, silent=29).is_quiet
    assert Rhythm(every=10, silent=30).is_quiet
    assert not Rhythm(every=2, silent=76).is_quiet


def test_a_member_who_has_gone_quiet_is_remembered_by_her_own_rhythm(cast: Cast) -> None:
    for member in (cast.eero, cast.niilo, cast.matti):
        aged(asks(member, cast.common, f"By {member.name}"), timezone.now() - timedelta(days=40))
    wrote(cast.eero, cast.common, 20, 22, 24, 26)
    wrote(cast.niilo, cast.common, 20, 40, 60, 80)
    wrote(cast.matti, cast.common, 20, 22, 24, 26)
    found = [one for one in find(cast.mari) if one.kind == Kind.QUIET]
    assert [(one.about, one.every, one.silent) for one in found] == [(cast.eero.pk, 2, 20)]
    errand = begin(cast.mari)[0]
    page = read(cast.mari)
    assert errand.kind == Kind.QUIET
    assert "Eero has gone quiet" in page
    assert "last heard of 20 days ago" in page
    assert "By Eero" in page


def test_what_only_the_team_can_do_comes_too(cast: Cast) -> None:
    topic = asks(cast.eero, cast.common, "Rude")
    writing.reply(cast.niilo, topic, text="Rude words")
    moderating.report(cast.eero, topic.posts.get(number=1), reason="unkind", words="")
    Community.objects.filter(pk=cast.community.pk).update(asking_count=2, nominations_waiting=1)
    assert [kind for kind, _title in about(Member.objects.get(pk=cast.mari.pk))] == [
        "report",
        "door",
        "suggested",
    ]


def test_a_question_somebody_told_about_comes_with_its_own_words_and_leads_to_the_report(cast: Cast) -> None:
    """Beside the post it stands below, if that was told about too; deciding about one leaves the other."""
    box = collect(cast.aino, cast.common, "queue")
    question = asking.ask(cast.eero, box, "kanariquestion")
    rude = writing.reply(cast.eero, box.post.topic, text="Rude words")
    of_post = moderating.report(cast.niilo, rude, reason="unkind")
    of_question = moderating.report(cast.niilo, box.post, question=question, reason="unkind")
    again = moderating.report(cast.gita, box.post, question=question, reason="other", words="Yes")
    mari = Member.objects.get(pk=cast.mari.pk)
    errands = [one for one in begin(mari) if one.kind == "report"]
    assert [one.subject for one in errands] == [of_post.pk, of_question.pk]
    shown = read(mari, at("answer", errands[1]))
    assert "The team was told about this question" in shown
    assert "kanariquestion" in shown
    assert f"/c/writers/reports/#r{of_question.pk}" in shown
    assert f'href="/c/writers/questions/{box.address}/#question-{question.address}"' in shown
    assert "The team was told about this post" in read(mari, at("answer", errands[0]))
    moderating.leave(cast.matti, again)
    assert "kanariquestion" not in read(mari, ROUND)
    assert "Rude words" in read(mari, ROUND)


def test_who_asked_without_a_name_stays_without_it_in_the_round(cast: Cast) -> None:
    cast.common.anonymous_allowed = True
    cast.common.save()
    question = asking.ask(cast.eero, collect(cast.aino, cast.common, "queue"), "kanarishy", veiled=True)
    moderating.report(cast.niilo, question.box.post, question=question, reason="unkind")
    (errand,) = [one for one in begin(cast.mari) if one.kind == "report"]
    shown = read(cast.mari, at("answer", errand)).partition('class="errand"')[2].partition("</article>")[0]
    assert "kanarishy" in shown
    assert "Without a name" in shown
    assert "Eero" not in shown


def test_a_lively_discussion_without_the_team_comes_once_a_day(cast: Cast) -> None:
    for title in ("One", "Two"):
        topic = asks(cast.eero, cast.common, title)
        for words in ("Yes", "No"):
            writing.reply(cast.niilo, topic, text=words)
    assert kinds(begin(cast.mari)) == ["apart"]


def test_who_has_blocked_her_is_left_alone(cast: Cast) -> None:
    asks(cast.eero, cast.common, "Hello")
    Block.objects.create(community=cast.community, member=cast.eero, blocked=cast.mari)
    assert about(cast.mari) == []
    assert about(cast.matti) == [("opening", "Hello")]


def test_a_stewards_round_is_of_her_rooms(cast: Cast) -> None:
    asks(cast.niilo, cast.common, "Elsewhere")
    asks(cast.niilo, cast.workshop, "Here")
    RoomMember.objects.create(community=cast.community, room=cast.workshop, member=cast.eero)
    read(cast.eero, status=404)
    stewarding.name(cast.niilo, cast.workshop, cast.eero, months=3)
    eero = Member.objects.select_related("community").get(pk=cast.eero.pk)
    assert about(eero) == [("opening", "Here")]
    assert "Daily round" in read(eero)


def test_finding_asks_at_most_six_times_however_much_there_is(cast: Cast) -> None:
    def queries() -> int:
        mari = Member.objects.select_related("community").get(pk=cast.mari.pk)
        with CaptureQueriesContext(connection) as seen:
            assert {one.kind for one in find(mari)} >= {"opening", "comment", "quiet", "report", "apart"}
        return len(seen)

    def more(number: int) -> None:
        writer = a_member(cast.community, f"Writer{number}")
        asks(writer, cast.common, f"Title {number}")
        wrote(writer, cast.common, *range(20 + number, 60, 4))
        news = asks(cast.aino, cast.common, f"News {number}")
        moderating.report(
            cast.niilo, writing.reply(writer, news, text="A word"), reason="other", words="Look"
        )
        apart = asks(writer, cast.common, f"Apart {number}")
        for words in ("Yes", "No"):
            writing.reply(cast.niilo, apart, text=words)

    Community.objects.filter(pk=cast.community.pk).update(newcomer_waits_since=timezone.now())
    more(0)
    small = queries()
    for number in range(1, 6):
        more(number)
    assert queries() == small <= 6


def test_the_line_on_the_first_page_asks_at_most_six_times(cast: Cast) -> None:
    def queries() -> int:
        mari = Member.objects.select_related("community").get(pk=cast.mari.pk)
        forget(mari)
        with CaptureQueriesContext(connection) as seen:
            assert waits(mari).count > 0
        with CaptureQueriesContext(connection) as again:
            waits(mari)
        assert len(again) == 0, "it is kept for a while"
        return len(seen)

    Community.objects.filter(pk=cast.community.pk).update(newcomer_waits_since=timezone.now())
    asks(a_newcomer(cast), cast.common, "Hello")
    wrote(cast.eero, cast.common, *range(20, 60, 4))
    assert queries() <= 6
    begin(cast.mari)
    assert queries() <= 6


def test_each_kind_has_its_turn_within_the_minutes() -> None:
    many = [Found(kind, number) for kind in Kind for number in range(9)]
    assert [one.kind for one in pick(many, 5)] == ["newcomer"] * 3 + ["comment"]
    rest = [one for one in many if one.kind != Kind.NEWCOMER]
    assert [one.kind for one in pick(rest, 5)] == ["opening", "comment", "quiet", "report", "door"]
    for minutes in (5, 10, 20):
        assert minutes_for(one.kind for one in pick(rest, minutes)) <= minutes
    assert sum(one.kind == Kind.APART for one in pick(rest, 20)) == 1
    assert pick([], 5) == []
