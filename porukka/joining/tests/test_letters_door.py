"""The door of a letter: opened in whatever browser, taken once, and over in kind words."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from porukka.communities.actions import belonging, inviting
from porukka.communities.models import Invitation, Member, RoomMember
from porukka.communities.tests.doing import page, together, words
from porukka.joining.actions import mailing
from porukka.joining.models import MailedInvitation
from porukka.people.models import Person
from tests.cast import Cast, a_person, signed_in

ULLA = "ulla@example.org"
CODE = re.compile(r"^ {4}(\S+)$", re.MULTILINE)


def invite(cast: Cast, email: str = ULLA, **facts: Any) -> str:
    """Eero invites by mail. Returns the path of the letter's link."""
    return path_of(mailing.invite_by_mail(cast.eero, email, **({"language": "en"} | facts)))


def path_of(mailed: MailedInvitation) -> str:
    return reverse("joining:mailed", args=[mailing.token_of(mailed)])


def mailed_code() -> str:
    """In the newest letter that signs somebody in."""
    found = CODE.search(mail.outbox[-1].body)
    assert found
    return found[1]


def membership(person: Person) -> Member | None:
    return Member.objects.filter(person=person, community__slug="writers").first()


def test_somebody_new_gives_her_name_and_is_in(cast: Cast) -> None:
    path, visitor = invite(cast), signed_in(None)
    shown = page(visitor, path)
    assert "Eero invites you" in shown
    assert "Quiet writers" in shown
    assert visitor.post(path, {"name": "Ulla"}).url == "/c/writers/"
    ulla = Person.objects.get(email=ULLA)
    assert EmailAddress.objects.get(user=ulla).verified
    assert not ulla.has_usable_password()
    member = membership(ulla)
    assert member is not None
    assert (member.name, member.invited_by, member.state) == ("Ulla", cast.eero, "active")
    assert visitor.get("/c/writers/").status_code == 200, "she is signed in"
    assert MailedInvitation.objects.get().email == "", "the address is forgotten once it was used"


def test_looking_takes_nothing(cast: Cast) -> None:
    path = invite(cast)
    for _time in range(2):
        signed_in(None).get(path)
        signed_in(None).head(path)
    assert Invitation.objects.get().uses == 0
    assert not Person.objects.filter(email=ULLA).exists()


@pytest.mark.parametrize("name", ["", "   ", "www.evil.example", "x" * 61])
def test_without_a_name_nobody_comes_in(cast: Cast, name: str) -> None:
    path = invite(cast)
    words(signed_in(None).post(path, {"name": name}), 400)
    assert not Person.objects.filter(email=ULLA).exists()
    assert Invitation.objects.get().uses == 0


def test_who_has_an_account_types_a_code_on_the_same_page(cast: Cast) -> None:
    """Whichever browser the link opened in: that of Facebook or WhatsApp knows nothing of her."""
    path, visitor = invite(cast, cast.outi.email), signed_in(None)
    assert "You have an account here already" in page(visitor, path)
    assert visitor.post(path).url == path
    assert "The code from the letter" in page(visitor, path), "the place is kept, however often it is opened"
    code = mailed_code()
    assert "not the code" in words(visitor.post(path, {"code": "WRONG1"}), 400)
    assert visitor.post(path, {"code": code}).url == "/c/writers/"
    assert membership(cast.outi)
    assert visitor.get("/c/writers/").status_code == 200


def test_a_code_typed_wrong_too_often_is_void(cast: Cast) -> None:
    path, visitor = invite(cast, cast.outi.email), signed_in(None)
    visitor.post(path)
    code = mailed_code()
    for _time in range(5):
        visitor.post(path, {"code": "WRONG1"})
    visitor.post(path, {"code": code})
    assert membership(cast.outi) is None


def test_codes_are_not_mailed_without_end(cast: Cast) -> None:
    path, visitor = invite(cast, cast.outi.email), signed_in(None)
    answers = [visitor.post(path).status_code for _time in range(7)]
    assert answers[-1] == 429
    assert len(mail.outbox) <= 6


def test_who_is_signed_in_presses_once(cast: Cast) -> None:
    path, outi = invite(cast, cast.outi.email), signed_in(cast.outi)
    assert "You are signed in as Outi" in page(outi, path)
    assert outi.post(path).url == "/c/writers/"
    assert membership(cast.outi)


def test_an_account_somebody_else_made_with_the_address_opens_only_by_a_code(cast: Cast) -> None:
    """Whoever signed up with it and never proved it is not let in by the letter to its owner (C13)."""
    his = Person.objects.create_user(ULLA, "a-long-password-of-his", name="Impostor")
    EmailAddress.objects.create(user=his, email=ULLA, primary=True)
    path, visitor = invite(cast), signed_in(None)
    visitor.post(path, {"name": "Ulla"})
    assert not Member.objects.filter(person__email=ULLA).exists()
    code = mailed_code()
    visitor.post(path, {"code": code})
    ulla = Person.objects.get(email=ULLA)
    assert membership(ulla)
    assert not ulla.check_password("a-long-password-of-his")


