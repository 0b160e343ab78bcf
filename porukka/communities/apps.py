from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    name = "porukka.communities"
    label = "communities"

    def ready(self) -> None:
        from porukka.communities import live, switching

        live.connect()
        switching.connect()
