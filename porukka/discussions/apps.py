from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class DiscussionsConfig(AppConfig):
    name = "porukka.discussions"
    label = "discussions"
    # asked by the rules of the talk; the talk itself is no part, since everything stands on it
    parts = (
        Part(
            "veils",
            _("Asking without a name"),
            _("In the rooms that allow it. What has been asked so stays."),
        ),
    )
