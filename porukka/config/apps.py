from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "porukka.config"
    label = "config"
