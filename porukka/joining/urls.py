from django.urls import URLPattern, URLResolver, include, path

app_name = "joining"

inside: list[URLPattern | URLResolver] = []

urlpatterns = [path("c/<slug:community>/", include(inside))]
