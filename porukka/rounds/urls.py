from django.urls import include, path

from porukka.rounds import views

app_name = "rounds"

inside = [
    path("", views.daily, name="round"),
    path("beginning/", views.begin, name="begin"),
    path("end/", views.end, name="end"),
    path("<id:errand>/", views.answer, name="answer"),
    path("<id:errand>/thanks/", views.thank, name="thank"),
    path("<id:errand>/handing/", views.hand, name="hand"),
    path("<id:errand>/aside/", views.set_aside, name="set_aside"),
    path("<id:errand>/note/", views.note, name="note"),
]

urlpatterns = [path("c/<slug:community>/round/", include(inside))]
