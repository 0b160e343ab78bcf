"""Whose word is taken for where a request comes from."""

from __future__ import annotations

import pytest

from porukka.config.front import addresses

OURS = addresses.networks(["127.0.0.1", "10.0.0.0/8", "fd00::/8"])


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("127.0.0.1", "6.6.6.6, 192.0.2.7", "192.0.2.7"),  # what the stranger claims is left of him
        ("127.0.0.1", "192.0.2.7, 10.1.1.1", "192.0.2.7"),  # two proxies of ours
        ("127.0.0.1", "10.2.2.2, 10.1.1.1", "10.2.2.2"),
        ("127.0.0.1", "rubbish, 10.1.1.1", "10.1.1.1"),
        ("192.0.2.7", "6.6.6.6", "192.0.2.7"),  # no proxy of ours
        ("fd00::1", "2001:db8::7", "2001:db8::7"),
        ("::ffff:127.0.0.1", "192.0.2.7", "192.0.2.7"),
    ],
)
def test_the_client_is_the_nearest_stranger(peer, forwarded, client):
    assert addresses.client(peer, forwarded, OURS) == client


@pytest.mark.parametrize(
    ("peer", "parts"), [("127.0.0.1:80", ("127.0.0.1", "80")), ("[::1]:80", ("::1", "80"))]
)
def test_address_and_port_come_apart(peer, parts):
    assert addresses.split(peer) == parts
