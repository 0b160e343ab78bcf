"""Thanking somebody with a reason, hiding it, taking it back; how often somebody helped."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.actions import blocking
from porukka.communities.models import Member
from porukka.communities.tests.test_query_counts import COUNTS, FRAME
from porukka.discussions.actions import reacting, writing
from porukka.people import once
from porukka.thanks.models import Thanks
from tests.cast import Cast, signed_in

MINE = "/c/writers/me/thanks/"
WORDS = "You read my first chapter twice."


def url(member: Member) -> str:
    return f"/c/writers/members/{member.address}/"


def thank(by: Member, to: Member, words: str = WORDS) -> Any:
    return signed_in(by).post(url(to) + "thanks/", {"words": words, "once": once.key()})


def read(somebody: Any, path: str, status: int = 200) -> str:
    answer = signed_in(somebody).get(path)
    assert answer.status_code == status, f"{path} answered {answer.status_code}"
    return unescape(answer.content.decode())


def now(member: Member) -> Member:
    return Member.objects.get(pk=member.pk)


def test_thanks_stand_on_the_page_of_whom_they_are_for(cast: Cast) -> None:
    assert "Thank Niilo" in read(cast.eero, url(cast.niilo))
    assert thank(cast.eero, cast.niilo).status_code == 302
    assert WORDS in read(cast.matti, url(cast.niilo))
    assert "Eero" in read(cast.matti, url(cast.niilo)).split(WORDS)[1]
    assert WORDS in read(cast.niilo, MINE)
    assert WORDS not in read(cast.niilo, url(cast.eero))
    assert now(cast.niilo).thanks_count == 1


@pytest.mark.parametrize("words", ["", " ", "x" * 201])
def test_thanks_have_a_reason_of_one_line(cast: Cast, words: str) -> None:
    assert thank(cast.eero, cast.niilo, words).status_code == 400
    assert not Thanks.objects.exists()


def test_nobody_thanks_herself_a_stranger_or_whom_she_does_not_see(cast: Cast) -> None:
    for by, to in ((cast.eero, cast.eero), (cast.gita, cast.eero), (cast.eero, cast.lauri)):
        assert thank(by, to).status_code == 404
    assert not Thanks.objects.exists()


def test_who_is_blocked_thanks_not_and_her_words_are_kept(cast: Cast) -> None:
    blocking.block(cast.niilo, cast.eero)
    refused = thank(cast.eero, cast.niilo)
    assert refused.status_code == 400
    assert WORDS.encode() in refused.content
    assert not Thanks.objects.exists()


def test_five_thanks_a_day_are_enough(cast: Cast) -> None:
    for _time in range(Thanks.MOST_A_DAY):
        assert thank(cast.eero, cast.niilo).status_code == 302
    assert b"Go on tomorrow" in thank(cast.eero, cast.mari).content
    Thanks.objects.update(made_at=timezone.now() - timedelta(hours=25))
    assert thank(cast.eero, cast.mari).status_code == 302


def test_thanks_for_a_post_lead_to_it_for_those_who_may_read_it(cast: Cast) -> None:
    for room, reader, seen in ((cast.common, cast.matti, True), (cast.workshop, cast.matti, False)):
        topic = writing.start_topic(cast.niilo, room, title=f"In {room.name}", text="Words.")
        post = topic.posts.get()
        by = cast.gita if room is cast.workshop else cast.eero
        form = {"words": WORDS, "once": once.key()}
        assert signed_in(by).post(f"/c/writers/p/{post.address}/thanks/", form).status_code == 302
        page = read(reader, url(cast.niilo))
        assert (f"In {room.name}" in page) == seen
    assert "In Workshop" in read(cast.gita, url(cast.niilo))


def test_what_has_no_name_or_is_ones_own_is_not_thanked_for(cast: Cast) -> None:
    cast.common.anonymous_allowed = True
    cast.common.save()
    veiled = writing.start_topic(cast.niilo, cast.common, title="Psst", text="Me?", veiled=True).posts.get()
    own = writing.start_topic(cast.eero, cast.common, title="Mine", text="Me.").posts.get()
    hers = writing.start_topic(cast.niilo, cast.common, title="Hers", text="She.")
    for post in (veiled, own):
        assert signed_in(cast.eero).get(f"/c/writers/p/{post.address}/thanks/").status_code == 404
        topic = f"/c/writers/t/{post.topic.address}-{post.topic.slug}/"
        assert f"{post.address}/thanks/" not in read(cast.eero, topic)
    page = read(cast.eero, f"/c/writers/t/{hers.address}-{hers.slug}/")
    assert f"{hers.posts.get().address}/thanks/" in page


def test_she_hides_one_or_all_and_the_team_hides_too(cast: Cast) -> None:
    thank(cast.eero, cast.niilo, "One.")
    thank(cast.eero, cast.niilo, "Two.")
    thank(cast.eero, cast.niilo, "Three.")
    one, two, _three = Thanks.objects.order_by("pk")
    hide = "/c/writers/thanks/{}/hiding/"
    assert signed_in(cast.eero).post(hide.format(one.address)).status_code == 404
    assert signed_in(cast.niilo).post(hide.format(one.address)).status_code == 302
    assert signed_in(cast.matti).post(hide.format(two.address)).status_code == 302
    page = read(cast.mari, url(cast.niilo))
    assert ("One." in page, "Two." in page, "Three." in page) == (False, False, True)
    assert "hidden" in read(cast.niilo, MINE)
    signed_in(cast.niilo).post(MINE, {"hides_thanks": "on"})
    assert "Three." not in read(cast.mari, url(cast.niilo))
    assert "Three." in read(cast.niilo, url(cast.niilo))


def test_who_thanked_takes_it_back_and_nobody_else_does(cast: Cast) -> None:
    thank(cast.eero, cast.niilo)
    end = f"/c/writers/thanks/{Thanks.objects.get().address}/end/"
    assert signed_in(cast.niilo).post(end).status_code == 404
    assert signed_in(cast.aino).post(end).status_code == 404
    assert signed_in(cast.eero).post(end).status_code == 302
    assert WORDS not in read(cast.niilo, url(cast.niilo))
    assert now(cast.niilo).thanks_count == 0


def test_how_often_somebody_helped_is_counted_and_may_be_hidden(cast: Cast) -> None:
    topic = writing.start_topic(cast.eero, cast.common, title="How?", text="How?")
    answer = writing.reply(cast.niilo, topic, text="So.")
    for member in (cast.eero, cast.mari):
        reacting.give(member, answer, "helped")
    reacting.give(cast.matti, answer, "👍")
    for _time in range(2):
        deeds.catch_up(["thanks"])
    said = "Replies have helped somebody 2 times"
    assert said in read(cast.matti, url(cast.niilo))
    assert "You have said it 1 time of others" in read(cast.eero, MINE)
    assert "Others have said 2 times" in read(cast.niilo, MINE)
    reacting.take_back(cast.mari, answer, "helped")
    deeds.catch_up(["thanks"])
    assert "A reply has helped somebody 1 time" in read(cast.matti, url(cast.niilo))
    signed_in(cast.niilo).post(MINE, {"hides_helped": "on"})
    assert "has helped" not in read(cast.matti, url(cast.niilo))
    assert "has helped" in read(cast.niilo, url(cast.niilo))


def test_a_page_without_thanks_costs_nothing_and_with_many_three_queries(cast: Cast) -> None:
    mari = signed_in(cast.mari)

    def cost() -> int:
        mari.get(url(cast.niilo))
        caches["hot"].clear()
        with CaptureQueriesContext(connection) as seen:
            mari.get(url(cast.niilo))
        return len(seen) - FRAME - COUNTS["member"]

    assert cost() == 0
    thank(cast.eero, cast.niilo)
    assert cost() == 2
    post = writing.start_topic(cast.niilo, cast.common, title="Hers", text="She.").posts.get()
    Thanks.objects.bulk_create(
        Thanks(community=cast.community, by=cast.eero, to=cast.niilo, post=post, words="x")
        for _n in range(30)
    )
    assert cost() == 3
