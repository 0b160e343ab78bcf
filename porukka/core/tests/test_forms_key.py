"""The key of a page's forms is Django's own, and looks another one in each answer."""

from __future__ import annotations

import pytest
from django.http import HttpRequest
from django.middleware.csrf import CSRF_ALLOWED_CHARS, _does_token_match, _unmask_cipher_token, get_token

from porukka.core.forms_key import forms_key, masked

SECRETS = [CSRF_ALLOWED_CHARS[:32], CSRF_ALLOWED_CHARS[-32:], "a" * 32, "9" * 32]


@pytest.mark.parametrize("secret", SECRETS)
def test_django_reads_the_secret_from_under_the_mask(secret):
    keys = {masked(secret) for _time in range(50)}
    assert len(keys) == 50
    for key in keys:
        assert len(key) == 64
        assert _unmask_cipher_token(key) == secret
        assert _does_token_match(key, secret)
        assert not _does_token_match(key, "b" * 32)


def test_every_letter_is_as_likely_as_any_other_in_a_mask():
    seen = "".join(masked("a" * 32)[:32] for _time in range(2_000))
    counts = [seen.count(letter) for letter in CSRF_ALLOWED_CHARS]
    mean = len(seen) / len(CSRF_ALLOWED_CHARS)  # 1,032; six times its deviation is 193
    assert all(abs(count - mean) < 200 for count in counts)


def test_who_has_no_key_yet_gets_one_and_who_has_keeps_it():
    request = HttpRequest()
    first = forms_key(request)
    assert request.META["CSRF_COOKIE_NEEDS_UPDATE"]
    secret = request.META["CSRF_COOKIE"]
    again = HttpRequest()
    again.META["CSRF_COOKIE"] = secret
    for key in (first, forms_key(again), get_token(again)):
        assert _does_token_match(key, secret)
    assert again.META["CSRF_COOKIE_NEEDS_UPDATE"]
    assert again.META["CSRF_COOKIE"] == secret


def test_a_browser_that_has_the_key_is_sent_it_again_now_and_then():
    secret = CSRF_ALLOWED_CHARS[:32]

    def is_sent(cookie: str) -> bool:
        request = HttpRequest()
        request.META["CSRF_COOKIE"] = secret
        request.COOKIES["csrftoken"] = cookie
        assert _does_token_match(forms_key(request), secret)
        return bool(request.META.get("CSRF_COOKIE_NEEDS_UPDATE"))

    sent = sum(is_sent(secret) for _time in range(3_000))
    assert 30 < sent < 220  # 97 on average; six times its deviation is 58
    assert all(is_sent(other) for other in ("b" * 32, "", "short"))


@pytest.mark.parametrize("odd", ["", "short", "ä" * 32, "-" * 32])
def test_a_key_that_is_none_is_left_to_django(odd):
    request = HttpRequest()
    request.META["CSRF_COOKIE"] = odd
    try:
        expected = len(get_token(request))
    except ValueError:
        with pytest.raises(ValueError, match="substring not found"):
            forms_key(request)
    else:
        assert len(forms_key(request)) == expected
