"""In and out: password, mailed code, a new password, a new address, other browsers."""

from __future__ import annotations

import pytest
from django.test import Client

from porukka.core.mail.models import Letter
from porukka.people.models import AccountEvent
from porukka.people.tests.conftest import PASSWORD, mailed_code, newest_letter
from porukka.people.tests.test_signing_up import without_tokens

LOGIN, CODE, CODE_CONFIRM = "/people/login/", "/people/login/code/", "/people/login/code/confirm/"
RESET, RESET_CONFIRM = "/people/password/reset/", "/people/password/reset/confirm/"


def inside(client: Client) -> bool:
    return client.get("/people/me/").status_code == 200


def test_password_opens_the_door_and_leads_on(aino, client):
    answer = client.post(LOGIN, {"login": "Aino@example.org", "password": PASSWORD, "next": "/elsewhere/"})
    assert answer.headers["Location"] == "/elsewhere/"
    assert inside(client)


def test_a_mailed_code_opens_the_door_and_leads_on(eero, client):
    assert CODE in client.get(LOGIN).content.decode()  # offered beside the password
    answer = client.post(CODE, {"email": "eero@example.org", "next": "/elsewhere/"})
    assert answer.headers["Location"].startswith(CODE_CONFIRM)
    page = client.get(answer.headers["Location"])
    assert 'name="next" value="/elsewhere/"' in page.content.decode()
    answer = client.post(CODE_CONFIRM, {"code": mailed_code().lower(), "next": "/elsewhere/"})
    assert answer.headers["Location"] == "/elsewhere/"
    assert inside(client)


