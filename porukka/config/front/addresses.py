"""Who really asks: the address behind the operator's own proxies, and nothing that anybody else claims."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network


def networks(proxies: Iterable[str]) -> tuple[Network, ...]:
    """PORUKKA_PROXIES as networks. Raises ValueError for what is no address."""
    return tuple(ip_network(proxy, strict=False) for proxy in proxies)


def split(peer: str) -> tuple[str, str]:
    """`address:port` as two; IPv6 comes in brackets."""
    address, _, port = peer.rpartition(":")
    return address.strip("[]"), port


@lru_cache(maxsize=4096)
def is_one_of(address: str, proxies: tuple[Network, ...]) -> bool:
    """Whether the address is in one of the networks; what is no address is in none."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    return any(parsed in network for network in proxies)


def client(peer: str, forwarded: str, proxies: tuple[Network, ...]) -> str:
    """The nearest address that is not one of our proxies.

    peer: the address of the connection. forwarded: X-Forwarded-For, nearest last; everything left of the
    first stranger is only what that stranger says.
    """
    found = peer
    for hop in reversed(forwarded.split(",")):
        if not is_one_of(found, proxies):
            break
        hop = hop.strip().strip("[]")
        try:
            ip_address(hop)
        except ValueError:
            break
        found = hop
    return found
