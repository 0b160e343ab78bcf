from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part

PULSE = "pulse"


class GoalsConfig(AppConfig):
    name = "porukka.goals"
    label = "goals"
    parts = (
        Part(
            PULSE,
            _("A question a month"),
            _("Members are asked whether they feel they belong here. Nobody can tell who answered what."),
        ),
    )
