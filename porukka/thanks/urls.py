from django.urls import include, path

from porukka.thanks import views

app_name = "thanks"

inside = [
    path("members/<id:other>/thanks/", views.thank, name="thank"),
    path("p/<id:post>/thanks/", views.thank_for, name="thank_for"),
    path("thanks/week/", views.week, name="week"),
    path("thanks/<id:thanks>/end/", views.take_back, name="take_back"),
    path("thanks/<id:thanks>/hiding/", views.hide, name="hide"),
    path("me/thanks/", views.mine, name="mine"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
