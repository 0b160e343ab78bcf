from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from porukka.core.settled import look_up_plainly
from porukka.core.threads import keep_by_thread


class CoreConfig(AppConfig):
    name = "porukka.core"
    label = "core"

    def ready(self) -> None:
        look_up_plainly()
        keep_by_thread()
        # the ways up: every folder may have these files, and registers itself by them
        autodiscover_modules("slots", "gates", "blocks", "subscribers")
