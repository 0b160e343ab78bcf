"""`url()` and `static()` of templates, remembered: reversing an address costs more than printing it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.signals import setting_changed
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

from porukka.core.ids import ANY, Spot, to_text

_PLAIN = frozenset({int, str, Spot})


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of the named view.

    Raises NoReverseMatch if no address has that name and those arguments.
    """
    urlconf = get_urlconf() or settings.ROOT_URLCONF
    # Only plain ids and slugs are remembered: other objects may look different when they are asked again.
    for value in args:
        if type(value) not in _PLAIN:
            args = tuple(map(_plain, args))
            break
    if args and not kwargs and type(args[-1]) is int and type(name) is str:
        pieces = _around_an_id(name, urlconf, get_script_prefix(), args[:-1])
        if pieces is not None:
            return to_text(args[-1]).join(pieces)
    if all(type(value) in _PLAIN for value in (*args, *kwargs.values())):
        return _remembered(name, urlconf, get_script_prefix(), args, tuple(kwargs.items()))
    return reverse(name, urlconf=urlconf, args=args or None, kwargs=kwargs or None)


@lru_cache(maxsize=1024, typed=True)
def _around_an_id(name: str, urlconf: str, prefix: str, args: tuple[Any, ...]) -> list[str] | None:
    """The address that ends with an id, without it, so that it need not be found anew for each row of a page; None if
    there is none, or numbers are written otherwise in it, or not everything before it is plain."""
    if not all(type(value) in _PLAIN for value in args):
        return None
    try:
        pieces = reverse(name, urlconf=urlconf, args=(*args, ANY)).split(to_text(ANY))
    except NoReverseMatch:
        return None  # said by whoever asks for it in full
    return pieces if len(pieces) == 2 else None


def _plain(value: Any) -> Any:
    """Of a row with an address (`core.ids.IdSlugConverter`) what stands there."""
    if type(value) not in _PLAIN and hasattr(value, "pk") and hasattr(value, "slug"):
        return Spot(value.pk, value.slug)
    return value


@lru_cache(maxsize=4096, typed=True)
def _remembered(
    name: str, urlconf: str, prefix: str, args: tuple[Any, ...], kwargs: tuple[tuple[str, Any], ...]
) -> str:
    return reverse(name, urlconf=urlconf, args=args or None, kwargs=dict(kwargs) or None)


@lru_cache(maxsize=512)
def static(path: str) -> str:
    """The address of a static file, with its fingerprint where the storage gives one.

    Raises ValueError if the storage keeps a manifest and the file is not in it.
    """
    return staticfiles_storage.url(path)


def _forget(**changed: Any) -> None:
    _remembered.cache_clear()
    _around_an_id.cache_clear()
    static.cache_clear()


setting_changed.connect(_forget)
