"""The headers of every answer: those that Django and django-csp would write, on each page and each refusal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.views.decorators.clickjacking import xframe_options_exempt

from porukka.core.headers import Headers

USUAL = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
HSTS = "Strict-Transport-Security"


def answered(view: Callable[[HttpRequest], HttpResponse], *, safely: bool = False) -> HttpResponse:
    response = Headers(view)(RequestFactory().get("/", secure=safely))
    assert isinstance(response, HttpResponse)
    return response


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/people/login/", "/nothing/is/here/", "/c/nowhere/"])
def test_pages_and_refusals_have_them(client: Client, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers.get(name) for name in USUAL} == USUAL
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert HSTS not in answer.headers


def test_only_who_came_safely_is_told_to_come_safely() -> None:
    with override_settings(SECURE_HSTS_SECONDS=60):
        assert answered(lambda request: HttpResponse(), safely=True).headers[HSTS] == "max-age=60"
        assert HSTS not in answered(lambda request: HttpResponse()).headers
    with override_settings(SECURE_HSTS_SECONDS=0):
        assert HSTS not in answered(lambda request: HttpResponse(), safely=True).headers


def test_what_an_answer_says_itself_stays() -> None:
    own = {"Referrer-Policy": "no-referrer", "x-frame-options": "SAMEORIGIN"}
    found = answered(lambda request: HttpResponse("words", headers=own)).headers
    assert (found["Referrer-Policy"], found["X-Frame-Options"]) == ("no-referrer", "SAMEORIGIN")
    assert found["Content-Type"].startswith("text/html")


def test_an_answer_that_asks_for_others_gets_them_and_the_next_does_not() -> None:
    @xframe_options_exempt
    @csp_replace({"img-src": ["https://here.example"]})
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    headers = Headers(view)
    found = headers(RequestFactory().get("/")).headers
    assert "img-src https://here.example" in found["Content-Security-Policy"]
    assert "X-Frame-Options" not in found
    assert found["Referrer-Policy"] == "same-origin"
    usual = answered(lambda request: HttpResponse()).headers
    assert "img-src 'self'" in usual["Content-Security-Policy"]
    assert usual["X-Frame-Options"] == "DENY"


def test_answers_share_no_headers() -> None:
    headers = Headers(lambda request: HttpResponse())
    first, second = (headers(RequestFactory().get("/")) for _time in range(2))
    first.headers["Referrer-Policy"] = "no-referrer"
    del first.headers["X-Frame-Options"]
    assert {name: second.headers[name] for name in USUAL} == USUAL
