from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class ProfilesConfig(AppConfig):
    name = "porukka.profiles"
    label = "profiles"
    parts = (
        Part(
            "profiles",
            _("Profiles and the directory"),
            _("What members tell about themselves, how they find each other by it, and introducing two."),
        ),
    )
