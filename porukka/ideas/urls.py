from django.urls import include, path

from porukka.ideas.views import contests, ideas

app_name = "ideas"

inside = [
    path("", ideas.board, name="board"),
    path("promise/", ideas.promise, name="promise"),
    path("<id:idea>/vote/", ideas.vote, name="vote"),
    path("<id:idea>/vote/end/", ideas.end_vote, name="end_vote"),
    path("<id:idea>/decision/", ideas.decide, name="decide"),
    path("contests/", contests.contests, name="contests"),
    path("contests/new/", contests.announce, name="announce"),
    path("contests/<id:contest>/", contests.contest, name="contest"),
    path("contests/<id:contest>/choice/", contests.choose, name="choose"),
    path("contests/<id:contest>/end/", contests.call_off, name="call_off"),
    path("contests/entry/<id:contender>/vote/", contests.choose_one, name="choose_one"),
    path("contests/entry/<id:contender>/vote/end/", contests.end_choice, name="end_choice"),
]

urlpatterns = [path("c/<slug:community>/ideas/", include(inside))]
