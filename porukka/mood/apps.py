from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class MoodConfig(AppConfig):
    name = "porukka.mood"
    label = "mood"
    parts = (
        Part(
            "mood",
            _("Mood and themes"),
            _(
                "How the talk sounds and what it is about, for the team. While it is off, nothing is heard or kept."
            ),
        ),
    )
