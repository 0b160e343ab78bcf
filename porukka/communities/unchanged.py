"""A page that somebody's browser has already is not drawn again: its tag (ETag) names all that the page is made of.

In a tag stand the columns of the person, the member and the community as they were read with this request; the
number of the community's newest deed, without which nothing that others do can show; how often she herself has sent
something (`Member.own_version`), which tells of what has no deed: how far she has read, drafts, what she saved or put
away; what higher floors say in the slot `page.tag` (the bell, which the worker rings); the form's secret, the
language, the zone, the address, the code, and the minute. So it is the minute at most that a page may be old, by
what ends or comes by itself: the same as of what is `kept`.

All of this is read before anything of the page, so a tag never belongs to a page older than itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from hashlib import blake2b
from operator import itemgetter
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.messages import get_messages
from django.db import transaction
from django.db.models import F, Model
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.utils.translation import get_language

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.code import code_version

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Reader, P], HttpResponse]
SAFE = ("GET", "HEAD", "OPTIONS")
NOT_SHOWN = frozenset({"password", "last_login"})


def not_drawn_again(view: View[P]) -> View[P]:
    """For a page of a community that is often looked at again: 304 to a browser that has it, before its rows are
    asked. Not while a message waits, which is told once; nor while one develops, when templates change."""

    @wraps(view)
    def answer(request: HttpRequest, reader: Reader, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method != "GET" or settings.PORUKKA_DEV or len(get_messages(request)):
            return view(request, reader, *args, **kwargs)
        tag = tag_of(request, reader)
        # "*" asks whether there is a page at all: that is for the view to say
        if tag in parse_etags(request.META.get("HTTP_IF_NONE_MATCH", "")):
            response: HttpResponse = HttpResponseNotModified()
        else:
            response = view(request, reader, *args, **kwargs)
            if response.status_code != 200:
                return response
        response.headers["ETag"] = tag
        if "Cache-Control" in response.headers:
            patch_cache_control(response, private=True, no_cache=True)
        else:
            response.headers["Cache-Control"] = "private, no-cache"
        return response

    return cast(View[P], answer)


def tag_of(request: HttpRequest, reader: Reader) -> str:
    """What the page at this address is made of, for this reader now, in a few letters nobody can read."""
    person = reader.person
    made_of = (
        code_version(),
        request.path_info,
        request.META.get("QUERY_STRING"),
        get_language(),
        timezone.get_current_timezone_name(),
        request.META.get("CSRF_COOKIE"),  # the forms of the page are good for this browser alone
        _shown(person) if person and person.is_authenticated else (),
        _shown(reader) if isinstance(reader, Member) else reader.role,
        _shown(reader.community),
        reader.__dict__.get("_stamp"),
        slots.fill("page.tag", reader)[None],
        int(timezone.now().timestamp()) // 60,
    )
    key = settings.SECRET_KEY.encode()[:64]
    return f'W/"{blake2b(repr(made_of).encode(), digest_size=16, key=key).hexdigest()}"'


def has_sent(request: HttpRequest, reader: Reader, response: HttpResponse, recorded: int) -> None:
    """Count it, if she has sent something and it was taken: what is her own may be another now.

    recorded: `deeds.recorded_here()` as it was before; a deed that has been recorded since says it, too.
    """
    if request.method in SAFE or not reader.is_member or deeds.recorded_here() > recorded:
        return
    if response.status_code < 400:
        with transaction.atomic():  # whose beginning waits fairly (core/sqlite)
            Member.objects.filter(pk=reader.pk).update(own_version=F("own_version") + 1)


def _shown(row: Any) -> tuple[Any, ...]:
    """All columns of a row, as far as they are told to anybody."""
    row = getattr(row, "_wrapped", row)  # the person of a request is fetched when somebody looks at her
    return _columns(row._meta.model)(row.__dict__)


@cache
def _columns(model: type[Model]) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
    shown = (field.attname for field in model._meta.concrete_fields if field.attname not in NOT_SHOWN)
    return itemgetter(*shown)
