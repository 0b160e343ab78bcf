from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "porukka.profiles"
    label = "profiles"
