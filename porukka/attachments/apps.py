from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "porukka.attachments"
    label = "attachments"
