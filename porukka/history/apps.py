from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class HistoryConfig(AppConfig):
    name = "porukka.history"
    label = "history"
    parts = (Part("history", _("Looking back"), _("What was talked about in earlier months and years.")),)
