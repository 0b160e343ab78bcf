from django.urls import include, path

from porukka.mood import views

app_name = "mood"

inside = [
    path("mood/", views.mood, name="mood"),
    path("mood/posts/", views.posts, name="posts"),
    path("mood/posts/<id:post>/label/", views.correct, name="correct"),
    path("mood/post/", views.make_post, name="make_post"),
    path("mood/rooms/", views.rooms, name="rooms"),
    path("mood/rooms/<idslug:room>/", views.choose_room, name="choose_room"),
    path("mood/alerts/", views.alerts, name="alerts"),
    path("mood/alerts/<id:alert>/end/", views.remove_alert, name="remove_alert"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
