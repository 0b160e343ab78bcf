from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class EventsConfig(AppConfig):
    name = "porukka.events"
    label = "events"
    parts = (
        Part("events", _("Events"), _("Meeting at a time and a place: who comes, and who waits for a seat.")),
    )
