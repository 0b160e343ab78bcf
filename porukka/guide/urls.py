from django.urls import include, path

from porukka.guide import views

app_name = "guide"

inside = [
    path("", views.guide, name="guide"),
    path("plan/", views.plan, name="plan"),
    path("parts/", views.parts, name="parts"),
    path("parts/<slug:part>/", views.part, name="part"),
    path("take/<slug:piece>/", views.take, name="take"),
    path("asks/", views.ask_these, name="asks"),
    path("link/", views.link, name="link"),
    path("<slug:step>/", views.step, name="step"),
    path("<slug:step>/history/", views.history, name="history"),
    path("<slug:step>/holding/", views.hold, name="hold"),
]

urlpatterns = [
    path("communities/new/", views.found, name="found"),
    path("c/<slug:community>/guide/", include(inside)),
]
