"""Changing: until its first answer a poll is asked otherwise; then only when it closes is moved."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from porukka.communities.live import Group, frames
from porukka.communities.models import Deed
from porukka.communities.tests.doing import together
from porukka.core import gates
from porukka.core.refusal import Refused
from porukka.polls.actions import changing, voting
from porukka.polls.models import Ballot, Poll, Vote
from porukka.polls.models.seals import version_of
from porukka.polls.tests.conftest import answer, ask, at, counts, drawn, read
from tests.cast import signed_in

NEW = {
    "question": "Which week?",
    "kind": "single",
    "options": "This\nNext",
    "names": "named",
    "adds": "nobody",
}


def form_of(somebody, poll):
    """The fields that nobody sees, as the page of editing gives them."""
    page = unescape(signed_in(somebody).get(at(poll, "edit/")).content.decode())
    return {"version": page.partition('name="version" value="')[2].partition('"')[0]}


def edit(somebody, poll, **typed):
    return signed_in(somebody).post(at(poll, "edit/"), form_of(somebody, poll) | NEW | typed)


def seal_in(page):
    return drawn(page).partition('name="seal" value="')[2].partition('"')[0]


def said(poll):
    poll.refresh_from_db()
    return poll.question, list(poll.options.order_by("position").values_list("words", flat=True))


WAS = ("Which day?", ["Monday", "Tuesday", "Not at all"])
IS = ("Which week?", ["This", "Next"])


def test_until_somebody_answers_it_is_asked_otherwise_and_then_not(cast):
    poll = ask(cast.eero, cast.common)
    assert "Change the poll" in read(cast.eero, poll)
    sent = edit(cast.eero, poll)
    assert sent.status_code == 302
    assert said(poll) == IS
    assert "Which week?" in read(cast.niilo, poll)
    assert answer(cast.niilo, poll, option="1").status_code == 302
    page = read(cast.eero, poll)
    assert "Change the poll" not in page
    assert "Move its closing" in page
    sent = edit(cast.eero, poll, question="Which month?")
    assert sent.status_code == 403
    told = unescape(sent.content.decode())
    assert "has answers already, so the question and the options stay" in told
    assert "Which month?" in told  # what was written is not lost
    assert said(poll) == IS
    assert Vote.objects.get().choice == "1"
    assert Deed.objects.filter(kind="poll.edited").count() == 1


@pytest.mark.parametrize("name", ["niilo", "gita", "sami", "outi"])
def test_nobody_else_changes_it(cast, name):
    poll = ask(cast.eero, cast.common)
    assert signed_in(getattr(cast, name)).get(at(poll, "edit/")).status_code in (403, 404)
    assert signed_in(getattr(cast, name)).post(at(poll, "edit/"), NEW).status_code in (403, 404)
    assert signed_in(getattr(cast, name)).post(at(poll, "closing/"), {"days": "7"}).status_code in (403, 404)
    assert said(poll) == WAS
    if name == "niilo":
        assert "Change the poll" not in read(cast.niilo, poll)


@pytest.mark.parametrize("name", ["matti", "mari", "aino"])
def test_who_keeps_order_changes_it_too(cast, name):
    poll = ask(cast.eero, cast.common)
    assert edit(getattr(cast, name), poll).status_code == 302
    assert said(poll) == IS


def test_the_owner_of_a_private_room_keeps_order_there(cast):
    poll = ask(cast.gita, cast.workshop)
    assert "Change the poll" in read(cast.niilo, poll)
    assert edit(cast.niilo, poll).status_code == 302
    assert signed_in(cast.niilo).post(at(poll, "close/")).status_code == 302
    poll.refresh_from_db()
    assert not poll.is_open


@pytest.mark.parametrize(
    ("typed", "facts"),
    [
        ({"kind": "slider", "low": "no", "high": "yes"}, {"low": "no", "high": "yes"}),
        ({"kind": "multiple", "fewest": "2", "most": "2"}, {"fewest": 2, "most": 2}),
        ({"kind": "quiz", "options": "* This\nNext"}, {"results": "voted"}),
        ({"kind": "date", "moments": ["2026-12-24T18:00", "2026-12-25T18:00"]}, {"kind": "date"}),
        ({"names": "anonymous", "results": "closed", "quorum": "3"}, {"names": "anonymous", "quorum": 3}),
    ],
)
def test_all_of_it_may_become_another(cast, typed, facts):
    """And what was only of the former kind is gone."""
    poll = ask(cast.eero, cast.common, kind="slider", low="a", high="b")
    assert edit(cast.eero, poll, **typed).status_code == 302
    poll.refresh_from_db()
    assert {name: getattr(poll, name) for name in facts} == facts
    if poll.kind != "slider":
        assert (poll.low, poll.high) == ("", "")
    page = unescape(signed_in(cast.eero).get(at(poll, "edit/")).content.decode())
    for words in [poll.question, *(typed.get("moments") or []), *(["* This"] if poll.kind == "quiz" else [])]:
        assert words in page


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"question": ""}, "Write what the poll asks"),
        ({"options": "One"}, "Give at least two options"),
        ({"options": "x" * 1_000_000}, "at most 120 characters"),
        ({"kind": "tournament"}, "tournament is not one of"),
        ({"version": "x" * 200}, "at most 80 characters"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_half_changed(cast, typed, told):
    poll = ask(cast.eero, cast.common)
    sent = edit(cast.eero, poll, **typed)
    assert sent.status_code == 400
    assert told in unescape(sent.content.decode())
    assert said(poll) == WAS


def test_gates_read_the_new_words(cast, monkeypatch):
    poll = ask(cast.eero, cast.common)
    monkeypatch.setattr(gates, "_gates", [lambda member, draft: gates.refuse(f"Not {draft.blocks!r}")])
    sent = edit(cast.eero, poll)
    assert sent.status_code == 400
    assert "Not 'Which week?\\nThis\\nNext'" in unescape(sent.content.decode())
    assert said(poll) == WAS


def test_whoever_answers_what_was_changed_meanwhile_is_told_and_answers_anew(cast):
    poll = ask(cast.eero, cast.common)
    seal = seal_in(read(cast.niilo, poll))
    edit(cast.eero, poll, options="Not at all\nMonday")
    late = answer(cast.niilo, poll, option="0", seal=seal)
    assert late.status_code == 403
    assert "The poll was changed while you were looking at it" in late.content.decode()
    assert not Vote.objects.exists()
    assert answer(cast.niilo, poll, option="0", seal=seal_in(read(cast.niilo, poll))).status_code == 302
    assert counts(poll) == {"Not at all": 1, "Monday": 0}


def test_an_answer_meant_to_have_no_name_never_gets_one(cast):
    poll = ask(cast.eero, cast.common, names="anonymous")
    seal = seal_in(read(cast.niilo, poll))
    edit(cast.eero, poll, question=WAS[0], options="\n".join(WAS[1]), names="named")
    assert answer(cast.niilo, poll, option="0", seal=seal).status_code == 403
    assert not Vote.objects.exists()
    assert not Ballot.objects.exists()


def test_an_option_added_since_breaks_no_answer(cast):
    poll = ask(cast.eero, cast.common, adds="members", kind="multiple")
    seal = seal_in(read(cast.niilo, poll))
    assert signed_in(cast.mari).post(at(poll, "options/"), {"words": "Sunday"}).status_code == 302
    assert answer(cast.niilo, poll, option=["0", "2"], seal=seal).status_code == 302
    assert list(counts(poll).values()) == [1, 0, 1, 0]


def test_what_others_added_meanwhile_is_not_written_over_unseen(cast):
    poll = ask(cast.eero, cast.common, adds="members")
    began = form_of(cast.eero, poll)
    signed_in(cast.mari).post(at(poll, "options/"), {"words": "Sunday"})
    sent = signed_in(cast.eero).post(at(poll, "edit/"), began | NEW)
    assert sent.status_code == 400
    page = unescape(sent.content.decode())
    assert "Somebody else changed the poll while you were writing" in page
    assert "<li>Sunday</li>" in page
    assert "This\nNext" in page
    shown = page.partition('name="version" value="')[2].partition('"')[0]
    assert signed_in(cast.eero).post(at(poll, "edit/"), NEW | {"version": shown}).status_code == 302
    assert said(poll) == IS


@pytest.mark.django_db(transaction=True)
def test_of_an_edit_and_the_first_answer_at_once_one_comes_first_and_the_other_hears_it(cast):
    for _turn in range(3):
        poll = ask(cast.eero, cast.common)
        version = version_of(poll, list(poll.options.order_by("position")))
        choice, seal = voting.read(poll, {"option": "2"})
        heard = []

        def do(what, heard=heard):
            try:
                what()
            except Refused as refused:
                heard.append(str(refused.words))

        fresh = {"question": "Which week?", "options": ["This", "Next"], "version": version}
        together(
            lambda poll=poll, fresh=fresh: do(lambda: changing.edit(cast.eero, poll, **fresh)),
            lambda poll=poll, c=choice, s=seal: do(lambda: voting.vote(cast.niilo, poll, c, s)),
        )
        votes = Vote.objects.filter(poll=poll)
        assert len(heard) == 1
        if said(poll) == IS:
            assert heard == [str(voting.CHANGED)]
            assert not votes.exists()
        else:
            assert heard == [str(changing.ANSWERED)]
            assert (said(poll), votes.get().choice, poll.voters) == (WAS, "2", 1)


def test_those_who_watch_hear_that_it_is_another_and_get_it_as_their_own(cast):
    poll = ask(cast.eero, cast.common, names="team")
    before = Deed.objects.order_by("-seq").values_list("seq", flat=True)[0]
    edit(cast.eero, poll)
    (frame,) = [
        one
        for one in frames(cast.community.pk, before, Group("en", "Europe/Helsinki", "member"))
        if one.kind == "poll_changed"
    ]
    assert frame.data == {"topic": str(poll.post.topic_id), "poll": str(poll.pk)}
    fresh = unescape(signed_in(cast.niilo).get(at(poll, "")).content.decode())
    assert fresh.strip().startswith("<section")
    assert "Which week?" in fresh
    assert "Change the poll" not in fresh
    assert "Change the poll" in signed_in(cast.eero).get(at(poll, "")).content.decode()
    assert signed_in(cast.outi).get(at(poll, "")).status_code == 404


# when it closes


def move(somebody, poll, **typed):
    return signed_in(somebody).post(at(poll, "closing/"), typed)


def test_after_an_answer_its_closing_moves_later_and_never_earlier(cast, time_machine):
    now = timezone.now().replace(second=0, microsecond=0)
    time_machine.move_to(now, tick=False)
    poll = ask(cast.eero, cast.common, days="3")
    answer(cast.niilo, poll, option="0")
    assert move(cast.eero, poll, days="7").status_code == 302
    poll.refresh_from_db()
    assert poll.closes_at == now + timedelta(days=7)
    sent = move(cast.eero, poll, days="3")
    assert sent.status_code == 400
    assert "has promised to be open longer" in sent.content.decode()
    chosen = timezone.localtime(now + timedelta(days=8))
    assert move(cast.matti, poll, days="at", closes_at=f"{chosen:%Y-%m-%dT%H:%M}").status_code == 302
    poll.refresh_from_db()
    assert poll.closes_at == now + timedelta(days=8)
    move(cast.eero, poll, days="at", closes_at=f"{chosen:%Y-%m-%dT%H:%M}")  # as it is already
    assert move(cast.eero, poll, days="").status_code == 302
    poll.refresh_from_db()
    assert poll.closes_at is None
    assert Deed.objects.filter(kind="poll.closing_moved").count() == 3


def test_once_closed_a_poll_stays_closed(cast):
    poll = ask(cast.eero, cast.common, days="1")
    Poll.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    for what in ("edit/", "closing/"):
        assert signed_in(cast.eero).get(at(poll, what)).status_code == 404
        assert signed_in(cast.eero).post(at(poll, what), NEW | {"days": "7"}).status_code == 404
    poll.refresh_from_db()
    assert not poll.is_open
