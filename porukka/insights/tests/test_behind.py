"""What stands behind a number: every list names what it counts, and nothing from a room its reader is not in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from porukka.communities.actions import stewarding
from porukka.communities.models import Stewardship
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import a_reply, a_topic, page
from porukka.insights.actions import anew, detailing, judging
from porukka.insights.models import Detail, PairDay
from porukka.insights.queries import behind as lists
from porukka.insights.queries import days
from porukka.insights.telling.behind import LISTS
from porukka.insights.tests.test_judging import at

HERE = "/c/writers/insights/"
BEHIND = f"{HERE}behind/"


@pytest.fixture
def counted(cast):
    """Two discussions of members, one of the team's, one in the private and one in the secret room; then counted."""
    glue = a_topic(cast.eero, cast.common, "Which glue?", "For a chair.")
    a_reply(cast.niilo, glue, "Hide glue, I think.")
    a_reply(cast.eero, glue, "Thanks a lot!")
    a_topic(cast.niilo, cast.common, "Anybody?", "Nobody answers.")
    news = a_topic(cast.aino, cast.common, "News of the week", "We meet on Monday.")
    a_reply(cast.eero, news, "See you there.")
    closed = a_topic(cast.niilo, cast.workshop, "Workshop canary", "Only for us.")
    a_reply(cast.gita, closed, "A reply of Gita's.")
    secret = a_topic(cast.mari, cast.back, "Back canary", "Hush.")
    a_reply(cast.mari, secret, "Nobody is here.")
    at(8)

    def count():
        anew.rebuild(cast.community)
        judging.judge_day(cast.community, judging.today(cast.community), is_newest=True)
        for room in (cast.common, cast.workshop, cast.back):
            judging.judge_day(cast.community, judging.today(cast.community), room, is_newest=True)

    count()
    return count


def shown(client, what, side="", room=None):
    query = "&".join(filter(None, (f"room={room.pk}" if room else "", "show=rest" if side else "")))
    return page(client, f"{BEHIND}{what}/?{query}").split("<main", 1)[1].split("</main>")[0]


def test_a_share_opens_the_discussions_it_counts_and_the_others(cast, signed_in, counted):
    aino = signed_in(cast.aino)
    begun = shown(aino, "member_started")
    assert "Which glue?" in begun
    assert "Anybody?" in begun
    assert "News of the week" not in begun
    assert "News of the week" in shown(aino, "member_started", "rest")
    silent = shown(aino, "unanswered")
    assert "Anybody?" in silent
    assert "Which glue?" not in silent
    assert "Which glue?" in shown(aino, "responses")


@pytest.mark.parametrize("what", LISTS)
@pytest.mark.parametrize("side", ["", "rest"])
def test_no_list_tells_of_a_room_its_reader_is_not_in(cast, signed_in, counted, what, side):
    matti = shown(signed_in(cast.matti), what, side)
    assert "canary" not in matti
    assert "Gita" not in matti  # whatever she did, she did it in the private room


def test_who_is_in_a_room_reads_what_made_its_figures(cast, signed_in, counted):
    mari = signed_in(cast.mari)
    assert "Back canary" in shown(mari, "member_started", "rest", cast.back)
    assert page(mari, f"{BEHIND}member_started/?room={cast.workshop.pk}", 404)


def test_days_of_two_lead_to_what_they_said(cast, signed_in, counted):
    aino = signed_in(cast.aino)
    members = shown(aino, "member_to_member")
    assert "Niilo answered Eero" in members
    assert "Eero answered Niilo" in members
    assert "Eero answered Aino" not in members
    assert "Eero answered Aino" in shown(aino, "member_to_member", "rest")
    assert 'href="/c/writers/t/' in members


def test_two_who_answered_each_other_stand_as_a_pair(cast, signed_in, counted):
    pairs = shown(signed_in(cast.aino), "mutual_ties")
    assert "Eero and Niilo" in pairs or "Niilo and Eero" in pairs
    assert "Eero answered on 1 day" in pairs


