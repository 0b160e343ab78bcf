"""Doors that open only so often, and whom they count."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from porukka.core.models import CachedValue
from porukka.people.addresses import client_ip, client_network
from porukka.people.tests.conftest import PASSWORD

LOGIN = "/people/login/"
WRONG = {"login": "aino@example.org", "password": "wrong, this one"}


def test_the_26th_try_from_an_address_is_told_to_wait(aino):
    for _attempt in range(25):
        assert Client(REMOTE_ADDR="192.0.2.1").post(LOGIN, WRONG).status_code == 200
    refused = Client(REMOTE_ADDR="192.0.2.1").post(LOGIN, WRONG)
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "300"
    assert "5" in refused.content.decode()
    right = WRONG | {"password": PASSWORD}
    assert Client(REMOTE_ADDR="192.0.2.1").post(LOGIN, right).status_code == 429
    assert Client(REMOTE_ADDR="192.0.2.2").post(LOGIN, WRONG).status_code in (200, 429)
    assert Client(REMOTE_ADDR="192.0.2.1").get(LOGIN).status_code == 200  # looking is free


def test_an_account_is_tried_25_times_an_hour_from_wherever(aino, eero):
    for attempt in range(25):
        assert Client(REMOTE_ADDR=f"192.0.2.{attempt}").post(LOGIN, WRONG).status_code == 200
    refused = Client(REMOTE_ADDR="198.51.100.1").post(LOGIN, WRONG | {"password": PASSWORD})
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "3600")
    others = Client(REMOTE_ADDR="198.51.100.1").post(LOGIN, WRONG | {"login": "keeper@example.org"})
    assert others.status_code == 200


def test_a_network_of_ipv6_counts_as_one(aino):
    for attempt in range(25):
        Client(REMOTE_ADDR=f"2001:db8:1:2::{attempt:x}").post(LOGIN, WRONG)
    assert Client(REMOTE_ADDR="2001:db8:1:2:ffff::1").post(LOGIN, WRONG).status_code == 429


@pytest.mark.parametrize("door", ["/people/login/code/", "/people/password/reset/"])
def test_letters_with_codes_are_asked_for_5_times(aino, door):
    for attempt in range(5):
        answer = Client(REMOTE_ADDR=f"192.0.2.{attempt}").post(door, {"email": "aino@example.org"})
        assert answer.status_code == 302
    refused = Client(REMOTE_ADDR="192.0.2.9").post(door, {"email": "aino@example.org"})
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "1800")


def test_counts_are_in_the_database_so_a_restart_forgets_none(aino):
    Client().post(LOGIN, WRONG)
    assert CachedValue.objects.filter(cache_key__contains="login_failed").exists()


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "client"),
    [
        ((), "192.0.2.1", "203.0.113.7", "192.0.2.1"),  # nobody asked us to believe it
        (("10.0.0.0/8",), "10.0.0.1", "203.0.113.7", "203.0.113.7"),
        (("10.0.0.0/8",), "10.0.0.1", "198.51.100.9, 203.0.113.7", "203.0.113.7"),  # the left one is a claim
        (("10.0.0.0/8",), "10.0.0.1", "203.0.113.7, 10.0.0.2", "203.0.113.7"),
        (("10.0.0.0/8",), "192.0.2.1", "203.0.113.7", "192.0.2.1"),  # not from a proxy of ours
        (("10.0.0.0/8",), "10.0.0.1", "", "10.0.0.1"),
        (("10.0.0.0/8",), "10.0.0.1", "garbage", "10.0.0.1"),
        (("10.0.0.0/8",), "::ffff:10.0.0.1", "203.0.113.7", "203.0.113.7"),
        (("127.0.0.1",), "", "203.0.113.7", "203.0.113.7"),  # a Unix socket
        ((), "", "203.0.113.7", "0.0.0.0"),
    ],
)
def test_the_address_is_believed_as_far_as_our_own_proxies_wrote_it(
    settings, proxies, remote, forwarded, client
):
    settings.PORUKKA_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_ip(request) == client


def test_a_throttle_counts_an_ipv6_network():
    request = RequestFactory().get("/", REMOTE_ADDR="2001:db8:1:2:3:4:5:6")
    assert client_network(request) == "2001:db8:1:2::/64"
