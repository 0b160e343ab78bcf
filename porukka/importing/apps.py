from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "porukka.importing"
    label = "importing"