def test_who_wrote_once_stands_with_what_she_wrote(cast, signed_in, counted):
    a_reply(cast.matti, Topic.objects.get(title="Anybody?"), "I do not know either.")
    counted()
    once = shown(signed_in(cast.aino), "stayed", "rest")
    assert "Matti" in once
    assert "Anybody?" in once
    assert "Eero" not in once
    assert "Eero" in shown(signed_in(cast.aino), "stayed")


def test_who_has_gone_quiet_stands_with_her_last_day(cast, signed_in, counted):
    Post.objects.update(made_at=judging.timezone.now() - timedelta(days=100))
    old = a_topic(cast.eero, cast.common, "Long ago", "Anybody here?")
    Post.objects.filter(topic=old).update(made_at=judging.timezone.now() - timedelta(days=300))
    a_topic(cast.niilo, cast.common, "Here I am", "Again.")
    counted()
    aino = signed_in(cast.aino)
    assert "Niilo" in shown(aino, "returned")
    quiet = shown(aino, "returned", "rest")
    assert "Eero" in quiet
    assert "wrote last on" in quiet
    assert "Niilo" not in quiet


def test_lists_come_a_page_at_a_time_and_end(cast, signed_in, counted, monkeypatch):
    monkeypatch.setattr(lists, "A_PAGE", 2)
    monkeypatch.setattr(days, "A_PAGE", 2)
    for number in range(3):
        a_reply(
            cast.niilo, a_topic(cast.eero, cast.common, f"Number {number}", "What do you think?"), "I agree."
        )
    counted()
    for what, wanted in (("member_started", 5), ("member_to_member", PairDay.objects.count())):
        seen, after = [], ""
        for _page in range(wanted + 1):
            if what == "member_to_member":
                found = days.listed(cast.aino, None, judging.today(cast.community), "some", after)
            else:
                found = lists.listed(cast.aino, None, what, "some", after, detailing.MOST)
            assert len(found.entries) <= 2
            seen += [entry.title for entry in found.entries]
            if not (after := found.after):
                break
        assert after == ""
        assert len(seen) == len(set(seen)) or what == "member_to_member"
    assert set(seen) <= {"Niilo answered Eero", "Eero answered Niilo"}


def test_a_list_of_nothing_and_a_list_before_anything_is_counted(cast, signed_in):
    aino = signed_in(cast.aino)
    assert page(aino, f"{BEHIND}member_started/", 404)
    anew.rebuild(cast.community)
    judging.judge_all(cast.community)
    for what in LISTS:
        assert "Nothing here" in page(aino, f"{BEHIND}{what}/?after=x%00y|z")
    assert page(aino, f"{BEHIND}happiness/", 404)


def test_the_lists_of_yesterday_go(cast, counted):
    Detail.objects.create(community=cast.community, name="of_old", data={})
    counted()
    assert not Detail.objects.filter(name="of_old").exists()
    assert Detail.objects.filter(community=cast.community, room=None).count() == 13


def test_a_steward_reads_her_room_and_no_other(cast, signed_in, counted):
    eero = signed_in(cast.eero)
    assert page(eero, HERE, 404)
    stewarding.name(cast.aino, cast.common, cast.eero, months=3)
    eero = signed_in(cast.eero)
    assert "Community or audience?" in page(eero)
    assert "It is <em>too early to say</em>" in page(eero, HERE)
    assert "Which glue?" in shown(eero, "member_started")
    assert page(eero, f"{HERE}?room={cast.workshop.pk}", 404)
    assert page(eero, f"{HERE}more/", 404)
    assert page(eero, f"{HERE}ties/?room={cast.common.pk}", 404)
    Stewardship.objects.all().delete()
    assert page(signed_in(cast.eero), f"{HERE}answers/", 404)


@pytest.mark.parametrize(
    ("path", "most"),
    [("answers/", 8), ("people/", 9), ("trends/", 8), ("ties/?names=1", 11), ("behind/stayed/", 11)],
)
def test_a_page_asks_as_much_however_much_there_is(
    cast, signed_in, counted, path, most, django_assert_max_num_queries
):
    aino = signed_in(cast.aino)
    page(aino, HERE + path)
    with django_assert_max_num_queries(most):
        page(aino, HERE + path)
