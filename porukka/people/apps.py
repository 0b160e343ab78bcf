from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "porukka.people"
    label = "people"
