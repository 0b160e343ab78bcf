from django.urls import include, path

from porukka.goals import views

app_name = "goals"

inside = [
    path("", views.goals, name="goals"),
    path("new/", views.new, name="new"),
    path("<id:goal>/", views.goal, name="goal"),
    path("<id:goal>/edit/", views.change, name="change"),
    path("<id:goal>/number/", views.number, name="number"),
    path("<id:goal>/ending/", views.end, name="end"),
]

urlpatterns = [
    path("c/<slug:community>/goals/", include(inside)),
    path("c/<slug:community>/pulse/", views.pulse, name="pulse"),
]
