from django.urls import include, path

from porukka.ledger import views

app_name = "ledger"

inside = [
    path("", views.ledger, name="ledger"),
    path("new/", views.new, name="new"),
    path("post/<id:post>/", views.take, name="take"),
    path("topic/<idslug:topic>/", views.file, name="file"),
    path("<id:filed>/", views.state, name="state"),
    path("<id:filed>/end/", views.take_off, name="take_off"),
]

urlpatterns = [path("c/<slug:community>/ledger/", include(inside))]
