from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "porukka.moderation"
    label = "moderation"
