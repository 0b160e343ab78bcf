"""The team's page: what members told, and the one decision each needs."""

from __future__ import annotations

import pytest

from porukka.communities import deeds
from porukka.communities.actions import belonging
from porukka.communities.models import Deed, RoomMember
from porukka.discussions.actions import deleting, hiding, writing
from porukka.moderation import actions, rules
from porukka.moderation.models import Report
from tests.cast import a_community, a_member

REPORTS = "/c/writers/reports/"
RAIL = f'href="{REPORTS}"'


@pytest.fixture
def topic(cast):
    return writing.start_topic(cast.aino, cast.common, title="First chapters", text="Hello")


@pytest.fixture
def post(cast, topic):
    return writing.reply(cast.eero, topic, text="kanarisharp")


@pytest.fixture
def told(cast, post):
    return actions.report(cast.niilo, post, reason="unkind", words="kanarihurts")


def settle(client, report, do="leave", **further):
    return client.post(f"{REPORTS}{report.address}/settlement/", {"do": do} | further)


def page(client, status=200):
    answer = client.get(REPORTS)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize("name", ["aino", "mari", "matti"])
def test_the_team_reads_what_was_told_and_by_whom(cast, signed_in, told, name):
    html = page(signed_in(getattr(cast, name)))
    for words in ("First chapters", "kanarisharp", "kanarihurts", "It is unkind", "Niilo"):
        assert words in html
    assert '<span class="count">1</span>' in html.split(RAIL)[1][:200]


@pytest.mark.parametrize(("name", "status"), [("eero", 404), ("niilo", 404), ("gita", 404), ("sami", 403)])
def test_nobody_else_does(cast, signed_in, told, name, status):
    client = signed_in(getattr(cast, name))
    assert "kanari" not in page(client, status)
    assert settle(client, told).status_code == status
    assert RAIL not in client.get("/c/writers/").content.decode()
    told.refresh_from_db()
    assert told.settled_at is None


def test_the_team_finds_the_page_from_a_phone_too(cast, signed_in):
    assert signed_in(cast.matti).get("/c/writers/me/").content.decode().count(RAIL) == 2
    assert RAIL not in signed_in(cast.eero).get("/c/writers/me/").content.decode()


def test_an_empty_page_invites_the_team_and_exists_for_nobody_else(cast, signed_in):
    assert "Nothing waits" in page(signed_in(cast.matti))
    assert "Nothing waits" not in page(signed_in(cast.niilo), 404)


def test_the_longest_wait_comes_first_and_a_post_once(cast, signed_in, topic, post, told):
    other = writing.reply(cast.niilo, topic, text="Second one")
    actions.report(cast.eero, other, reason="other")
    actions.report(cast.mari, post, reason="private", words="Mine too")
    html = page(signed_in(cast.matti))
    assert html.index("kanarisharp") < html.index("Second one")
    assert html.count("kanarisharp") == 1
    assert "Mine too" in html


def test_hiding_settles_all_that_was_told_about_the_post(cast, signed_in, post, told):
    second = actions.report(cast.mari, post, reason="private")
    matti = signed_in(cast.matti)
    assert settle(matti, told, "hide", why="Not about the text").status_code == 302
    post.refresh_from_db()
    assert (post.hidden_by, post.hidden_why, post.text) == (cast.matti, "Not about the text", "")
    for report in (told, second):
        report.refresh_from_db()
        assert (report.outcome, report.settled_by) == ("hidden", cast.matti)
    assert "Nothing waits" in page(matti)
    settled = Deed.objects.filter(kind="report.settled")
    assert {deed.data["reporter"] for deed in settled} == {str(cast.niilo.pk), str(cast.mari.pk)}
    assert {deed.data["outcome"] for deed in settled} == {"hidden"}


def test_hiding_needs_a_reason_and_leaving_none(cast, signed_in, post, told):
    matti = signed_in(cast.matti)
    assert settle(matti, told, "hide", why=" ").status_code == 400
    assert settle(matti, told, "burn", why="Because").status_code == 400
    told.refresh_from_db()
    post.refresh_from_db()
    assert (told.settled_at, post.hidden_at) == (None, None)
    assert settle(matti, told, "leave").status_code == 302
    told.refresh_from_db()
    post.refresh_from_db()
    assert (told.outcome, post.hidden_at) == ("left", None)


def test_who_comes_second_is_told_so_and_changes_nothing(cast, signed_in, post, told):
    settle(signed_in(cast.matti), told)
    answer = signed_in(cast.mari).post(
        f"{REPORTS}{told.address}/settlement/", {"do": "hide", "why": "No"}, follow=True
    )
    assert "This has been settled already." in answer.content.decode()
    told.refresh_from_db()
    post.refresh_from_db()
    assert (told.settled_by, post.hidden_at) == (cast.matti, None)


def test_a_moderator_neither_sees_nor_settles_a_report_about_herself(cast, signed_in, topic):
    hers = writing.reply(cast.matti, topic, text="kanarimatti")
    told = actions.report(cast.niilo, hers, reason="unkind", words="kanariwhy")
    matti = signed_in(cast.matti)
    assert "kanari" not in page(matti)
    assert '<span class="count">' not in page(matti).split(RAIL)[1][:200]
    assert settle(matti, told).status_code == 404
    assert not rules.may_settle(cast.matti, told)
    assert rules.may_settle(cast.mari, told)
    assert settle(signed_in(cast.mari), told, "hide", why="Unkind").status_code == 302


