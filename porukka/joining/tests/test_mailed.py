"""Letters of invitation: sent, sent again, withdrawn, bounded, and telling nothing of an address."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Invitation, Member
from porukka.communities.tests.doing import at as community_at
from porukka.communities.tests.doing import page, send, words
from porukka.core.mail.models import Letter
from porukka.joining.actions import mailing
from porukka.joining.models import MailedInvitation
from porukka.joining.tests.doing import at, letters_to
from tests.cast import Cast, a_community, a_member, signed_in

ULLA = "ulla@example.org"
LINK = re.compile(r"^http://testserver(/i/m/\S+/)$", re.MULTILINE)


def invite(cast: Cast, email: str = ULLA, **facts: Any) -> str:
    """Eero invites by mail. Returns the path of the letter's link."""
    return path_of(mailing.invite_by_mail(cast.eero, email, **({"language": "en"} | facts)))


def path_of(mailed: MailedInvitation) -> str:
    return reverse("joining:mailed", args=[mailing.token_of(mailed)])


def test_a_member_invites_by_mail_and_the_letter_names_her(cast: Cast) -> None:
    eero = signed_in(cast.eero)
    answer = send(eero, at("invite_by_mail"), email="Ulla@Example.org", language="en")
    assert answer.url == community_at("invitations")
    (letter,) = letters_to(ULLA)
    assert letter.subject == "Eero invites you to Quiet writers"
    assert LINK.search(letter.text)
    assert letter.headers["Auto-Submitted"] == "auto-generated"
    shown = page(eero, answer.url)
    assert ULLA in shown
    assert "/i/m/" not in shown, "the link is the reader's alone"


def test_the_letter_speaks_the_language_chosen_for_it(cast: Cast) -> None:
    invite(cast, language="fi")
    assert letters_to(ULLA)[0].subject == "Eero kutsuu sinut: Quiet writers"


def test_a_name_that_is_an_address_is_no_link_in_the_letter(cast: Cast) -> None:
    Member.objects.filter(pk=cast.eero.pk).update(name="evil.example")
    cast.eero.refresh_from_db()
    invite(cast)
    (letter,) = letters_to(ULLA)
    assert "evil.example" not in letter.text + letter.subject


def test_only_her_own_inviter_reads_an_address(cast: Cast) -> None:
    invite(cast)
    for somebody in (cast.aino, cast.matti, cast.niilo):
        assert ULLA not in page(signed_in(somebody), community_at("invitations"))


@pytest.mark.parametrize("who", ["gita", "outi", "sami"])
def test_who_may_not_invite_writes_no_letter(cast: Cast, who: str) -> None:
    answer = send(signed_in(getattr(cast, who)), at("invite_by_mail"), email=ULLA, language="en")
    assert answer.status_code in (403, 404)
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"email": "nobody"}, {"language": "sv"}, {"room": 12}, {"email": "a@b.fi\nBcc: c@d.fi"}]
)
def test_a_letter_that_cannot_be_written_is_not_and_the_words_come_back(
    cast: Cast, wrong: dict[str, Any]
) -> None:
    answer = send(signed_in(cast.niilo), at("invite_by_mail"), **({"email": ULLA, "language": "en"} | wrong))
    assert answer.status_code == 400
    assert not Letter.objects.exists()
    assert not Invitation.objects.exists()


def test_inviting_tells_nothing_about_an_address(cast: Cast) -> None:
    """An account, a member, somebody removed, nobody: the same answer and the same letter."""
    eero, seen = signed_in(cast.eero), set()
    for address in (ULLA, cast.outi.email, cast.niilo.person.email, cast.reija.person.email):
        answer = send(eero, at("invite_by_mail"), email=address, language="en")
        (letter,) = letters_to(address)
        seen.add((answer.status_code, answer.url, letter.subject, LINK.sub("LINK", letter.text)))
    assert len(seen) == 1


def test_the_same_address_again_is_the_same_invitation(cast: Cast) -> None:
    assert invite(cast) == invite(cast)
    assert len(letters_to(ULLA)) == 1


def test_a_member_invites_only_so_many_a_day(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MailedInvitation, "MOST_A_DAY", 1)
    invite(cast)
    shown = words(send(signed_in(cast.eero), at("invite_by_mail"), email="v@example.org", language="en"), 400)
    assert "Go on tomorrow" in shown
    assert "v@example.org" in shown
    assert not letters_to("v@example.org")


def test_nobody_is_flooded_and_nobody_learns_of_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """From however many members and communities (C20)."""
    monkeypatch.setattr(MailedInvitation, "MOST_TO_ONE", 1)
    invite(cast)
    other = a_member(a_community("gardeners"), "Gunnar")
    mailing.invite_by_mail(other, ULLA, language="en")
    assert send(signed_in(cast.niilo), at("invite_by_mail"), email=ULLA, language="en").status_code == 302
    assert len(letters_to(ULLA)) == 1


def test_it_is_sent_again_once_a_day_and_three_times_at_most(cast: Cast) -> None:
    invite(cast)
    eero, again = signed_in(cast.eero), at("send_again", Invitation.objects.get().pk)
    eero.post(again)
    assert len(letters_to(ULLA)) == 1
    for day in range(1, 5):
        with time_machine.travel(timezone.now() + timedelta(days=day, minutes=day)):
            eero.force_login(cast.eero.person)
            eero.post(again)
    assert len(letters_to(ULLA)) == 3
    for somebody in (cast.niilo, cast.aino):
        assert signed_in(somebody).post(again).status_code == 404


def test_what_is_withdrawn_before_it_went_out_does_not_go(cast: Cast) -> None:
    invite(cast)
    made = Invitation.objects.get()
    signed_in(cast.eero).post(community_at("withdraw", made.pk))
    deeds.catch_up(["joining.letters"])
    assert not Letter.objects.filter(state="due").exists()
    assert MailedInvitation.objects.get().email == ""


def test_addresses_of_old_letters_are_forgotten(cast: Cast) -> None:
    invite(cast)
    mailing.forget_old()
    assert MailedInvitation.objects.get().email == ULLA
    with time_machine.travel(timezone.now() + timedelta(days=45)):
        mailing.forget_old()
    assert MailedInvitation.objects.get().email == ""


def test_another_community_cannot_send_it_again(cast: Cast) -> None:
    invite(cast)
    other = a_member(a_community("gardeners"), "Gunnar", "founder")
    path = reverse("joining:send_again", args=["gardeners", Invitation.objects.get().pk])
    assert signed_in(other).post(path).status_code == 404
