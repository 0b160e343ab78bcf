"""Only included when PORUKKA_DEV is set."""

from django.urls import path

from porukka.core.mail import views

urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("<int:pk>/", views.letter, name="outbox_letter"),
]
