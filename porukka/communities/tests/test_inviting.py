"""Invitation links: made, opened, taken, withdrawn, and what becomes of those that are not good any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from porukka.communities.actions import belonging, inviting
from porukka.communities.models import Invitation, Member, RoomMember
from porukka.communities.tests.doing import at, page, send, words
from tests.cast import Cast, a_community, a_person, signed_in

State = Member.State


def link(invitation: Invitation) -> str:
    return reverse("communities:invitation", args=[inviting.token_of(invitation)])


def membership(cast: Cast, person: Any) -> Member | None:
    return Member.objects.filter(community=cast.community, person=person).first()


def test_a_member_makes_a_link_and_reads_it_on_the_page(cast: Cast) -> None:
    eero = signed_in(cast.eero)
    answer = send(eero, at("invitations"), most_uses=10, days=2)
    made = Invitation.objects.get()
    assert (made.made_by, made.room, made.most_uses) == (cast.eero, None, 10)
    assert timedelta(days=1) < made.expires_at - timezone.now() <= timedelta(days=2)
    assert link(made) in page(eero, answer.url)


def test_the_same_form_sent_twice_makes_one_link(cast: Cast) -> None:
    eero = signed_in(cast.eero)
    answers = [send(eero, at("invitations"), most_uses=1, days=2, once="one-key") for _time in range(2)]
    assert answers[0].url == answers[1].url
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"most_uses": 7}, {"days": 3650}, {"days": "soon"}, {"room": 12}])
def test_a_form_with_strange_values_makes_no_link(cast: Cast, wrong: dict[str, Any]) -> None:
    answer = send(signed_in(cast.niilo), at("invitations"), **({"most_uses": 1, "days": 2} | wrong))
    assert answer.status_code == 400
    assert not Invitation.objects.exists()


def test_a_guest_invites_nobody(cast: Cast) -> None:
    gita = signed_in(cast.gita)
    assert gita.get(at("invitations")).status_code == 404
    assert send(gita, at("invitations"), most_uses=1, days=2).status_code == 404
    assert not Invitation.objects.exists()


def test_one_cannot_have_more_links_open_than_fit(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Invitation, "MOST", 1)
    eero = signed_in(cast.eero)
    assert send(eero, at("invitations"), most_uses=1, days=2).status_code == 302
    assert "Withdraw one" in words(send(eero, at("invitations"), most_uses=1, days=2), 403)
    inviting.withdraw(cast.eero, Invitation.objects.get())
    assert send(eero, at("invitations"), most_uses=1, days=2).status_code == 302


def test_looking_at_a_link_takes_nothing(cast: Cast) -> None:
    """Mail programs open links before people do (C9)."""
    made = inviting.invite(cast.eero)
    for reader in (signed_in(None), signed_in(cast.outi)):
        assert "Quiet writers" in page(reader, link(made))
        reader.head(link(made))
    made.refresh_from_db()
    assert made.uses == 0
    assert membership(cast, cast.outi) is None


def test_pressing_the_button_lets_her_in(cast: Cast) -> None:
    made = inviting.invite(cast.eero)
    answer = signed_in(cast.outi).post(link(made))
    assert answer.url == "/c/writers/"
    outi = membership(cast, cast.outi)
    assert outi is not None
    assert (outi.state, outi.role, outi.name, outi.invited_by) == ("active", "member", "Outi", cast.eero)
    cast.community.refresh_from_db()
    assert cast.community.members_count == 7


def test_pressing_twice_is_coming_in_once(cast: Cast) -> None:
    made = inviting.invite(cast.eero, most_uses=10)
    outi = signed_in(cast.outi)
    assert [outi.post(link(made)).status_code for _time in range(2)] == [302, 302]
    made.refresh_from_db()
    cast.community.refresh_from_db()
    assert (made.uses, cast.community.members_count) == (1, 7)


def test_whoever_is_not_signed_in_is_led_to_sign_in_and_back(cast: Cast) -> None:
    """Her session may have ended between looking and pressing."""
    made = inviting.invite(cast.eero)
    answer = signed_in(None).post(link(made))
    assert answer.url == f"{reverse('account_login')}?next={link(made)}"


def _use_up(cast: Cast, made: Invitation) -> None:
    Invitation.objects.filter(pk=made.pk).update(uses=F("most_uses"))


def _expire(cast: Cast, made: Invitation) -> None:
    Invitation.objects.filter(pk=made.pk).update(expires_at=timezone.now() - timedelta(seconds=1))


def _maker(**facts: Any) -> Callable[[Cast, Invitation], None]:
    return lambda cast, made: Member.objects.filter(pk=cast.eero.pk).update(**facts) and None


OVER = {
    "used up": _use_up,
    "expired": _expire,
    "withdrawn": lambda cast, made: inviting.withdraw(cast.eero, made),
    "its maker left": lambda cast, made: belonging.leave(cast.eero),
    "its maker was removed": lambda cast, made: belonging.remove(cast.aino, cast.eero),
    "its maker is suspended": _maker(state=State.SUSPENDED),
    "its maker is a guest now": _maker(role="guest"),
    "its maker is not known any more": lambda cast, made: (
        Member.objects.filter(pk=cast.eero.pk).delete() and None
    ),
}


@pytest.mark.parametrize("ending", OVER)
@pytest.mark.parametrize("who", ["outi", None])
def test_every_link_that_is_over_gets_the_same_answer(cast: Cast, ending: str, who: str | None) -> None:
    """The page tells nothing of any community, and is that of a link nobody ever made (C8)."""
    made = inviting.invite(cast.eero)
    OVER[ending](cast, made)
    reader = signed_in(cast.outi if who else None)
    for method in ("GET", "POST"):
        over = reader.generic(method, link(made))
        never = reader.generic(method, reverse("communities:invitation", args=["nobody-made-this"]))
        assert (over.status_code, over.content) == (404, never.content)
    assert membership(cast, cast.outi) is None


@pytest.mark.parametrize(
    "bend",
    [
        lambda token: token[:-1],
        lambda token: token[:-1] + ("0" if token[-1] != "0" else "1"),
        lambda token: token.upper(),
        lambda token: token.partition("-")[0],
        lambda token: "1" + token,
        lambda token: token + "0" * 500,
        lambda token: "ää-ö",
    ],
)
def test_a_link_with_a_letter_wrong_opens_nothing(cast: Cast, bend: Callable[[str], str]) -> None:
    token = bend(inviting.token_of(inviting.invite(cast.eero)))
    answer = signed_in(cast.outi).post(reverse("communities:invitation", args=[token]))
    assert answer.status_code == 404
    assert membership(cast, cast.outi) is None


def test_the_secret_of_one_link_does_not_open_another(cast: Cast) -> None:
    mine, other = inviting.invite(cast.eero), inviting.invite(cast.eero)
    mixed = inviting.token_of(mine).partition("-")[0] + "-" + inviting.token_of(other).partition("-")[2]
    assert inviting.find(mixed) is None
    assert inviting.find(inviting.token_of(mine)) == mine


def test_who_was_removed_does_not_come_back_by_a_link(cast: Cast) -> None:
    made = inviting.invite(cast.eero)
    words(signed_in(cast.reija).post(link(made)), 404)
    assert Member.objects.get(pk=cast.reija.pk).state == State.REMOVED
    made.refresh_from_db()
    assert made.uses == 0


def test_who_left_comes_back_by_a_link(cast: Cast) -> None:
    signed_in(cast.lauri).post(link(inviting.invite(cast.eero)))
    assert Member.objects.get(pk=cast.lauri.pk).state == State.ACTIVE


def test_who_is_suspended_does_not_end_it_by_a_link(cast: Cast) -> None:
    signed_in(cast.sami).post(link(inviting.invite(cast.eero)))
    assert Member.objects.get(pk=cast.sami.pk).state == State.SUSPENDED


def test_an_owner_invites_right_into_her_room(cast: Cast) -> None:
    niilo = signed_in(cast.niilo)
    send(niilo, at("invitations"), most_uses=10, days=2, room=cast.workshop.pk)
    made = Invitation.objects.get()
    for somebody in (cast.outi, cast.eero):
        signed_in(somebody).post(link(made))
    inside = set(RoomMember.objects.filter(room=cast.workshop).values_list("member__name", flat=True))
    assert inside == {"Niilo", "Gita", "Outi", "Eero"}


def test_nobody_else_invites_into_it(cast: Cast) -> None:
    for somebody in (cast.aino, cast.mari, cast.eero):
        answer = send(signed_in(somebody), at("invitations"), most_uses=1, days=2, room=cast.workshop.pk)
        assert not Invitation.objects.exclude(room=None).exists(), answer
    for room in (cast.workshop, cast.back):
        assert room.name not in page(signed_in(cast.matti), at("invitations"))


def test_a_link_into_a_room_ends_with_its_makers_key(cast: Cast) -> None:
    made = inviting.invite(cast.niilo, room=cast.workshop)
    RoomMember.objects.filter(member=cast.niilo).update(is_owner=False)
    assert signed_in(cast.outi).post(link(made)).status_code == 404
    assert membership(cast, cast.outi) is None


def test_a_member_withdraws_her_own_and_nobody_elses(cast: Cast) -> None:
    mine, other = inviting.invite(cast.eero), inviting.invite(cast.niilo)
    eero = signed_in(cast.eero)
    assert eero.post(at("withdraw", other.pk)).status_code == 404
    assert eero.post(at("withdraw", mine.pk)).status_code == 302
    living = Invitation.objects.usable()
    assert list(living) == [other]


def test_the_team_withdraws_any_but_those_into_rooms_it_may_not_know(cast: Cast) -> None:
    plain, secret = inviting.invite(cast.eero), inviting.invite(cast.mari, room=cast.back)
    matti = signed_in(cast.matti)
    assert matti.post(at("withdraw", secret.pk)).status_code == 404
    assert matti.post(at("withdraw", plain.pk)).status_code == 302
    assert list(Invitation.objects.usable()) == [secret]


def test_the_teams_list_does_not_name_a_secret_room(cast: Cast) -> None:
    """Not even that somebody is invited there (C2)."""
    inviting.invite(cast.mari, room=cast.back)
    inviting.invite(cast.niilo, room=cast.workshop)
    assert "Back room" in page(signed_in(cast.mari), at("invitations"))
    for somebody in (cast.aino, cast.matti):
        shown = page(signed_in(somebody), at("invitations"))
        assert "Back room" not in shown
        assert "made by Mari" not in shown
        assert "Workshop" in shown


def test_a_link_of_another_community_is_not_to_be_withdrawn_here(cast: Cast) -> None:
    made = inviting.invite(cast.eero)
    other = a_community("gardeners")
    kaisa = Member.objects.create(community=other, person=cast.kaisa, name="Kaisa", role="founder")
    path = reverse("communities:withdraw", args=["gardeners", made.pk])
    assert signed_in(kaisa).post(path).status_code == 404
    assert Invitation.objects.usable().exists()


def test_a_newcomer_signs_up_first(cast: Cast) -> None:
    """The door leads to both: making an account and signing in, and comes back here."""
    path = link(inviting.invite(cast.eero))
    shown = page(signed_in(None), path)
    for name in ("account_signup", "account_login"):
        assert f"{reverse(name)}?next={path}" in shown
    assert "Come in" in page(signed_in(a_person("Ulla")), path)
