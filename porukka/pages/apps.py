from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "porukka.pages"
    label = "pages"
