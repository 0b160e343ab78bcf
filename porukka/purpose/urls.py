from django.urls import include, path

from porukka.purpose import views

app_name = "purpose"

MISSION, AUDIENCE = {"kind": "mission"}, {"kind": "audience"}

inside = [
    path("", views.overview, name="overview"),
    path("mission/", views.statement, MISSION, name="mission"),
    path("mission/edit/", views.edit_statement, MISSION, name="edit_mission"),
    path("mission/history/", views.history, MISSION, name="mission_history"),
    path("mission/comparison/", views.compare, MISSION, name="compare_mission"),
    path("mission/evidence/", views.cite, MISSION, name="cite_mission"),
    path("audience/", views.statement, AUDIENCE, name="audience"),
    path("audience/edit/", views.edit_statement, AUDIENCE, name="edit_audience"),
    path("audience/history/", views.history, AUDIENCE, name="audience_history"),
    path("audience/comparison/", views.compare, AUDIENCE, name="compare_audience"),
    path("audience/evidence/", views.cite, AUDIENCE, name="cite_audience"),
    path("evidence/<id:evidence>/end/", views.take_away, name="end_evidence"),
]

urlpatterns = [path("c/<slug:community>/purpose/", include(inside))]
