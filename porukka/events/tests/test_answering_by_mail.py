"""Whoever was mailed says whether she comes by pressing a button, without signing in."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from porukka.communities.actions import belonging
from porukka.communities.models import Deed, Member, RoomMember
from porukka.discussions.actions import deleting
from porukka.events.actions import by_mail, making
from porukka.events.models import Coming
from porukka.events.tests.evenings import LINK, comes, evening


def link(member, time, said="yes"):
    return by_mail.link_of(member.pk, time.pk, said).removeprefix("http://testserver")


def answer_of(member, time):
    return Coming.objects.filter(member=member, occurrence=time).values_list("answer", flat=True).first()


def test_a_look_answers_nothing_and_the_button_does(cast, client):
    time = evening(cast.aino, cast.common)
    where = link(cast.eero, time)
    looked = client.get(where)
    assert looked.status_code == 200
    assert "Savings evening" in looked.content.decode()
    assert client.head(where).status_code == 200
    assert not Coming.objects.exists()
    done = client.post(where, follow=True)
    assert "You are coming." in done.content.decode()
    assert answer_of(cast.eero, time) == "yes"
    assert Deed.objects.get(kind="event.answered").actor == cast.eero
    assert "sessionid" not in client.cookies  # nobody was signed in


def test_each_answer_has_its_link_and_the_last_one_counts(cast, client):
    time = evening(cast.aino, cast.common, cap=1)
    for said in ("maybe", "yes", "no"):
        client.post(link(cast.eero, time, said))
        assert answer_of(cast.eero, time) == said
    comes(cast.niilo, time)
    page = client.post(link(cast.eero, time), follow=True).content.decode()
    assert answer_of(cast.eero, time) == "waiting"
    assert "You are number 1 in line" in page


def test_the_page_tells_nothing_that_the_mail_has_not(cast, client):
    time = evening(cast.aino, cast.common, link=LINK)
    comes(cast.niilo, time)
    page = client.get(link(cast.eero, time)).content.decode()
    assert "Niilo" not in page
    assert LINK not in page


@pytest.mark.parametrize("wrong", ["x", "1.2.3", "", "0.0." + "0" * 32, "a" * 3000])
def test_a_link_that_was_never_made_is_missing(cast, client, wrong):
    assert (
        client.get(reverse("events:answer_by_mail", args=["w", "yes"]).replace("w/", f"{wrong}/")).status_code
        == 404
    )


def test_a_link_is_for_its_member_and_its_time_alone(cast, client):
    time, other = evening(cast.aino, cast.common), evening(cast.aino, cast.common, title="Another")
    for stolen in (
        link(cast.eero, time).replace(time.address, other.address),
        link(cast.eero, time).replace(cast.eero.address, cast.niilo.address),
    ):
        assert client.get(stolen).status_code == 404
        assert client.post(stolen).status_code == 404
    assert client.get(link(cast.eero, time, "waiting")).status_code == 404
    assert not Coming.objects.exists()


def test_wrong_links_are_counted(cast, client):
    for _guess in range(30):
        client.get("/answer/guess/yes/")
    assert client.get("/answer/guess/yes/").status_code == 429


def test_after_the_event_nothing_is_asked_any_more(cast, client):
    time = evening(cast.aino, cast.common)
    where = link(cast.eero, time)
    with time_machine.travel(time.ends + timedelta(minutes=1), tick=False):
        page = client.get(where)
        assert page.status_code == 200
        assert "takes no answers any more" in page.content.decode()
        assert "<form method" not in page.content.decode()
        assert client.post(where).status_code == 403
    assert not Coming.objects.exists()


def test_what_was_called_off_asks_nothing(cast, client):
    time = evening(cast.aino, cast.common)
    making.call_off(cast.aino, time.event)
    assert client.post(link(cast.eero, time)).status_code == 403


def test_the_link_ends_with_the_right_to_see_the_event(cast, client):
    time = evening(cast.niilo, cast.workshop)
    where = link(cast.gita, time)
    assert client.get(where).status_code == 200
    RoomMember.objects.filter(room=cast.workshop, member=cast.gita).delete()
    assert client.get(where).status_code == 404
    hidden = evening(cast.aino, cast.common)
    deleting.delete(cast.aino, hidden.event.post)
    assert client.get(link(cast.eero, hidden)).status_code == 404
    open_one = evening(cast.aino, cast.common)
    Member.objects.filter(pk=cast.niilo.pk).update(state=Member.State.SUSPENDED)
    assert client.post(link(cast.niilo, open_one)).status_code == 404
    belonging.leave(cast.eero)
    assert client.post(link(cast.eero, open_one)).status_code == 404
    cast.community.parts_off = "events"
    cast.community.save()
    assert client.get(link(cast.matti, open_one)).status_code == 404
