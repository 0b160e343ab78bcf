from django.urls import path

from porukka.home import views

urlpatterns = [
    path("", views.front, name="home"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("robots.txt", views.robots, name="robots"),
    path("c/<slug:community>/keys/", views.keys, name="keys"),
    path("c/<slug:community>/waiting/", views.waiting, name="waiting"),
    path("c/<slug:community>/switch/", views.switch, name="switch"),
]
