from django.urls import include, path

from porukka.newcomers import views

app_name = "newcomers"

inside = [
    path("hello/", views.hello, name="hello"),
    path("hello/later/", views.read_first, name="read_first"),
    path("greeting/", views.greeting, name="greeting"),
    path("greeting/volunteer/", views.volunteer, name="volunteer"),
    path("greeting/volunteer/end/", views.end_volunteering, name="end_volunteering"),
    path("greeting/settings/", views.settings, name="settings"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
