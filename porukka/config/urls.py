"""Every address of the product, by folder."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, register_converter

from porukka.core.design import page
from porukka.core.ids import IdConverter, IdSlugConverter

register_converter(IdConverter, "id")
register_converter(IdSlugConverter, "idslug")

handler400 = "porukka.core.errors.bad_request"
handler403 = "porukka.core.errors.forbidden"
handler404 = "porukka.core.errors.not_found"
handler429 = "porukka.people.views.waiting.too_many_requests"  # allauth asks for it
handler500 = "porukka.core.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("porukka.home.urls")),
    path("people/", include("porukka.people.urls")),
    path("", include("porukka.history.urls")),
    path("", include("porukka.guide.urls")),
    path("", include("porukka.goals.urls")),
    path("", include("porukka.rounds.urls")),
    path("", include("porukka.notifications.urls")),
    path("", include("porukka.insights.urls")),
    path("", include("porukka.mood.urls")),
    path("", include("porukka.ledger.urls")),
    path("", include("porukka.search.urls")),
    path("", include("porukka.newcomers.urls")),
    path("", include("porukka.profiles.urls")),
    path("", include("porukka.thanks.urls")),
    path("", include("porukka.register.urls")),
    path("", include("porukka.polls.urls")),
    path("", include("porukka.ideas.urls")),
    path("", include("porukka.events.urls")),
    path("", include("porukka.questions.urls")),
    path("", include("porukka.confirmations.urls")),
    path("", include("porukka.stories.urls")),
    path("", include("porukka.attachments.urls")),
    path("", include("porukka.pages.urls")),
    path("", include("porukka.purpose.urls")),  # before the talk: it has a community's first page
    path("", include("porukka.moderation.urls")),
    path("", include("porukka.discussions.urls")),
    path("", include("porukka.joining.urls")),
    path("", include("porukka.communities.urls")),
]

# its views refuse too where nobody develops
development: list[URLPattern | URLResolver] = [
    path("design/", page, name="design"),
    path("outbox/", include("porukka.core.mail.urls")),
]
if settings.PORUKKA_DEV:
    urlpatterns += development
