from django.urls import include, path

from porukka.notifications import views

app_name = "notifications"

inside = [
    path("notifications/", views.notifications, name="notifications"),
    path("notifications/bell/", views.bell, name="bell"),
    path("notifications/readings/", views.read_all, name="read_all"),
    path("notifications/settings/", views.settings, name="settings"),
    path("notifications/<id:notification>/reading/", views.open_one, name="open"),
]

urlpatterns = [
    path("c/<slug:community>/", include(inside)),
    path("n/off/<str:token>/", views.off, name="off"),
]
