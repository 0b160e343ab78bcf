from django.urls import include, path

from porukka.confirmations import views

app_name = "confirmations"

inside = [
    path("confirmations/<id:ask>/", views.who, name="who"),
    path("confirmations/<id:ask>/mine/", views.confirm, name="confirm"),
    path("confirmations/<id:ask>/reminder/", views.remind, name="remind"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
