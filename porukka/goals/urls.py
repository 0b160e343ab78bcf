from django.urls import include, path

from porukka.goals import views

app_name = "goals"

inside = [
    path("", views.goals, name="goals"),
    path("new/", views.new, name="new"),
    path("letters/", views.letters, name="letters"),
    path("letters/mail/", views.mail, name="mail"),
    path("letters/<id:letter>/", views.letter, name="letter"),
    path("experiments/", views.experiments, name="experiments"),
    path("experiments/new/", views.try_out, name="try_out"),
    path("experiments/<id:experiment>/", views.experiment, name="experiment"),
    path("periods/", views.periods, name="periods"),
    path("costs/", views.costs, name="costs"),
    path("why/", views.why, name="why"),
    path("tables/<slug:table>/<slug:form>/", views.table, name="table"),
    path("<id:goal>/", views.goal, name="goal"),
    path("<id:goal>/edit/", views.change, name="change"),
    path("<id:goal>/number/", views.number, name="number"),
    path("<id:goal>/ending/", views.end, name="end"),
]

urlpatterns = [
    path("c/<slug:community>/goals/", include(inside)),
    path("c/<slug:community>/pulse/", views.pulse, name="pulse"),
    path("n/letters/off/<str:token>/", views.off, name="off"),
]
