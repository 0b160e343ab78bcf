from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "porukka.search"
    label = "search"
