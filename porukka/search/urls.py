from django.urls import include, path

from porukka.search import views

app_name = "search"

inside = [
    path("search/", views.search, name="search"),
    path("search/synonyms/", views.synonyms, name="synonyms"),
    path("search/synonyms/<id:line>/end/", views.remove_synonyms, name="remove_synonyms"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
