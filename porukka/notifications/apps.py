from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "porukka.notifications"
    label = "notifications"
