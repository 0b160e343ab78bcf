from django.urls import include, path

from porukka.polls import views

app_name = "polls"

inside = [path("polls/<id:poll>/vote/", views.vote, name="vote")]

urlpatterns = [path("c/<slug:community>/", include(inside))]
