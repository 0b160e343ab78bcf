from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    name = "porukka.discussions"
    label = "discussions"
