from django.apps import AppConfig


class MoodConfig(AppConfig):
    name = "porukka.mood"
    label = "mood"
