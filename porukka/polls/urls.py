from django.urls import include, path

from porukka.polls.views import answering, changing

app_name = "polls"

inside = [
    path("polls/<id:poll>/", answering.poll, name="poll"),
    path("polls/<id:poll>/outcome/", answering.outcome, name="outcome"),
    path("polls/<id:poll>/vote/", answering.vote, name="vote"),
    path("polls/<id:poll>/options/", answering.add_option, name="add_option"),
    path("polls/<id:poll>/edit/", changing.edit, name="edit"),
    path("polls/<id:poll>/closing/", changing.closing, name="closing"),
    path("polls/<id:poll>/close/", changing.close, name="close"),
    path("polls/<id:poll>/answers.csv", answering.answers, name="answers"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
