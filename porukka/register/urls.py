from django.urls import include, path

from porukka.register.views import entries, seats, whole

app_name = "register"

inside = [
    path("register/", whole.register, name="register"),
    path("register/opening/", whole.opening, name="opening"),
    path("register/paper/", whole.paper, name="paper"),
    path("register/file/", whole.file, name="file"),
    path("register/taking/", whole.taking_out, name="taking_out"),
    path("register/traces/", whole.traces, name="traces"),
    path("register/retention/", whole.retention, name="retention"),
    path("register/new/", entries.new_entry, name="new_entry"),
    path("register/missing/", entries.missing, name="missing"),
    path("register/mine/", entries.mine, name="mine"),
    path("register/board/", seats.board, name="board"),
    path("register/e/<id:entry>/", entries.entry, name="entry"),
    path("register/e/<id:entry>/fee/", entries.fee, name="fee"),
    path("register/e/<id:entry>/erasure/", entries.erase, name="erase"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
