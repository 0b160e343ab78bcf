"""What is told once: it goes with a cookie, which is there as long as somebody has something to be told."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from porukka.core.messages import Storage


def asked(cookie: str = "") -> HttpRequest:
    request = RequestFactory().get("/")
    if cookie:
        request.COOKIES["messages"] = cookie
    request._messages = Storage(request)  # type: ignore[attr-defined]
    return request


def told(request: HttpRequest) -> list[str]:
    return [str(message) for message in messages.get_messages(request)]


def answered(request: HttpRequest) -> HttpResponse:
    response = HttpResponse()
    messages.get_messages(request).update(response)  # type: ignore[attr-defined]
    return response


def test_a_message_is_told_on_the_next_page_and_then_forgotten() -> None:
    first = asked()
    messages.success(first, "Kiitos!")
    cookie = answered(first).cookies["messages"].value
    second = asked(cookie)
    assert told(second) == ["Kiitos!"]
    assert answered(second).cookies["messages"]["max-age"] == 0


def test_one_that_was_not_told_is_kept() -> None:
    first = asked()
    messages.success(first, "Kiitos!")
    cookie = answered(first).cookies["messages"].value
    second = asked(cookie)
    assert "messages" not in answered(second).cookies  # the browser keeps what it has
    messages.success(second, "And you are welcome.")
    assert told(asked(answered(second).cookies["messages"].value)) == ["Kiitos!", "And you are welcome."]


def test_told_in_the_answer_itself_it_leaves_no_cookie() -> None:
    request = asked()
    messages.success(request, "Kiitos!")
    assert told(request) == ["Kiitos!"]
    assert "messages" not in answered(request).cookies


def test_who_has_nothing_to_be_told_gets_no_cookie() -> None:
    request = asked()
    assert told(request) == []
    assert "messages" not in answered(request).cookies


def test_a_forged_message_is_not_told() -> None:
    assert told(asked("W1siX19qc29uX21lc3NhZ2UiLDAsMjUsImV2aWwiXV0:1abc:forged")) == []
