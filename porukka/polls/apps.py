from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class PollsConfig(AppConfig):
    name = "porukka.polls"
    label = "polls"
    parts = (Part("polls", _("Polls"), _("A question with a few answers below a post.")),)
