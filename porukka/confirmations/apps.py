from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class ConfirmationsConfig(AppConfig):
    name = "porukka.confirmations"
    label = "confirmations"
    parts = (
        Part(
            "confirmations",
            _("“I have read this”"),
            _("The team asks everybody to read a post, and sees who has."),
        ),
    )
