from django.apps import AppConfig


class ThanksConfig(AppConfig):
    name = "porukka.thanks"
    label = "thanks"
