from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class RegisterConfig(AppConfig):
    name = "porukka.register"
    label = "register"
    parts = (
        Part(
            "register",
            _("Member register"),
            _("For an association: full names, municipalities, dates and fees. Only the board sees it."),
            begins_off=True,
        ),
    )
