"""Two greeters are asked in turn, and nobody stays without an answer; who waits never reads that she does."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.actions import blocking
from porukka.communities.models import Community, Deed, Member
from porukka.discussions.actions import deleting, writing
from porukka.discussions.models import Post, Reading
from porukka.newcomers.actions.beginning import notice_topic
from porukka.newcomers.models import Beginning
from porukka.newcomers.tests.arriving import (
    GREETING,
    a_day_passes,
    a_newcomer,
    asked,
    read,
    says_hello,
)
from tests.cast import Cast, signed_in

WAITING = "Introductions without an answer"


def names(ids: list[int]) -> set[str]:
    return set(Member.objects.filter(pk__in=ids).values_list("name", flat=True))


def volunteer(member: Member, end: str = "") -> None:
    assert signed_in(member).post(f"{GREETING}volunteer/{end}").status_code == 302


def test_two_greeters_are_asked_and_never_the_same_always(cast: Cast) -> None:
    volunteer(cast.eero)
    volunteer(cast.niilo)
    first = a_newcomer(cast)
    says_hello(cast, first)
    assert len(asked(first)) == 2
    second = a_newcomer(cast, "Ulla")
    says_hello(cast, second)
    assert not set(asked(first)) & set(asked(second))
    third = a_newcomer(cast, "Unto")
    says_hello(cast, third)
    assert len(set(asked(first) + asked(second) + asked(third))) == 5, "all of them have had their turn"


def test_who_has_been_here_lately_is_asked_before_who_has_not(cast: Cast) -> None:
    topic = writing.start_topic(cast.eero, cast.common, title="Trains", text="When?")
    volunteer(cast.niilo)
    Reading.objects.all().delete()
    Reading.objects.create(community=cast.community, member=cast.niilo, topic=topic, number=0)
    Reading.objects.create(community=cast.community, member=cast.mari, topic=topic, number=0)
    Reading.objects.create(
        community=cast.community,
        member=cast.aino,
        topic=topic,
        number=0,
        at=timezone.now() - timedelta(days=9),
    )
    uuno = a_newcomer(cast)
    says_hello(cast, uuno)
    assert names(asked(uuno)) == {"Niilo", "Mari"}


def test_a_blocked_one_a_guest_and_who_greets_no_more_are_not_asked(cast: Cast) -> None:
    for member in (cast.eero, cast.niilo):
        volunteer(member)
    volunteer(cast.eero, "end/")
    assert signed_in(cast.gita).post(GREETING + "volunteer/").status_code in (403, 404)
    uuno = a_newcomer(cast)
    blocking.block(uuno, cast.niilo)
    blocking.block(cast.matti, uuno)
    says_hello(cast, uuno)
    assert names(asked(uuno)) == {"Aino", "Mari"}


def test_the_same_deed_again_asks_nobody_again(cast: Cast) -> None:
    uuno = a_newcomer(cast)
    says_hello(cast, uuno)
    before = asked(uuno)
    notice_topic(Deed.objects.get(kind="topic.started"))
    assert asked(uuno) == before
    assert Deed.objects.filter(kind="greeters.asked").count() == 1


def test_who_is_not_new_writes_without_a_name_or_among_few_is_nobodys_turn(cast: Cast) -> None:
    says_hello(cast, cast.eero)
    uuno = a_newcomer(cast)
    cast.common.anonymous_allowed = True
    cast.common.save()
    writing.start_topic(uuno, cast.common, title="Psst", text="Me?", veiled=True)
    deeds.catch_up(["newcomers"])
    assert not Beginning.objects.exists()
    assert not Deed.objects.filter(kind="greeters.asked").exists()


def test_a_first_post_is_marked_for_others(cast: Cast) -> None:
    uuno = a_newcomer(cast)
    topic = says_hello(cast, uuno)
    second = writing.reply(uuno, topic, text="And I read.")
    deeds.catch_up(["newcomers"])
    assert list(Post.objects.filter(is_first=True).values_list("number", flat=True)) == [0]
    address = f"/c/writers/t/{topic.address}-{topic.slug}/"
    assert read(cast.eero, address).count("First post here") == 1
    assert "First post here" not in read(uuno, address)
    assert second.number == 1


def test_the_team_sees_whom_nobody_has_answered_for_a_day(cast: Cast) -> None:
    uuno = a_newcomer(cast)
    topic = says_hello(cast, uuno)
    assert WAITING not in read(cast.matti, "/c/writers/"), "a day has not passed"
    a_day_passes()
    assert WAITING in read(cast.matti, "/c/writers/")
    page = read(cast.matti, GREETING)
    assert "Uuno: Hello from me" in page
    assert "asked: " in page
    for member in (cast.eero, uuno):
        assert WAITING not in read(member, "/c/writers/")
        assert "Hello from me" not in read(member, GREETING)
    writing.reply(uuno, topic, text="Anybody?")
    deeds.catch_up(["newcomers"])
    assert WAITING in read(cast.matti, "/c/writers/"), "her own reply is no answer"
    writing.reply(cast.eero, topic, text="Welcome!")
    deeds.catch_up(["newcomers"])
    assert WAITING not in read(cast.matti, "/c/writers/")
    assert "Uuno" not in read(cast.matti, GREETING)
    assert Beginning.objects.get().answered_by_id == cast.eero.pk


def test_what_she_has_deleted_waits_no_more(cast: Cast) -> None:
    uuno = a_newcomer(cast)
    topic = says_hello(cast, uuno)
    a_day_passes()
    deleting.delete(uuno, topic.posts.get())
    deeds.catch_up(["newcomers"])
    assert "Hello from me" not in read(cast.matti, GREETING)
    assert Community.objects.get(pk=cast.community.pk).newcomer_waits_since is None
    assert WAITING not in read(cast.matti, "/c/writers/")


def test_one_of_the_team_who_is_new_never_reads_that_she_waits(cast: Cast) -> None:
    uuno = a_newcomer(cast)
    says_hello(cast, uuno)
    a_day_passes()
    Member.objects.filter(pk=uuno.pk).update(role="moderator")
    assert WAITING not in read(uuno, "/c/writers/")
    assert "Hello from me" not in read(uuno, GREETING)


def test_pages_of_others_cost_nothing_while_nobody_waits(cast: Cast) -> None:
    matti = signed_in(cast.matti)
    matti.get("/c/writers/roles/")
    with CaptureQueriesContext(connection) as quiet:
        matti.get("/c/writers/roles/")
    assert not any("newcomers_" in query["sql"] for query in quiet)
    says_hello(cast, a_newcomer(cast))
    a_day_passes()
    with CaptureQueriesContext(connection) as waiting:
        matti.get("/c/writers/roles/")
    assert sum("newcomers_" in query["sql"] for query in waiting) == 1
