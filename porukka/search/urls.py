from django.urls import include, path

from porukka.search import views

app_name = "search"

inside = [path("search/", views.search, name="search")]

urlpatterns = [path("c/<slug:community>/", include(inside))]
