from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class LinksConfig(AppConfig):
    name = "porukka.links"
    label = "links"
    parts = (
        Part("links", _("Links with a question"), _("A discussion about something elsewhere on the web.")),
        Part(
            "link_questions",
            _("A question is asked with each link"),
            _("Whoever shares a link says what she wants to ask about it. Off: she may leave it out."),
        ),
    )
