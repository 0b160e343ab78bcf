from django.urls import include, path

from porukka.history import views

app_name = "history"

inside = [path("history/", views.history, name="history")]

urlpatterns = [path("c/<slug:community>/", include(inside))]
