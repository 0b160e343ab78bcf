from django.apps import AppConfig


class PollsConfig(AppConfig):
    name = "porukka.polls"
    label = "polls"
