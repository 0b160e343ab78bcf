"""Making an account: name, address, perhaps a password; then the code from the letter."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user
from django.test import Client

from porukka.core.mail.models import Letter
from porukka.people.models import AccountEvent, Person
from porukka.people.tests.conftest import PASSWORD, mailed_code, newest_letter

SIGN_UP, CONFIRM = "/people/signup/", "/people/confirm-email/"
NEW = {"name": "Outi", "email": "Outi@Example.org", "password1": "", "time_zone": "Europe/Helsinki"}


def sign_up(client: Client, **facts: str):
    return client.post(SIGN_UP, NEW | facts, headers={"accept-language": "fi"})


def test_somebody_signs_up_with_a_mailed_code_and_comes_where_she_was_going(keeper, client):
    assert client.get(SIGN_UP + "?next=/elsewhere/").status_code == 200
    assert sign_up(client, next="/elsewhere/").headers["Location"] == CONFIRM
    assert client.get(CONFIRM).status_code == 200
    assert client.get("/people/me/").status_code == 302  # not inside yet

    answer = client.post(CONFIRM, {"code": mailed_code()})
    assert answer.headers["Location"] == "/elsewhere/"
    outi = Person.objects.get(email="outi@example.org")
    assert (outi.name, outi.language, outi.time_zone) == ("Outi", "fi", "Europe/Helsinki")
    assert not outi.has_usable_password()
    assert not outi.is_keeper
    assert EmailAddress.objects.get(user=outi).verified
    assert client.get("/people/me/").status_code == 200
    kinds = set(AccountEvent.objects.filter(person=outi).values_list("kind", flat=True))
    assert kinds == {"sign-up", "email-confirmed"}


def test_a_password_chosen_at_sign_up_works_afterwards(keeper, client):
    sign_up(client, password1=PASSWORD)
    client.post(CONFIRM, {"code": mailed_code()})
    assert Person.objects.get(name="Outi").check_password(PASSWORD)


def test_a_wrong_code_does_not_let_anybody_in(keeper, client):
    sign_up(client)
    for _attempt in range(3):
        client.post(CONFIRM, {"code": "WRONG-CODE"})
    assert client.post(CONFIRM, {"code": mailed_code()}).headers["Location"] == "/people/login/"
    assert not EmailAddress.objects.filter(email="outi@example.org", verified=True).exists()


@pytest.mark.parametrize(
    "bad",
    [
        {"name": ""},
        {"name": "x" * 61},
        {"name": "\u202e\u200b"},
        {"name": "Free money at https://evil.example"},
        {"email": "not an address"},
        {"email": "a@b\nBcc: c@d.example"},
        {"email": "x" * 250 + "@example.org"},
        {"password1": "short"},
        {"password1": "password123"},
        {"password1": "outi@example.org"},
    ],
)
def test_what_cannot_be_an_account_is_told_and_nothing_is_kept(keeper, client, bad):
    answer = sign_up(client, **bad)
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert Person.objects.count() == 1
    assert not Letter.objects.exists()


def test_a_time_zone_that_is_none_is_left_out(keeper, client):
    sign_up(client, time_zone="../../etc/passwd")
    assert Person.objects.get(name="Outi").time_zone == ""


def test_nobody_makes_herself_keeper_by_a_field_of_her_own(keeper, client):
    sign_up(client, is_keeper="on", is_active="", made_at="2020-01-01")
    outi = Person.objects.get(name="Outi")
    assert (outi.is_keeper, outi.is_active) == (False, True)


def test_a_known_address_gets_the_same_answer_and_its_owner_a_letter(aino, keeper):
    def told(email: str) -> tuple[int, str, str]:
        client = Client()
        answer = sign_up(client, email=email)
        page = client.get(CONFIRM).content.decode().replace(email, "…")
        return answer.status_code, answer.headers["Location"], without_tokens(page)

    assert told("aino@example.org") == told("nobody@example.org")
    to_aino = Letter.objects.get(to=["aino@example.org"])
    assert "/people/login/code/" in to_aino.text
    assert "Outi" not in to_aino.text
    assert Person.objects.filter(email="aino@example.org").count() == 1


def without_tokens(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


def test_who_has_an_account_already_can_go_and_sign_in_from_the_letter(aino, client):
    sign_up(client, email="aino@example.org")
    assert client.get("/people/login/code/").status_code == 200  # not sent back to the code of the sign-up
    client.post("/people/login/code/", {"email": "aino@example.org"})
    client.post("/people/login/code/confirm/", {"code": mailed_code()})
    assert get_user(client) == aino


def test_an_address_taken_a_moment_ago_is_no_error(keeper, client, monkeypatch):
    monkeypatch.setattr(
        "porukka.people.forms.SignupForm.validate_unique_email", lambda self, email: email
    )  # as if both had looked before either wrote
    sign_up(Client())
    answer = sign_up(client)
    assert answer.headers["Location"] == CONFIRM
    assert Person.objects.filter(email="outi@example.org").count() == 1


def test_a_password_a_stranger_chose_for_my_address_is_worth_nothing(keeper, client):
    stranger = Client()
    sign_up(stranger, email="me@example.org", password1=PASSWORD)

    client.post("/people/login/code/", {"email": "me@example.org"})
    client.post("/people/login/code/confirm/", {"code": mailed_code()})
    me = get_user(client)
    assert me.email == "me@example.org"
    assert not me.has_usable_password()
    stranger.post("/people/login/", {"login": "me@example.org", "password": PASSWORD})
    assert stranger.get("/people/me/").status_code == 302


def test_a_password_is_kept_when_code_and_password_come_from_the_same_hands(keeper, client):
    sign_up(Client(), password1=PASSWORD)
    client.post("/people/login/", {"login": "outi@example.org", "password": PASSWORD})  # another browser
    client.post(CONFIRM, {"code": mailed_code()})
    assert client.get("/people/me/").status_code == 200
    assert Person.objects.get(name="Outi").check_password(PASSWORD)


def test_before_there_is_a_keeper_nobody_signs_up(client):
    assert "password1" not in client.get(SIGN_UP).content.decode()
    sign_up(client)
    assert not Person.objects.exists()


def test_the_letter_speaks_the_language_of_the_page_and_names_nobody(keeper, client):
    sign_up(client)
    letter = newest_letter()
    assert letter.to == ["outi@example.org"]
    assert "Outi" not in letter.text + letter.subject
    assert letter.headers["Auto-Submitted"] == "auto-generated"
    assert len(letter.subject) < 50
