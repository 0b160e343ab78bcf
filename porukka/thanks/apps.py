from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class ThanksConfig(AppConfig):
    name = "porukka.thanks"
    label = "thanks"
    parts = (
        Part(
            "thanks",
            _("Thanks"),
            _("Thanking a member with a reason, and the draft of thanks for the week."),
        ),
    )