@pytest.mark.parametrize(
    "evil", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_the_way_on_never_leaves_the_site(aino, eero, client, evil):
    answer = client.post(LOGIN, {"login": "aino@example.org", "password": PASSWORD, "next": evil})
    assert answer.headers["Location"] == "/"
    other = Client()
    other.post(CODE, {"email": "eero@example.org", "next": evil})
    assert other.post(CODE_CONFIRM, {"code": mailed_code(), "next": evil}).headers["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_look_the_same(aino, eero):
    def told(email: str) -> str:
        answer = Client().post(LOGIN, {"login": email, "password": "wrong, this one"})
        assert answer.status_code == 200
        return without_tokens(answer.content.decode().replace(email, "…"))

    assert told("aino@example.org") == told("eero@example.org") == told("nobody@example.org")


@pytest.mark.parametrize(("door", "confirm"), [(CODE, CODE_CONFIRM), (RESET, RESET_CONFIRM)])
def test_a_code_for_an_unknown_address_looks_the_same(aino, door, confirm):
    def told(email: str) -> tuple[str, str]:
        client = Client()
        answer = client.post(door, {"email": email})
        return answer.headers["Location"], without_tokens(
            client.get(confirm).content.decode().replace(email, "…")
        )

    assert told("aino@example.org") == told("nobody@example.org")
    assert "/people/signup/" in Letter.objects.get(to=["nobody@example.org"]).text


def test_three_wrong_codes_end_the_try(eero, client):
    client.post(CODE, {"email": "eero@example.org"})
    code = mailed_code()
    for _attempt in range(3):
        client.post(CODE_CONFIRM, {"code": "WRONG-CODE"})
    client.post(CODE_CONFIRM, {"code": code})
    assert not inside(client)


def test_a_code_works_only_in_the_browser_that_asked_for_it(eero, client):
    Client().post(CODE, {"email": "eero@example.org"})
    client.post(CODE_CONFIRM, {"code": mailed_code()})
    assert not inside(client)


def test_a_forgotten_password_is_set_anew_by_a_code(aino, client):
    client.post(RESET + "?next=/elsewhere/", {"email": "aino@example.org", "next": "/elsewhere/"})
    client.post(RESET_CONFIRM, {"code": mailed_code(), "next": "/elsewhere/"})
    new = "a heron on the shore"
    answer = client.post(
        "/people/password/reset/complete/", {"password1": new, "password2": new, "next": "/elsewhere/"}
    )
    assert answer.headers["Location"] == "/elsewhere/"
    assert inside(client)
    aino.refresh_from_db()
    assert aino.check_password(new)
    assert AccountEvent.objects.filter(person=aino, kind="password-reset").exists()
    assert newest_letter().to == ["aino@example.org"]  # she is told


def test_without_the_code_no_new_password(aino, client):
    client.post(RESET, {"email": "aino@example.org"})
    new = "a heron on the shore"
    client.post("/people/password/reset/complete/", {"password1": new, "password2": new})
    aino.refresh_from_db()
    assert aino.check_password(PASSWORD)


def test_the_password_is_changed_by_who_knows_the_old_one(aino, as_aino):
    new = "a heron on the shore"
    change = "/people/password/change/"
    as_aino.post(change, {"oldpassword": "wrong, this one", "password1": new, "password2": new})
    aino.refresh_from_db()
    assert aino.check_password(PASSWORD)
    answer = as_aino.post(change, {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer.headers["Location"] == "/people/me/"
    aino.refresh_from_db()
    assert aino.check_password(new)
    assert AccountEvent.objects.filter(person=aino, kind="password-changed").exists()


def test_who_has_none_sets_a_password(eero, client):
    client.force_login(eero)
    assert client.get("/people/password/change/").headers["Location"] == "/people/password/set/"
    client.post("/people/password/set/", {"password1": PASSWORD, "password2": PASSWORD})
    eero.refresh_from_db()
    assert eero.check_password(PASSWORD)
    assert AccountEvent.objects.filter(person=eero, kind="password-set").exists()


def test_a_new_address_counts_when_its_code_is_given(aino, as_aino):
    as_aino.post("/people/email/", {"email": "new@example.org", "action_add": ""})
    aino.refresh_from_db()
    assert aino.email == "aino@example.org"
    as_aino.post("/people/confirm-email/", {"code": mailed_code()})
    aino.refresh_from_db()
    assert aino.email == "new@example.org"
    (event,) = AccountEvent.objects.filter(person=aino, kind="email-changed")
    assert "example.org" not in str(event.detail)
    assert Letter.objects.filter(to=["aino@example.org"]).exists()  # the old address is told


def test_an_address_of_somebody_else_cannot_be_mine(aino, eero, as_aino):
    as_aino.post("/people/email/", {"email": "eero@example.org", "action_add": ""})
    as_aino.post("/people/confirm-email/", {"code": mailed_code()})
    aino.refresh_from_db()
    assert aino.email == "aino@example.org"


def test_she_signs_out_by_a_press_not_by_a_link(as_aino):
    assert as_aino.get("/people/logout/").status_code == 200
    assert inside(as_aino)
    as_aino.post("/people/logout/")
    assert not inside(as_aino)


def test_where_she_is_signed_in_is_listed_and_ended(aino, django_assert_max_num_queries):
    here, there = Client(headers={"user-agent": "Laptop"}), Client(headers={"user-agent": "Phone"})
    for client in (here, there):
        client.post(LOGIN, {"login": "aino@example.org", "password": PASSWORD})
    with django_assert_max_num_queries(6) as asked:
        page = here.get("/people/sessions/").content.decode()
    assert "Laptop" in page
    assert "Phone" in page
    assert not [query for query in asked if not query["sql"].lstrip().startswith("SELECT")]

    here.post("/people/sessions/")
    assert inside(here)
    assert not inside(there)
    assert "Phone" not in here.get("/people/sessions/").content.decode()


def test_accounts_of_their_own_pages_are_closed_to_visitors(client):
    for page in ("me", "email", "password/change", "password/set", "sessions", "reauthenticate"):
        answer = client.get(f"/people/{page}/")
        assert answer.headers["Location"] == f"/people/login/?next=/people/{page}/"


def test_what_a_session_says_is_asked_of_the_session_alone(aino, client):
    """A cookie that is no session's is nobody's, and the browser is told to drop it."""
    client.cookies["porukka"] = "x" * 32
    answer = client.get("/people/login/")
    assert answer.status_code == 200
    assert answer.cookies["porukka"]["max-age"] == 0
    assert "Cookie" in answer.headers["Vary"]
    assert not inside(client)


def test_pages_of_somebody_depend_on_her_cookie_and_language(aino, client):
    client.force_login(aino)
    answer = client.get("/people/me/")
    assert answer.headers["Vary"] == "Accept-Language, Cookie"
    assert "porukka" not in answer.cookies  # nothing of the session has changed
