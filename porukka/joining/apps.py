from django.apps import AppConfig


class JoiningConfig(AppConfig):
    name = "porukka.joining"
    label = "joining"
