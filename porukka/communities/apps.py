from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    name = "porukka.communities"
    label = "communities"
