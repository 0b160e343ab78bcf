"""An address leads where Django says it leads, found among fewer patterns."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.urls import (
    Resolver404,
    ResolverMatch,
    URLPattern,
    URLResolver,
    get_resolver,
    include,
    path,
    re_path,
)

from porukka.config.resolving import resolve
from porukka.core.ids import to_text

# what each converter makes a word of; the last are words of other patterns, which a value may be, too
VALUES = {
    "IdConverter": (to_text(7), to_text(1 << 61), "t"),
    "IdSlugConverter": (to_text(7), f"{to_text(1 << 61)}-korjaan-yhdessä", "r-"),
    "SlugConverter": ("village", "c", "new"),
    "StringConverter": ("village", "c", "mitä vain\n"),
    "IntConverter": ("7",),
}
SAID = (
    *("func", "args", "kwargs", "url_name", "app_names", "namespaces", "route"),
    *("captured_kwargs", "extra_kwargs"),
)
STRANGE = [
    *("", "/", "//", "/c", "/c/", "/c//", "/c/village", "/C/village/", "/c/village/t//", "/c/village/t/!!!/"),
    *("/c/village/t/0123456789abcdef0/", "/c/vill%2Fage/t/7/", "/people", "/people/nobody/", "c/village/"),
    *("/c/village/t/7/x/y/z/ä/ö/å/a/b/c/d/", "/c/village/t/7/replies", "/<slug:community>/", "/c/<slug>/t/"),
]


def facts(found: ResolverMatch) -> list[object]:
    """All that a match says."""
    return [getattr(found, name) for name in SAID]


def led(find, address: str) -> list[object] | None:
    try:
        return facts(find(address))
    except Resolver404:
        return None


def addresses_of(resolver: URLResolver, before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    """Three of each pattern, with other words for what it leaves open."""
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        for name, converter in one.pattern.converters.items():
            route = route.replace(_written(route, name), f"{{{type(converter).__name__}}}")
        if isinstance(one, URLResolver):
            yield from addresses_of(one, route)
        else:
            for turn in range(3):
                words = {kind: values[turn % len(values)] for kind, values in VALUES.items()}
                yield route.format(**words), one


def _written(route: str, name: str) -> str:
    """`<slug:community>`, as the route says it."""
    end = route.index(f":{name}>") + len(name) + 2 if f":{name}>" in route else route.index(f"<{name}>")
    return route[route.rindex("<", 0, end) : end]


def test_every_pattern_leads_where_django_says():
    whole = get_resolver()
    addresses = dict(addresses_of(whole))
    callbacks = {pattern.callback for pattern in addresses.values()}
    unseen = callbacks - {whole.resolve(address).func for address in addresses}
    assert {view.__name__ for view in unseen} == {"talk"}  # another page stands before it, by intent
    for address in addresses:
        for asked in (address, address.rstrip("/"), f"{address}/", f"{address}more/", address.upper()):
            told = led(whole.resolve, asked)
            assert led(lambda one: resolve(whole, one), asked) == told, asked


@pytest.mark.parametrize("address", STRANGE)
def test_what_leads_nowhere_leads_nowhere(address):
    whole = get_resolver()
    assert led(lambda one: resolve(whole, one), address) == led(whole.resolve, address)


def test_patterns_whose_parts_nobody_can_count_are_always_tried():
    """A regular expression, and what may stand for several parts of an address, in their places."""

    def view(request, **given):
        return HttpResponse()

    inside = [path("<path:rest>/end/", view, name="path"), path("b/<slug:one>/", view, name="slug")]
    whole = get_resolver(
        (
            re_path(r"^old/(?P<year>[0-9/]+)$", view, name="regex"),
            path("a/", include((inside, "in"), namespace="space"), {"extra": 1}),
            path("<slug:one>/b/c/", view, name="parts"),
        )
    )
    for address in (
        *("/old/2026/11/22", "/a/b/c/", "/a/b/c/end/", "/a/x/y/z/end/"),
        *("/a/x/y/", "/q/b/c/", "/a/b/c/d/e/f/end/"),
    ):
        assert led(lambda one: resolve(whole, one), address) == led(whole.resolve, address), address


def test_few_patterns_are_tried():
    address = f"/c/village/t/{to_text(1 << 61)}-title/"
    found, whole = resolve(get_resolver(), address), get_resolver().resolve(address)
    assert len(found.tried) < 10 < len(whole.tried)
