from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "porukka.rounds"
    label = "rounds"
