from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils.functional import SimpleLazyObject

from porukka.core.context import page


def test_a_page_that_does_not_look_at_the_person_asks_nothing():
    def load() -> None:
        raise AssertionError("the person was loaded")

    request = RequestFactory().get("/")
    request.user = SimpleLazyObject(load)
    values = page(request)
    assert values["language"] in ("en", "fi")
    assert values["dev"] in (True, False)


def test_a_page_without_sessions_has_a_visitor():
    assert isinstance(page(RequestFactory().get("/"))["person"], AnonymousUser)
