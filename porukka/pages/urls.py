from django.urls import include, path

from porukka.pages import views

app_name = "pages"

inside = [
    path("pages/", views.listing, name="listing"),
    path("r/<idslug:room>/pages/", views.room_listing, name="room_listing"),
    path("t/<idslug:topic>/page/", views.new_page, name="new"),
    path("page/<idslug:page>/", views.page, name="page"),
    path("page/<idslug:page>/edit/", views.edit_page, name="edit"),
    path("page/<idslug:page>/history/", views.history, name="history"),
    path("page/<idslug:page>/deletion/", views.delete_page, name="delete"),
    path("page/<idslug:page>/deletion/end/", views.undo_deletion, name="undo_deletion"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
