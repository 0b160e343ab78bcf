from django.urls import include, path

from porukka.communities import views

app_name = "communities"

inside = [
    path("live", views.live, name="live"),
    path("rooms/", views.rooms, name="rooms"),
    path("rooms/new/", views.new_room, name="new_room"),
    path("r/<idslug:room>/edit/", views.edit_room, name="edit_room"),
    path("r/<idslug:room>/people/", views.room_people, name="room_people"),
    path("r/<idslug:room>/place/end/", views.leave_room, name="leave_room"),
    path("r/<idslug:room>/place/", views.ask_in, name="ask_in"),
    path("r/<idslug:room>/waiting/end/", views.stop_waiting, name="stop_waiting"),
    path("r/<idslug:room>/sibling/", views.start_sibling, name="start_sibling"),
    path("r/<idslug:room>/stewards/", views.stewards, name="stewards"),
    path("members/", views.members, name="members"),
    path("members/<id:other>/", views.member, name="member"),
    path("members/<id:other>/role/", views.give_role, name="give_role"),
    path("members/<id:other>/suspension/", views.suspend, name="suspend"),
    path("members/<id:other>/suspension/end/", views.end_suspension, name="end_suspension"),
    path("members/<id:other>/block/", views.block, name="block"),
    path("members/<id:other>/block/end/", views.end_block, name="end_block"),
    path("blocked/", views.blocked, name="blocked"),
    path("members/<id:other>/removal/", views.remove, name="remove"),
    path("roles/", views.roles, name="roles"),
    path("me/", views.me, name="me"),
    path("join/", views.join, name="join"),
    path("leave/", views.leave, name="leave"),
    path("settings/", views.settings, name="settings"),
    path("settings/looks/", views.looks, name="looks"),
    path("theme.css", views.theme, name="theme"),
    path("settings/words/", views.words, name="words"),
    path("settings/parts/", views.parts, name="parts"),
    path("invitations/", views.invitations, name="invitations"),
    path("invitations/<id:invitation>/end/", views.withdraw, name="withdraw"),
]

urlpatterns = [
    path("i/<str:token>/", views.invitation, name="invitation"),
    path("m/<id:picture>", views.picture, name="picture"),
    path("c/<slug:community>/", include(inside)),
]