def test_another_persons_letter_opens_nothing(cast: Cast) -> None:
    path = invite(cast)
    outi = signed_in(cast.outi)
    for answer in (outi.get(path), outi.post(path)):
        shown = words(answer, 403)
        assert "sent to another address" in shown
        for secret in ("Quiet writers", "Eero", ULLA):
            assert secret not in shown
    assert membership(cast.outi) is None


def _used(cast: Cast) -> None:
    Invitation.objects.update(uses=1)


def _expired(cast: Cast) -> None:
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


OVER = {
    "This invitation has been used": _used,
    "This invitation is out of date": _expired,
    "This invitation is not valid": lambda cast: inviting.withdraw(cast.eero, Invitation.objects.get()),
}


@pytest.mark.parametrize("says", OVER)
@pytest.mark.parametrize("who", ["outi", None])
def test_an_invitation_that_is_over_says_what_to_do_and_nothing_else(
    cast: Cast, says: str, who: str | None
) -> None:
    path = invite(cast)
    OVER[says](cast)
    reader = signed_in(cast.outi if who else None)
    for answer in (reader.get(path), reader.post(path, {"name": "Ulla"})):
        shown = words(answer, 404)
        assert says in shown
        for secret in ("Quiet writers", "Eero", ULLA):
            assert secret not in shown
    assert not Person.objects.filter(email=ULLA).exists()


@pytest.mark.parametrize("ending", ["leaves", "is removed", "is suspended"])
def test_an_invitation_ends_with_the_right_of_its_maker(cast: Cast, ending: str) -> None:
    path = invite(cast)
    if ending == "leaves":
        belonging.leave(cast.eero)
    elif ending == "is removed":
        belonging.remove(cast.aino, cast.eero)
    else:
        Member.objects.filter(pk=cast.eero.pk).update(state="suspended")
    over = signed_in(None).post(path, {"name": "Ulla"})
    never = signed_in(None).get(reverse("joining:mailed", args=["nobody-made-this"]))
    assert (over.status_code, over.content) == (404, never.content)


def test_a_letter_has_no_link_of_the_other_kind(cast: Cast) -> None:
    """What is found by the invitation alone would let anybody in."""
    invite(cast)
    token = inviting.token_of(Invitation.objects.get())
    assert signed_in(cast.outi).post(reverse("communities:invitation", args=[token])).status_code == 404


def test_guessing_letters_is_slowed_down(cast: Cast) -> None:
    visitor = signed_in(None)
    answers = {
        visitor.get(reverse("joining:mailed", args=[f"wrong-{number}"])).status_code for number in range(40)
    }
    assert answers == {404, 429}


def test_who_was_removed_does_not_come_back_by_a_letter(cast: Cast) -> None:
    path = invite(cast, cast.reija.person.email)
    words(signed_in(cast.reija).post(path), 404)
    assert Member.objects.get(pk=cast.reija.pk).state == "removed"
    assert Invitation.objects.get().uses == 0


def test_a_letter_leads_right_into_a_room(cast: Cast) -> None:
    path = path_of(mailing.invite_by_mail(cast.niilo, ULLA, language="en", room=cast.workshop))
    answer = signed_in(None).post(path, {"name": "Ulla"})
    assert "/r/" in answer.url
    assert RoomMember.objects.filter(room=cast.workshop, member__name="Ulla").exists()


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_make_one_account(cast: Cast) -> None:
    path = invite(cast)
    browsers = [signed_in(None) for _tab in range(4)]
    together(*[lambda one=one: one.post(path, {"name": "Ulla"}) for one in browsers])
    assert Person.objects.filter(email=ULLA).count() == 1
    assert Member.objects.filter(name="Ulla").count() == 1
    assert Invitation.objects.get().uses == 1


def test_a_person_of_two_addresses_comes_in_by_either(cast: Cast) -> None:
    veera = a_person("Veera")
    EmailAddress.objects.create(user=veera, email="veera@work.example", verified=True)
    path = invite(cast, "veera@work.example")
    assert signed_in(veera).post(path).url == "/c/writers/"
    assert membership(veera)


def test_a_link_opened_anew_half_way_leads_on_to_the_code(cast: Cast) -> None:
    """The program that showed it has closed the page meanwhile, and its browser remembers."""
    path = reverse(
        "communities:invitation", args=[inviting.token_of(inviting.invite(cast.eero, most_uses=2))]
    )
    visitor = signed_in(None)
    facts = {"name": "Ulla", "email": ULLA, "password1": "", "time_zone": ""}
    visitor.post(f"{reverse('account_signup')}?next={path}", facts | {"next": path})
    shown = page(visitor, path)
    assert "go on where you were" in shown
    code_page = reverse("account_email_verification_sent")
    assert f"{code_page}?next=" in shown
    assert visitor.post(code_page, {"code": mailed_code()}).url == path
    assert visitor.post(path).url == "/c/writers/"
    assert "go on where you were" not in page(signed_in(None), path)
