"""Where a request comes from."""

from __future__ import annotations

from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# a Unix socket has no address
UNKNOWN = "0.0.0.0"  # noqa: S104  # nosec B104


def client_ip(request: HttpRequest) -> str:
    """The client's address, as text.

    X-Forwarded-For is believed only as far as it was written by PORUKKA_PROXIES: from the right, the first
    address that is not a proxy of ours is the client.
    """
    address = _parsed(request.META.get("REMOTE_ADDR", ""))
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while _is_ours(address) and hops:
        before = _parsed(hops.pop())
        if before is None:
            break
        address = before
    return str(address) if address else UNKNOWN


def client_network(request: HttpRequest) -> str:
    """What a throttle counts: the IPv4 address, or the /64 an IPv6 client may pick addresses from."""
    address = ip_address(client_ip(request))
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address)


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_ours(address: IPv4Address | IPv6Address | None) -> bool:
    """Whether it is a proxy of ours. Without an address it is a Unix socket, which only a proxy has."""
    if not settings.PORUKKA_PROXIES:
        return False
    return address is None or any(address in network for network in _networks(settings.PORUKKA_PROXIES))


@cache
def _networks(proxies: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(proxy, strict=False) for proxy in proxies)
