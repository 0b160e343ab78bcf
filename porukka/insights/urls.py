from django.urls import include, path

from porukka.insights import views

app_name = "insights"

inside = [
    path("insights/", views.verdict, name="verdict"),
    path("insights/measured/", views.measured, name="measured"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
