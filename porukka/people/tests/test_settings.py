"""My settings; the language and the time zone of the pages."""

from __future__ import annotations

import pytest
from django.test import Client

from porukka.people import middleware
from porukka.people.models import Person

ME, LANGUAGE = "/people/me/", "/people/language/"
FORM = {"name": "Aino K.", "language": "en", "time_zone": "Asia/Tokyo"}
FINNISH = {"accept-language": "fi-FI,fi;q=0.9,en;q=0.1"}


def test_name_language_and_zone_are_changed(aino, as_aino):
    assert as_aino.get("/").content.decode() == "fi Europe/Helsinki"
    assert as_aino.post(ME, FORM).headers["Location"] == ME
    aino.refresh_from_db()
    assert (aino.name, aino.language, aino.time_zone) == ("Aino K.", "en", "Asia/Tokyo")
    assert as_aino.get("/").content.decode() == "en Asia/Tokyo"
    page = as_aino.get(ME).content.decode()
    for address in ("/people/email/", "/people/password/change/", "/people/sessions/"):
        assert f'href="{address}"' in page


def test_keys_of_a_single_letter_are_on_until_one_turns_them_off(aino, as_aino):
    assert aino.single_keys
    assert 'name="single_keys"' in as_aino.get(ME).content.decode()
    as_aino.post(ME, FORM)
    aino.refresh_from_db()
    assert not aino.single_keys
    as_aino.post(ME, FORM | {"single_keys": "on"})
    aino.refresh_from_db()
    assert aino.single_keys


@pytest.mark.parametrize(
    "bad",
    [{"name": ""}, {"name": "y" * 61}, {"language": "xx"}, {"time_zone": "Europe"}, {"time_zone": "../x"}],
)
def test_what_cannot_be_is_told_and_nothing_is_changed(aino, as_aino, bad):
    assert as_aino.post(ME, FORM | bad).status_code == 400
    aino.refresh_from_db()
    assert (aino.name, aino.language, aino.time_zone) == ("Aino", "fi", "Europe/Helsinki")


def test_only_what_the_form_asks_is_changed(aino, as_aino):
    as_aino.post(ME, FORM | {"is_keeper": "on", "email": "x@example.org", "password": "x"})
    changed = Person.objects.get(pk=aino.pk)
    assert (changed.is_keeper, changed.email, changed.password) == (False, aino.email, aino.password)


def test_a_name_cannot_bring_html_or_turn_the_text_round(aino, as_aino):
    as_aino.post(ME, FORM | {"name": "<script>alert(1)</script>"})
    assert "<script>alert" not in as_aino.get(ME).content.decode()
    as_aino.post(ME, FORM | {"name": "A\u202eb\u200b  \n c"})
    aino.refresh_from_db()
    assert aino.name == "Ab c"


def test_a_visitor_chooses_a_language_and_goes_back(client):
    answer = client.post(LANGUAGE, {"language": "fi", "next": "/elsewhere/?page=2"})
    assert answer.headers["Location"] == "/elsewhere/?page=2"
    assert client.get("/", headers={"accept-language": "en"}).content.decode() == "fi UTC"


def test_a_persons_choice_is_kept_with_her_account(aino, as_aino):
    as_aino.post(LANGUAGE, {"language": "en"})
    aino.refresh_from_db()
    assert aino.language == "en"


@pytest.mark.parametrize(
    "evil", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", ""]
)
def test_choosing_a_language_never_leads_away(client, evil):
    assert client.post(LANGUAGE, {"language": "fi", "next": evil}).headers["Location"] == "/"


def test_a_language_we_do_not_speak_is_refused(client):
    for code in ("xx", "", "fi'--", "en-gb"):
        assert client.post(LANGUAGE, {"language": code}).status_code == 400
    assert client.get(LANGUAGE).status_code == 405


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("fi", "fi"), ("sv,fi;q=0.5", "fi"), ("en-GB", "en"), ("zz", "en"), ("", "en"), ("\x00*", "en")],
)
def test_a_visitor_is_answered_in_what_the_browser_asks_for(client, asked, spoken):
    answer = client.get("/", headers={"accept-language": asked})
    assert answer.content.decode() == f"{spoken} UTC"
    assert answer.headers["Content-Language"] == spoken
    assert {"Accept-Language", "Cookie"} <= set(answer.headers["Vary"].split(", "))


def test_a_broken_cookie_or_row_breaks_no_page(aino, as_aino):
    Person.objects.filter(pk=aino.pk).update(language="xx", time_zone="Nowhere/Land")
    as_aino.cookies["porukka_language"] = "<script>"
    assert as_aino.get("/", headers=FINNISH).content.decode() == "fi UTC"


def test_a_community_speaks_for_those_who_have_not_chosen(aino, as_aino, client, monkeypatch, settings):
    def visit(who: Client, **headers: str) -> str:
        return who.get("/in-a-community/", headers=headers).content.decode()

    settings.ROOT_URLCONF = "porukka.people.tests.community_urls"
    assert visit(client, **{"accept-language": "en"}) == "fi Europe/Helsinki"
    client.cookies["porukka_language"] = "en"
    assert visit(client) == "en Europe/Helsinki"
    Person.objects.filter(pk=aino.pk).update(language="en", time_zone="Asia/Tokyo")
    assert visit(as_aino) == "en Asia/Tokyo"
    Person.objects.filter(pk=aino.pk).update(language="", time_zone="")
    as_aino.cookies.pop("porukka_language", None)
    assert visit(as_aino) == "fi Europe/Helsinki"


def test_a_visitor_without_a_session_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/")


def test_a_language_we_do_not_speak_changes_nothing(rf):
    request = rf.get("/")
    middleware.use_language(request, "fi")
    middleware.use_language(request, "tlh")
    assert request.LANGUAGE_CODE == "fi"
