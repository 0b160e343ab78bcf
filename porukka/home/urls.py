from django.urls import path

from porukka.home import views

urlpatterns = [
    path("", views.front, name="home"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("robots.txt", views.robots, name="robots"),
]
