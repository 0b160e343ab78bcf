from django.urls import URLPattern, URLResolver, include, path

from porukka.joining.views import circle, guidelines

app_name = "joining"

inside: list[URLPattern | URLResolver] = [
    path("guidelines/", guidelines.guidelines, name="guidelines"),
    path("guidelines/edit/", guidelines.edit_guidelines, name="edit_guidelines"),
    path("guidelines/history/", guidelines.guidelines_history, name="guidelines_history"),
    path("guidelines/changes/", guidelines.guidelines_changes, name="guidelines_changes"),
    path("guidelines/acceptance/", guidelines.accept_guidelines, name="accept_guidelines"),
    path("guidelines/accepted/", guidelines.accepted_guidelines, name="accepted_guidelines"),
    path("guidelines/accepted.csv", guidelines.accepted_guidelines_file, name="accepted_guidelines_file"),
    path("circle/", circle.circle, name="circle"),
    path("circle/opening/", circle.open_circle, name="open_circle"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
