from django.urls import include, path

from porukka.questions import views

app_name = "questions"

inside = [
    path("<id:box>/", views.box, name="box"),
    path("<id:box>/ask/", views.ask, name="ask"),
    path("<id:box>/closure/", views.close, name="close"),
    path("<id:box>/closure/end/", views.reopen, name="reopen"),
    path("<id:box>/draft/", views.draft, name="draft"),
    path("q/<id:question>/vote/", views.vote, name="vote"),
    path("q/<id:question>/vote/end/", views.end_vote, name="end_vote"),
    path("q/<id:question>/withdrawal/", views.take_back, name="take_back"),
    path("q/<id:question>/answer/", views.answer, name="answer"),
    path("q/<id:question>/turn/", views.take_up, name="take_up"),
    path("q/<id:question>/turn/end/", views.put_down, name="put_down"),
    path("q/<id:question>/hiding/", views.hide, name="hide"),
    path("q/<id:question>/hiding/end/", views.unhide, name="unhide"),
]

urlpatterns = [path("c/<slug:community>/questions/", include(inside))]
