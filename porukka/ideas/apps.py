from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class IdeasConfig(AppConfig):
    name = "porukka.ideas"
    label = "ideas"
    parts = (
        Part("ideas", _("Ideas"), _("Members vote for ideas, and the team has promised when it decides.")),
    )
