"""Which view an address leads to, found by Django among those few of its patterns that may fit.

Django tries all patterns in order, some hundreds, though most of them say at once that they are not meant:
`c/<slug:community>/t/<idslug:topic>/` has five parts, the first is `c` and the third `t`. So for each *kind* of
address the tree of patterns is kept once more, in its order, without those whose fixed parts or number of parts say
no. Django resolves in that tree, and if nothing fits, in the whole one: left out is only what could not have fitted.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from django.urls import Resolver404, ResolverMatch, URLPattern, URLResolver
from django.urls.converters import IntConverter, SlugConverter, StringConverter, UUIDConverter
from django.urls.resolvers import RoutePattern

from porukka.core.ids import IdConverter, IdSlugConverter

# what they stand for has no "/" in it, so the parts of a route are the parts of an address
WITHIN_A_PART = {IntConverter, SlugConverter, StringConverter, UUIDConverter, IdConverter, IdSlugConverter}
MOST_KINDS = 300  # trees, of some kilobytes each; a community's pages are of less than a hundred kinds


class Kind(NamedTuple):
    """Of an address what tells most patterns that they are not meant. first, third: parts of it that are fixed in
    some pattern, else empty."""

    parts: int
    first: str
    third: str


def resolve(resolver: URLResolver, path: str) -> ResolverMatch:
    """The same as `resolver.resolve`. Raises Resolver404, as that does, for an address that leads nowhere."""
    fitting = _fitting(resolver, _kind(path, *_words(resolver)))
    if fitting.url_patterns:
        try:
            return fitting.resolve(path)
        except Resolver404:
            pass
    return resolver.resolve(path)


def _kind(path: str, firsts: frozenset[str], thirds: frozenset[str]) -> Kind:
    parts = path.removeprefix("/").split("/")
    first, third = parts[0], parts[2] if len(parts) > 2 else ""
    return Kind(len(parts), first if first in firsts else "", third if third in thirds else "")


@lru_cache(maxsize=4)
def _words(resolver: URLResolver) -> tuple[frozenset[str], frozenset[str]]:
    """What the first and the third part of an address can be in some pattern."""
    routes = [route.split("/") for route in _routes(resolver, "")]
    return frozenset(parts[0] for parts in routes), frozenset(parts[2] for parts in routes if len(parts) > 2)


def _routes(resolver: URLResolver, before: str) -> list[str]:
    found = []
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        found.extend(_routes(one, route) if isinstance(one, URLResolver) else [route])
    return found


@lru_cache(maxsize=MOST_KINDS)
def _fitting(resolver: URLResolver, kind: Kind) -> URLResolver:
    return _without_others(resolver, "", kind)


def _without_others(resolver: URLResolver, before: str, kind: Kind) -> URLResolver:
    """The same resolver with those patterns that may fit an address of the kind. before: the route so far."""
    found: list[Any] = []
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if not _is_plain(one.pattern):
            found.append(one)
        elif isinstance(one, URLPattern):
            if _may_fit(route.split("/"), kind):
                found.append(one)
        elif (inside := _without_others(one, route, kind)).url_patterns:
            found.append(inside)
    return URLResolver(
        resolver.pattern, found, resolver.default_kwargs, resolver.app_name, resolver.namespace
    )


def _is_plain(pattern: Any) -> bool:
    """Whether its route says how many parts an address of it has, and which of them are fixed."""
    return isinstance(pattern, RoutePattern) and all(
        type(converter) in WITHIN_A_PART for converter in pattern.converters.values()
    )


def _may_fit(parts: list[str], kind: Kind) -> bool:
    """parts: of a route."""
    if len(parts) != kind.parts:
        return False
    third = parts[2] if len(parts) > 2 else ""
    return all("<" in part or part == word for part, word in ((parts[0], kind.first), (third, kind.third)))
