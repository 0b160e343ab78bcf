"""The link in a weekly letter that turns it off, in one membership and without signing in (RFC 8058)."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from porukka.communities import deeds
from porukka.core.ids import from_text, to_text
from porukka.goals.models import LetterWish


def token_of(wish: LetterWish) -> str:
    """The secret of a link: the wish's id, which stands nowhere else, and 128 bits of this installation's."""
    pk = to_text(wish.pk)
    return f"{pk}.{salted_hmac('goals.letters.off', pk, algorithm='sha256').hexdigest()[:32]}"


def link_of(wish: LetterWish) -> str:
    return settings.PORUKKA_URL + reverse("goals:off", args=[token_of(wish)])


def find(token: str) -> LetterWish | None:
    """Whose letters a link turns off; None for a link this installation never made."""
    try:
        pk = from_text(token[:100].partition(".")[0])
    except ValueError:
        return None
    wish = LetterWish.objects.select_related("member__person", "community").filter(pk=pk).first()
    if wish is None or not constant_time_compare(token_of(wish).encode(), token.encode()):
        return None
    return wish


@transaction.atomic
def turn_off(wish: LetterWish) -> None:
    """No weekly letter any more: it stays on its page. Again it changes nothing."""
    if LetterWish.objects.filter(pk=wish.pk, is_wanted=True).update(is_wanted=False):
        deeds.record("letter.wanted", actor=wish.member, subject=wish.member_id, is_wanted=False)
