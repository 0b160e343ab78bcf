"""The link in a letter that turns its kind of letter off, in one membership and without signing in (RFC 8058)."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from porukka.core.ids import from_text, to_text
from porukka.notifications.actions.choosing import plan_anew
from porukka.notifications.kinds import Kind, Way
from porukka.notifications.models import Preference

DAILY = frozenset({"daily"})  # the summary, whatever kinds it holds


def token_of(wish: Preference, what: Iterable[str]) -> str:
    """The secret of a link: the preference's id, which stands nowhere else, what it turns off, and 128 bits that
    only this installation can make. what: kinds of notification, or DAILY."""
    told = f"{to_text(wish.pk)}.{'-'.join(sorted(what))}"
    mac = salted_hmac("notifications.off", told, algorithm="sha256").hexdigest()[:32]
    return f"{told}.{mac}"


def link_of(wish: Preference, what: Iterable[str]) -> str:
    return settings.PORUKKA_URL + reverse("notifications:off", args=[token_of(wish, what)])


def find(token: str) -> tuple[Preference, frozenset[str]] | None:
    """Whose letters a link turns off, and which; None for a link this installation never made."""
    pk, _dot, rest = token[:300].partition(".")
    what = frozenset(rest.partition(".")[0].split("-"))
    try:
        wish = (
            Preference.objects.select_related("member__person", "community").filter(pk=from_text(pk)).first()
        )
    except ValueError:
        return None
    if wish is None or not constant_time_compare(token_of(wish, what), token):
        return None
    return wish, what


def still_mailed(wish: Preference, what: frozenset[str]) -> list[str]:
    """The kinds that a link turns off and that come by mail now."""
    if what == DAILY:
        return wish.kinds_by(Way.DAILY)
    return [kind for kind in Kind.values if kind in what and wish.way_of(kind) != Way.PAGE]


@transaction.atomic
def turn_off(wish: Preference, what: frozenset[str]) -> None:
    """No letters of this kind any more: it stays on the page. Again it changes nothing."""
    locked = Preference.objects.select_for_update(of=("self",))
    wish = locked.select_related("member__person", "member__community").get(pk=wish.pk)
    if kinds := still_mailed(wish, what):
        wish.ways |= dict.fromkeys(kinds, Way.PAGE.value)
        wish.save(update_fields=["ways"])
        plan_anew(wish)
