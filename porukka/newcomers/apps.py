from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class NewcomersConfig(AppConfig):
    name = "porukka.newcomers"
    label = "newcomers"
    parts = (
        Part(
            "newcomers",
            _("Welcoming newcomers"),
            _("Introducing oneself, and members who are asked to greet."),
        ),
    )
