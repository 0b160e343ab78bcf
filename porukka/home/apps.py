from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "porukka.home"
    label = "home"
