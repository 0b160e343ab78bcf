"""What is kept of accounts, how passwords are hashed, and what is forgotten."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import identify_hasher
from django.contrib.sessions.models import Session
from django.utils import timezone, translation

from porukka.people import letters, tasks
from porukka.people.hashing import QueuedArgon2
from porukka.people.models import AccountEvent, Person
from porukka.people.tests.conftest import PASSWORD


def test_passwords_are_argon2id_and_one_at_a_time(settings):
    settings.PASSWORD_HASHERS = ["porukka.people.hashing.QueuedArgon2"]
    person = Person(name="Aino")
    person.set_password(PASSWORD)
    assert person.password.startswith("argon2$argon2id$")
    assert isinstance(identify_hasher(person.password), QueuedArgon2)
    assert person.check_password(PASSWORD)
    assert not person.check_password("another one")


def test_a_thousand_hashes_queue(monkeypatch):
    at_work, most = 0, 0
    count = threading.Lock()

    def slow(self: object, password: str, salt: str) -> str:
        nonlocal at_work, most
        with count:
            at_work += 1
            most = max(most, at_work)
        threading.Event().wait(0.005)
        with count:
            at_work -= 1
        return ""

    monkeypatch.setattr("django.contrib.auth.hashers.Argon2PasswordHasher.encode", slow)
    threads = [threading.Thread(target=QueuedArgon2().encode, args=("p", "s")) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_events_outlive_the_person(aino):
    aino.delete()
    event = AccountEvent.objects.get(kind="sign-up")
    assert event.person is None


def test_accounts_nobody_came_to_are_forgotten(aino, eero):
    old = timezone.now() - timedelta(days=8)
    unproven = Person.objects.create_user("unproven@example.org", name="Unproven", made_at=old)
    fresh = Person.objects.create_user("fresh@example.org", name="Fresh")
    imported = Person.objects.create_user("imported@example.org", name="Imported", made_at=old)
    for person in (unproven, fresh):
        EmailAddress.objects.create(user=person, email=person.email, primary=True)
    Person.objects.update(made_at=old)
    Person.objects.filter(pk=fresh.pk).update(made_at=timezone.now())
    tasks.purge()
    assert set(Person.objects.filter(pk__in=[unproven.pk, fresh.pk, imported.pk, aino.pk])) == {
        fresh,
        imported,
        aino,
    }


def test_ended_sessions_are_forgotten(aino, client):
    client.post("/people/login/", {"login": "aino@example.org", "password": PASSWORD})
    tasks.purge()
    assert UserSession.objects.count() == 1
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    tasks.purge()
    assert UserSession.objects.count() == 0


@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize("name", sorted(letters.LETTERS))
def test_each_letter_is_short_and_whole(db, name, language):
    facts = {"code": "ABCD-EFGH", "ip": "192.0.2.1", "to_email": "new@example.org"}
    with translation.override(language):
        subject, text = letters.words(f"account/email/{name}", facts)
    assert 5 < len(subject) <= 50
    assert "\n" not in subject
    assert "%(" not in text
    assert ("ABCD-EFGH" in text) == ("code" in name or name.startswith("email_confirmation"))


def test_a_letter_that_is_not_ours_is_left_to_allauth():
    assert letters.words("account/email/email_deleted", {}) is None
