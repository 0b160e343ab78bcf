from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "porukka.core"
    label = "core"
