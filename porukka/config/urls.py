"""Every address of the product, by folder."""

from django.conf import settings
from django.urls import include, path, register_converter

from porukka.core.ids import IdConverter, IdSlugConverter

register_converter(IdConverter, "id")
register_converter(IdSlugConverter, "idslug")

urlpatterns = [
    path("", include("porukka.home.urls")),
    path("", include("porukka.people.urls")),
    path("", include("porukka.notifications.urls")),
    path("", include("porukka.search.urls")),
    path("", include("porukka.polls.urls")),
    path("", include("porukka.discussions.urls")),
    path("", include("porukka.communities.urls")),
]

if settings.PORUKKA_DEV:
    from porukka.core.design import page

    urlpatterns += [
        path("design/", page, name="design"),
        path("outbox/", include("porukka.core.mail.urls")),
    ]
