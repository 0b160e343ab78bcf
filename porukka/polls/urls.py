from django.urls import include, path

from porukka.polls import views

app_name = "polls"

inside = [
    path("polls/<id:poll>/vote/", views.vote, name="vote"),
    path("polls/<id:poll>/options/", views.add_option, name="add_option"),
    path("polls/<id:poll>/close/", views.close, name="close"),
    path("polls/<id:poll>/answers.csv", views.answers, name="answers"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
