from django.apps import AppConfig


class PurposeConfig(AppConfig):
    name = "porukka.purpose"
    label = "purpose"
