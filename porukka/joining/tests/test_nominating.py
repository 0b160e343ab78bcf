"""Naming somebody for the team to invite: who may, who reads it, and what becomes of it."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.utils import timezone

from porukka.communities.actions import inviting
from porukka.communities.models import Community, Deed, Invitation, Member
from porukka.communities.tests.doing import page, send, words
from porukka.core.models import Letter
from porukka.joining.actions import nominating
from porukka.joining.models import Candidate, Nomination
from porukka.joining.queries import nominations as queries
from porukka.joining.tests.conftest import at, fresh
from tests.cast import a_member

DAY = timedelta(days=1)
FACTS = {"name": "Helmi Aalto", "reason": "She reads before she speaks.", "email": "Helmi@example.org"}
NAMES = at("nominations")


def name_her(client, **facts):
    return send(client, NAMES, **(FACTS | facts))


def decide(client, candidate, **facts):
    return client.post(at("decide_on_candidate", candidate.pk), {"state": "invited"} | facts)


@pytest.fixture
def helmi(cast, signed_in):
    """Eero has named Helmi."""
    assert name_her(signed_in(cast.eero)).status_code == 302
    return Candidate.objects.get()


def test_a_member_names_somebody_and_only_the_team_and_she_read_it(cast, signed_in, helmi):
    assert (helmi.name, helmi.email, helmi.state) == ("Helmi Aalto", "helmi@example.org", "waiting")
    assert Deed.objects.get(kind="candidate.nominated").actor == cast.eero
    assert "reads before she speaks" in page(signed_in(cast.eero), NAMES)
    assert "Helmi" not in page(signed_in(cast.niilo), NAMES)
    for who in (cast.aino, cast.mari, cast.matti):
        shown = page(signed_in(who), at("candidates"))
        assert "reads before she speaks" in shown
        assert "helmi@example.org" in shown
        assert "Eero" in shown
    for who in (cast.eero, cast.niilo, cast.gita, cast.outi, None):
        assert signed_in(who).get(at("candidates")).status_code in (302, 404)


@pytest.mark.parametrize("who", ["gita", "outi", None])
def test_guests_and_strangers_name_nobody(cast, signed_in, who):
    client = signed_in(who and getattr(cast, who))
    assert client.get(NAMES).status_code in (302, 404)
    assert name_her(client).status_code in (302, 404)
    assert not Candidate.objects.exists()


def test_where_anyone_may_join_nobody_has_to_be_named(cast, signed_in, helmi):
    Community.objects.update(joining="open")
    assert signed_in(cast.niilo).get(NAMES).status_code == 404
    assert name_her(signed_in(cast.niilo)).status_code == 404
    shown = page(signed_in(cast.eero), NAMES)  # she still hears what became of hers
    assert "Helmi Aalto" in shown
    assert "Send to the team" not in shown
    Community.objects.update(is_founding=True)
    assert "Send to the team" in page(signed_in(cast.niilo), NAMES)


@pytest.mark.parametrize(
    "again",
    [
        {"name": "helmi  AALTO", "email": ""},
        {"name": "Helmi Aalto", "email": ""},
        {"name": "H. Aalto", "email": "HELMI@example.org"},
    ],
)
def test_the_same_person_named_twice_is_one_candidate(cast, signed_in, helmi, again):
    assert name_her(signed_in(cast.niilo), reason="Patient.", **again).status_code == 302
    assert Candidate.objects.count() == 1
    shown = page(signed_in(cast.aino), at("candidates"))
    assert "Patient." in shown
    assert "reads before she speaks" in shown
    assert "Patient." not in page(signed_in(cast.eero), NAMES)
    mine = page(signed_in(cast.niilo), NAMES)
    assert again["name"].replace("  ", " ") in mine  # in her own spelling: another's would tell of another


def test_two_addresses_are_two_people_of_one_name(cast, signed_in, helmi):
    name_her(signed_in(cast.niilo), email="other@example.org")
    assert Candidate.objects.count() == 2


def test_named_again_by_the_same_member_the_reason_is_the_newer_one(cast, signed_in, helmi):
    name_her(signed_in(cast.eero), reason="And she writes.")
    assert Nomination.objects.get().reason == "And she writes."


def test_the_answer_is_the_same_whoever_was_named(cast, signed_in, helmi):
    """Somebody who waits, a member, nobody known: nothing tells them apart."""
    niilo = signed_in(cast.niilo)
    told = set()
    for facts in (
        {},
        {"name": "Mari", "email": "mari@example.org"},
        {"name": "Nobody", "email": "n@example.org"},
    ):
        answer = name_her(niilo, **facts)
        told.add((answer.status_code, answer["Location"]))
        Nomination.objects.filter(by=cast.niilo).delete()
    assert told == {(302, NAMES)}


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"name": ""}, "required"),
        ({"name": "x" * 81}, "at most 80"),
        ({"reason": " "}, "required"),
        ({"reason": "x" * 601}, "at most 600"),
        ({"email": "helmi"}, "valid email"),
    ],
)
def test_what_does_not_fit_is_said_and_the_words_stay(cast, signed_in, facts, says):
    shown = words(name_her(signed_in(cast.eero), **facts), 400)
    assert says in shown
    assert "reason" in facts or "reads before she speaks" in shown
    assert not Candidate.objects.exists()


def test_the_same_form_sent_twice_names_once(cast, signed_in):
    eero = signed_in(cast.eero)
    for _time in range(2):
        assert name_her(eero, once="the-same-key").status_code == 302
    assert Nomination.objects.count() == 1


def test_ten_from_one_member_are_enough_until_some_are_decided(cast, signed_in):
    eero = signed_in(cast.eero)
    for number in range(10):
        nominating.nominate(fresh(cast.eero), name=f"Somebody {number}", reason="Why not")
    assert "ten names from you" in words(name_her(eero), 400)
    nominating.decide(fresh(cast.aino), Candidate.objects.order_by("pk").first(), state="no")
    assert name_her(eero).status_code == 302


def test_a_community_has_only_so_many_to_think_about(cast, signed_in, monkeypatch):
    monkeypatch.setattr(Candidate, "MOST_WAITING", 1)
    nominating.nominate(fresh(cast.eero), name="Somebody", reason="Why not")
    assert "very many names" in words(name_her(signed_in(cast.niilo)), 400)


def test_inviting_makes_a_link_that_who_named_her_hands_over(cast, signed_in, helmi):
    assert decide(signed_in(cast.matti), helmi, word="Gladly!").status_code == 302
    helmi.refresh_from_db()
    assert (helmi.state, helmi.email, helmi.decided_by) == ("invited", "", cast.matti)
    link = f"/i/{inviting.token_of(helmi.invitation)}/"
    shown = page(signed_in(cast.eero), NAMES)
    assert link in shown
    assert "From the team: Gladly!" in shown
    assert link not in page(signed_in(cast.niilo), NAMES)
    assert signed_in(cast.outi).post(link).status_code == 302
    assert Member.objects.get(person=cast.outi).invited_by == cast.matti
    assert link not in page(signed_in(cast.eero), NAMES)  # used up


def test_with_an_address_a_letter_may_go_there_and_nobody_else_learns_it(cast, signed_in, helmi):
    assert "Invite by mail" in page(signed_in(cast.matti), at("candidates"))
    assert decide(signed_in(cast.matti), helmi, state="by_mail").status_code == 302
    helmi.refresh_from_db()
    assert (helmi.state, helmi.email, helmi.invitation.by_mail) == ("invited", "", True)
    letter = Letter.objects.get()
    assert letter.to == ["helmi@example.org"]
    assert "Matti invites you" in letter.subject
    assert "/i/" not in page(signed_in(cast.eero), NAMES)


def test_without_an_address_no_letter_goes_out(cast, signed_in):
    name_her(signed_in(cast.eero), email="")
    assert "Invite by mail" not in page(signed_in(cast.matti), at("candidates"))
    assert decide(signed_in(cast.matti), Candidate.objects.get(), state="by_mail").status_code == 400
    assert not Letter.objects.exists()


@pytest.mark.parametrize(("state", "says"), [("not_now", "Not now"), ("no", "The team does not invite")])
def test_a_no_comes_with_a_word_and_no_link(cast, signed_in, helmi, state, says):
    decide(signed_in(cast.aino), helmi, state=state, word="We are full.")
    shown = page(signed_in(cast.eero), NAMES)
    assert says in shown
    assert "We are full." in shown
    assert not Invitation.objects.exists()
    helmi.refresh_from_db()
    assert helmi.email == ""
    assert "helmi@" not in page(signed_in(cast.aino), at("candidates"))


def test_only_the_team_decides_and_once(cast, signed_in, helmi):
    for who in (cast.eero, cast.niilo, cast.gita, cast.outi, None):
        assert decide(signed_in(who), helmi).status_code in (302, 404)
    helmi.refresh_from_db()
    assert helmi.state == "waiting"
    decide(signed_in(cast.aino), helmi, state="no")
    decide(signed_in(cast.mari), helmi, state="invited")
    helmi.refresh_from_db()
    assert helmi.state == "no"
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("facts", [{"state": "perhaps"}, {"state": ""}, {"word": "x" * 301}])
def test_a_decision_that_does_not_fit_is_said(cast, signed_in, helmi, facts):
    assert decide(signed_in(cast.aino), helmi, **facts).status_code == 400
    helmi.refresh_from_db()
    assert helmi.state == "waiting"


def test_named_again_after_a_no_the_team_sees_what_it_said(cast, signed_in, helmi):
    decide(signed_in(cast.aino), helmi, state="not_now")
    name_her(signed_in(cast.niilo))
    assert "The same name on" in page(signed_in(cast.aino), at("candidates"))
    assert Candidate.objects.count() == 2


def test_a_nomination_is_taken_back_until_it_is_decided(cast, signed_in, helmi):
    mine = Nomination.objects.get()
    assert signed_in(cast.niilo).post(at("end_nomination", mine.pk)).status_code == 404
    signed_in(cast.eero).post(at("end_nomination", mine.pk))
    assert not Candidate.objects.exists()
    assert Community.objects.get().nominations_waiting == 0
    name_her(signed_in(cast.eero))
    decide(signed_in(cast.aino), Candidate.objects.get(), state="no")
    signed_in(cast.eero).post(at("end_nomination", Nomination.objects.get().pk))
    assert Nomination.objects.count() == 1


def test_one_of_two_who_named_her_takes_it_back_and_the_other_still_does(cast, signed_in, helmi):
    name_her(signed_in(cast.niilo), reason="Patient.")
    signed_in(cast.eero).post(at("end_nomination", Nomination.objects.get(by=cast.eero).pk))
    assert list(Nomination.objects.values_list("by", flat=True)) == [cast.niilo.pk]


def test_addresses_are_forgotten_after_ninety_days_and_the_decided_after_a_year(cast, helmi):
    assert nominating.forget() == 0
    with time_machine.travel(timezone.now() + 91 * DAY):
        assert nominating.forget() == 1
        assert nominating.forget() == 0
    helmi.refresh_from_db()
    assert (helmi.email, helmi.state) == ("", "waiting")
    nominating.decide(fresh(cast.aino), helmi, state="no")
    with time_machine.travel(timezone.now() + 366 * DAY):
        nominating.forget()
    assert not Candidate.objects.exists()


def test_the_team_sees_how_many_wait_without_a_question_to_the_database(
    cast, signed_in, django_assert_max_num_queries
):
    aino = signed_in(cast.aino)
    with django_assert_max_num_queries(40) as before:
        page(aino, "/c/writers/roles/")
    nominating.nominate(fresh(cast.eero), name="Helmi", reason="Why not")
    with django_assert_max_num_queries(len(before)):
        assert at("candidates") in page(aino, "/c/writers/roles/")
    assert at("candidates") not in page(signed_in(cast.eero), "/c/writers/roles/")


def test_the_page_of_candidates_asks_the_same_for_one_and_for_many(
    cast, signed_in, helmi, django_assert_max_num_queries, monkeypatch
):
    aino = signed_in(cast.aino)
    with django_assert_max_num_queries(40) as before:
        page(aino, at("candidates"))
    others = [a_member(cast.community, name) for name in ("Pia", "Ulla", "Anu")]
    for number, member in enumerate(others):
        nominating.nominate(fresh(member), name="Helmi Aalto", reason="Yes")
        nominating.nominate(fresh(member), name=f"Somebody {number}", reason="Why not")
    with django_assert_max_num_queries(len(before)):
        page(aino, at("candidates"))
    monkeypatch.setattr(queries, "A_PAGE", 2)
    member, seen, after = fresh(cast.aino), [], ""
    while True:
        named, after = queries.candidates(member, after)
        seen += [one.candidate.name for one in named]
        if not after:
            break
    assert seen == ["Helmi Aalto", "Somebody 0", "Somebody 1", "Somebody 2"]


def test_the_words_are_words(cast, signed_in):
    name_her(signed_in(cast.eero), name="<b>H</b>", reason="<script>x</script>")
    for who, address in ((cast.eero, NAMES), (cast.aino, at("candidates"))):
        shown = signed_in(who).get(address).content.decode()
        assert "<script>x" not in shown
        assert "<script>x" in unescape(shown)
