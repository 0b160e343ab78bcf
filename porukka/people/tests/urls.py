"""The addresses of this floor alone, so that its tests need nothing from the floors above."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.utils import timezone


def home(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{request.LANGUAGE_CODE} {timezone.get_current_timezone_name()}")  # type: ignore[attr-defined]


handler429 = "porukka.people.views.waiting.too_many_requests"
urlpatterns = [
    path("", home, name="home"),
    path("elsewhere/", home),
    path("people/", include("porukka.people.urls")),
    path("outbox/", include("porukka.core.mail.urls")),
]
