"""The first person comes in by the link that the start prints."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from porukka.people import keeper as links
from porukka.people.actions import make_person
from porukka.people.models import AccountEvent, KeeperLink, Person
from porukka.people.tests.conftest import PASSWORD

FORM = {
    "name": "Kerttu",
    "email": "Kerttu@example.org",
    "password": "",
    "language": "fi",
    "time_zone": "Europe/Helsinki",
}


def path() -> str:
    return links.open_link().removeprefix("http://127.0.0.1:8000").removeprefix("http://testserver")


def test_whoever_has_the_link_becomes_the_keeper_and_is_inside(client):
    answer = client.post(path(), FORM)
    assert answer.headers["Location"] == "/"
    kerttu = Person.objects.get()
    assert (kerttu.is_keeper, kerttu.email, kerttu.language) == (True, "kerttu@example.org", "fi")
    assert kerttu.time_zone == "Europe/Helsinki"
    assert kerttu.emailaddress_set.get().verified
    assert not kerttu.has_usable_password()
    assert client.get("/people/me/").status_code == 200
    assert AccountEvent.objects.get().kind == "keeper-made"


def test_looking_at_the_link_uses_nothing_up(client, django_assert_max_num_queries):
    link = path()
    with django_assert_max_num_queries(4) as asked:
        for _time in range(2):
            assert client.get(link).status_code == 200
    assert not [query for query in asked if not query["sql"].startswith("SELECT")]
    assert client.post(link, FORM).status_code == 302


def test_the_token_is_nowhere_in_the_tables():
    token = path().split("/")[-2]
    assert len(token) >= 43
    assert token not in str(list(KeeperLink.objects.values()))


@pytest.mark.parametrize("way", ["used", "old", "replaced", "wrong", "there is a keeper"])
def test_a_link_that_does_not_work_says_how_to_get_a_new_one(client, way):
    link = path()
    if way == "used":
        Client().post(link, FORM)
    elif way == "old":
        KeeperLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif way == "replaced":
        links.open_link()
    elif way == "wrong":
        link = "/people/keeper/" + "x" * 43 + "/"
    else:
        make_person("keeper@example.org", "Kerttu", is_keeper=True)
    before = Person.objects.count()
    for answer in (client.get(link), client.post(link, FORM | {"email": "other@example.org"})):
        assert answer.status_code == 404
        assert "porukka keeper" in answer.content.decode()
    assert Person.objects.count() == before


def test_a_link_is_good_for_a_day_and_not_made_for_a_second_keeper(keeper):
    with pytest.raises(links.KeeperExists):
        links.open_link()
    assert not KeeperLink.objects.exists()
    assert timedelta(hours=24) >= links.VALID_FOR


@pytest.mark.parametrize(
    "bad",
    [
        {"name": ""},
        {"email": "x"},
        {"password": "short"},
        {"password": "1234567890"},
        {"language": "tlh"},
        {"time_zone": "Moon/Tycho"},
        {"email": "taken@example.org"},
    ],
)
def test_what_is_wrong_is_told_and_the_link_stays_good(client, bad):
    make_person("taken@example.org", "Taken")
    link = path()
    assert client.post(link, FORM | bad).status_code == 400
    assert not links.has_keeper()
    assert client.post(link, FORM | {"password": PASSWORD}).status_code == 302
    assert Person.objects.get(is_keeper=True).check_password(PASSWORD)


def test_the_door_is_tried_only_so_often(client):
    path()
    wrong = "/people/keeper/" + "x" * 43 + "/"
    for _attempt in range(10):
        assert client.post(wrong, FORM).status_code == 404
    refused = client.post(wrong, FORM)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "600")
    for _attempt in range(25):
        guess = client.get(wrong)
    assert guess.status_code == 429


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_exactly_one_becomes_keeper():
    link, start, answers = path(), threading.Barrier(6), []

    def post(number: int) -> None:
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        start.wait()
        answers.append(client.post(link, FORM | {"email": f"p{number}@example.org"}).status_code)
        connection.close()

    people = [threading.Thread(target=post, args=(number,)) for number in range(6)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(answers) == [302, 404, 404, 404, 404, 404]
    assert Person.objects.count() == 1
