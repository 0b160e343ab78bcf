from django.apps import AppConfig


class NewcomersConfig(AppConfig):
    name = "porukka.newcomers"
    label = "newcomers"
