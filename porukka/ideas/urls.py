from django.urls import include, path

from porukka.ideas import views

app_name = "ideas"

inside = [
    path("", views.board, name="board"),
    path("promise/", views.promise, name="promise"),
    path("<id:idea>/vote/", views.vote, name="vote"),
    path("<id:idea>/vote/end/", views.end_vote, name="end_vote"),
    path("<id:idea>/decision/", views.decide, name="decide"),
]

urlpatterns = [path("c/<slug:community>/ideas/", include(inside))]
