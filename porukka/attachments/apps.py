from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class AttachmentsConfig(AppConfig):
    name = "porukka.attachments"
    label = "attachments"
    parts = (Part("attachments", _("Pictures and files"), _("With posts, and a page of all of them.")),)
