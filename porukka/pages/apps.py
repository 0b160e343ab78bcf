from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class PagesConfig(AppConfig):
    name = "porukka.pages"
    label = "pages"
    parts = (Part("pages", _("Pages"), _("What a discussion came to, written up.")),)
