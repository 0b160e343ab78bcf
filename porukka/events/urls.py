from django.urls import URLPattern, URLResolver, include, path

app_name = "events"

inside: list[URLPattern | URLResolver] = []

urlpatterns = [path("c/<slug:community>/events/", include(inside))]
