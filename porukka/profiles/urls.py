from django.urls import include, path

from porukka.profiles import views

app_name = "profiles"

inside = [
    path("me/profile/", views.edit, name="edit"),
    path("me/profile/export/", views.export, name="export"),
    path("directory/", views.directory, name="directory"),
    path("members/<id:other>/profile/", views.public, name="public"),
    path("members/<id:other>/introduction/", views.introduce, name="introduce"),
    path("introductions/", views.all_introductions, name="introductions"),
    path("introductions/<id:introduction>/answer/", views.answer, name="answer"),
    path("introductions/<id:introduction>/draft/", views.begin, name="begin"),
    path("portfolio/<id:item>", views.picture, name="picture"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
