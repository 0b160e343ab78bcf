"""Where an address leads is remembered, and little besides."""

from django.test import RequestFactory

from porukka.config.handler import Handler


def test_what_is_remembered_of_an_address_is_only_where_it_leads():
    request = RequestFactory().get("/c/village/search/")
    handler = Handler()
    found = handler.resolve_request(request)
    assert (found.view_name, found.kwargs) == ("search:search", {"community": "village"})
    assert handler.resolve_request(request) is found
    assert found.tried is None  # 19 kB of patterns that did not fit
