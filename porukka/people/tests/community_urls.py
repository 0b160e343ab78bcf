"""A page that prefers its community's language and zone."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from porukka.people.middleware import use_community
from porukka.people.tests import urls


def page(request: HttpRequest) -> HttpResponse:
    use_community(request, "fi", "Europe/Helsinki")
    return urls.home(request)


urlpatterns = [*urls.urlpatterns, path("in-a-community/", page)]
