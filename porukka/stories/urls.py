from django.urls import include, path

from porukka.stories import views

app_name = "stories"

inside = [
    path("stories/", views.today, name="today"),
    path("stories/new/", views.new, name="new"),
    path("stories/new/with/<slug:block>/", views.addition, name="addition"),
    path("stories/mine/", views.mine, name="mine"),
    path("stories/<id:story>/keeping/", views.keep, name="keep"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