def test_a_report_from_a_private_room_goes_to_the_team_inside_only(cast, signed_in):
    topic = writing.start_topic(cast.gita, cast.workshop, title="kanarititle", text="kanariwords")
    RoomMember.objects.create(community=cast.community, room=cast.workshop, member=cast.matti)
    told = actions.report(cast.niilo, topic.posts.get(), reason="unkind")
    assert "kanariwords" in page(signed_in(cast.matti))
    for somebody in (cast.aino, cast.mari):
        assert "kanari" not in page(signed_in(somebody))
        assert settle(signed_in(somebody), told).status_code == 404
    assert settle(signed_in(cast.niilo), told).status_code == 404  # the owner leaves it to the team
    assert settle(signed_in(cast.matti), told).status_code == 302


def test_where_nobody_of_the_team_is_inside_the_owner_looks_after_it(cast, signed_in):
    RoomMember.objects.create(community=cast.community, room=cast.workshop, member=cast.eero)
    topic = writing.start_topic(cast.gita, cast.workshop, title="kanarititle", text="kanariwords")
    room = f"/c/writers/r/{cast.workshop.address}-workshop/"
    niilo = signed_in(cast.niilo)
    assert RAIL not in niilo.get(room).content.decode()
    told = actions.report(cast.eero, topic.posts.get(), reason="unkind")
    assert "kanariwords" in page(niilo)
    assert RAIL in niilo.get(room).content.decode()
    for somebody in (cast.matti, cast.mari, cast.aino):
        assert "kanari" not in page(signed_in(somebody))
    for somebody in (cast.gita, cast.eero):  # inside, but no owner
        assert "kanari" not in page(signed_in(somebody), 404)
        assert settle(signed_in(somebody), told).status_code == 404
    assert settle(niilo, told, "hide", why="Unkind").status_code == 302
    assert page(niilo, 404)


def test_if_the_only_one_of_the_team_inside_wrote_it_the_owner_looks_after_it(cast, signed_in):
    RoomMember.objects.create(community=cast.community, room=cast.workshop, member=cast.matti)
    topic = writing.start_topic(cast.matti, cast.workshop, title="kanarititle", text="kanariwords")
    told = actions.report(cast.gita, topic.posts.get(), reason="unkind")
    assert "kanariwords" not in page(signed_in(cast.matti))
    assert settle(signed_in(cast.niilo), told).status_code == 302


def test_whoever_is_shown_out_of_the_room_looks_after_nothing_there(cast, signed_in):
    RoomMember.objects.create(community=cast.community, room=cast.workshop, member=cast.matti)
    topic = writing.start_topic(cast.gita, cast.workshop, title="kanarititle", text="kanariwords")
    told = actions.report(cast.niilo, topic.posts.get(), reason="unkind")
    belonging.show_out(cast.niilo, cast.workshop, cast.matti)
    assert "kanari" not in page(signed_in(cast.matti))
    assert settle(signed_in(cast.matti), told).status_code == 404


def test_what_is_hidden_or_deleted_in_its_place_is_settled_by_that(cast, signed_in, topic, post, told):
    other = writing.reply(cast.eero, topic, text="Another")
    again = actions.report(cast.niilo, other, reason="advertising")
    hiding.hide(cast.mari, post, "Unkind")
    deleting.delete(cast.eero, other)
    assert "Nothing waits" in page(signed_in(cast.matti))  # at once, before anything has caught up
    for _time in range(2):
        deeds.catch_up(["moderation"])
    told.refresh_from_db()
    again.refresh_from_db()
    assert (told.outcome, told.settled_by) == ("hidden", cast.mari)
    assert (again.outcome, again.settled_by) == ("deleted", cast.eero)
    assert Deed.objects.filter(kind="report.settled").count() == 2


def test_a_deletion_taken_back_in_time_leaves_it_to_the_team(cast, post, told):
    deleting.delete(cast.eero, post)
    deleting.undo_deletion(cast.eero, post)
    deeds.catch_up(["moderation"])
    told.refresh_from_db()
    assert told.settled_at is None


def test_another_community_s_report_does_not_exist(cast, signed_in, told):
    stranger = a_member(a_community("readers"), "Salla", "founder")
    client = signed_in(stranger)
    assert client.post(f"/c/readers/reports/{told.address}/settlement/", {"do": "leave"}).status_code == 404
    assert Report.objects.get().settled_at is None


def test_the_page_asks_as_much_for_ten_reports_as_for_one(
    cast, signed_in, topic, told, django_assert_max_num_queries
):
    matti = signed_in(cast.matti)
    matti.get(REPORTS)

    def queries():
        with django_assert_max_num_queries(30) as found:
            matti.get(REPORTS)
        return len(found)

    one = queries()
    for number in range(9):
        actions.report(cast.niilo, writing.reply(cast.eero, topic, text=f"Number {number}"), reason="other")
    matti.get(REPORTS)  # what is kept until the next deed is read anew
    assert queries() == one
    assert one <= 14
