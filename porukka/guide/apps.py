from django.apps import AppConfig


class GuideConfig(AppConfig):
    name = "porukka.guide"
    label = "guide"
