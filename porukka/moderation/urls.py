from django.urls import include, path

from porukka.moderation import views

app_name = "moderation"

inside = [
    path("p/<id:post>/report/", views.report, name="report"),
    path("questions/q/<id:question>/report/", views.report_question, name="report_question"),
    path("reports/", views.reports, name="reports"),
    path("reports/<id:report>/settlement/", views.settle, name="settle"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
