"""Ways in: a password, a mailed code, a code for a new password; and the way out of everywhere else."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import PASSWORD, Person

pytestmark = pytest.mark.journey


def is_signed_in(person: Person) -> bool:
    return person.open("/people/me/") == 200 and person.path == "/people/me/"


def test_by_password_and_not_by_a_wrong_one(demo_house: House, staged: dict, somebody: SomebodyNew):
    rauha = somebody(demo_house, "fi")
    rauha.sign_in(staged["fi"]["mail"]["quiet"], "arvataan-jotakin-muuta")
    assert rauha.path == "/people/login/"
    assert rauha.page.locator(".summary-of-errors li").inner_text()
    assert not is_signed_in(rauha)
    rauha.sign_in(staged["fi"]["mail"]["quiet"], PASSWORD)
    assert is_signed_in(rauha)


def test_by_a_mailed_code_and_not_by_a_guessed_one(demo_house: House, staged: dict, somebody: SomebodyNew):
    address = staged["en"]["mail"]["newcomer"]  # has no password
    newcomer = somebody(demo_house, "en")
    newcomer.open("/people/login/code/")
    newcomer.page.locator("input[name=email]").fill(address)
    newcomer.submit()
    newcomer.page.locator("input[name=code]").fill("AAAA-AAAA")
    newcomer.submit()
    assert newcomer.page.locator(".errorlist").first.inner_text()
    newcomer.page.locator("input[name=code]").fill(newcomer.post.code_for(address))
    newcomer.submit()
    assert is_signed_in(newcomer)


def test_a_forgotten_password_is_replaced_by_mail(empty_house: House, somebody: SomebodyNew):
    founder = somebody(empty_house, "en")
    founder.open(empty_house.keepers_link)
    founder.write("Your name", "Impi Iso")
    founder.write("E-mail", "impi@example.org")
    founder.write("Password", PASSWORD)
    founder.press("Become the keeper")
    founder.sees("My communities", "h1")

    elsewhere = somebody(empty_house, "en")
    elsewhere.open("/people/password/reset/")
    elsewhere.page.locator("input[name=email]").fill("impi@example.org")
    elsewhere.submit()
    elsewhere.page.locator("input[name=code]").fill(elsewhere.post.code_for("impi@example.org"))
    elsewhere.submit()
    for field in elsewhere.page.locator("input[type=password]").all():
        field.fill("kahdeksan-uutta-kuusta")
    elsewhere.submit()
    assert is_signed_in(elsewhere)
    assert not is_signed_in(founder), "the old password's sessions have ended"
    founder.sign_in("impi@example.org", PASSWORD)
    assert not is_signed_in(founder)


def test_one_ends_ones_session_in_another_browser(demo_house: House, staged: dict, somebody: SomebodyNew):
    here, there = somebody(demo_house, "en"), somebody(demo_house, "en")
    for browser in (here, there):
        browser.sign_in(staged["en"]["mail"]["suspended"], PASSWORD)
    assert is_signed_in(there)
    here.open("/people/sessions/")
    here.page.locator("main form button").last.click()
    here.page.wait_for_load_state()
    assert is_signed_in(here)
    assert not is_signed_in(there)


def test_a_person_changes_her_language(demo_house: House, staged: dict, somebody: SomebodyNew):
    rauha = somebody(demo_house, "fi")
    rauha.sign_in(staged["fi"]["mail"]["quiet"], PASSWORD)
    speaks = rauha.page.locator("html")
    for language, h1 in (("en", "My settings"), ("fi", "Omat asetukset")):
        rauha.open("/people/me/")
        rauha.page.locator("select[name=language]").select_option(language)
        rauha.press("Save")
        rauha.language = language
        assert speaks.get_attribute("lang") == language
        rauha.sees(h1, "h1")
