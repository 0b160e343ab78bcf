from django.urls import include, path

from porukka.attachments import views

app_name = "attachments"

inside = [
    path("uploads/", views.upload, name="upload"),
    path("uploads/<id:attachment>/", views.uploaded, name="uploaded"),
    path("m/<id:attachment>/", views.attachment, name="attachment"),
    path("m/<id:attachment>/<slug:variant>", views.media, name="media"),
    path("media/", views.listing, name="listing"),
    path("r/<idslug:room>/media/", views.room_listing, name="room_listing"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
