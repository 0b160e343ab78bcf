from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class StoriesConfig(AppConfig):
    name = "porukka.stories"
    label = "stories"
    parts = (Part("stories", _("Stories"), _("One line or one picture that is gone after a day, or kept.")),)
