from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class LedgerConfig(AppConfig):
    name = "porukka.ledger"
    label = "ledger"
    parts = (
        Part(
            "ledger", _("You said, we did"), _("A page that tells what was asked for and what became of it.")
        ),
    )
