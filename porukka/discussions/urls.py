from django.urls import include, path

from porukka.discussions import views

app_name = "discussions"

inside = [
    path("", views.talk, name="talk"),
    path("new/", views.new_topic, name="new"),
    path("preview/", views.preview, name="preview"),
    path("readings/", views.read_all, name="read_all"),
    path("readings/<id:batch>/end/", views.undo_reading, name="undo_reading"),
    path("following/", views.following, name="following"),
    path("members/<id:other>/following/", views.follow_person, name="follow_person"),
    path("r/<idslug:room>/", views.room, name="room"),
    path("r/<idslug:room>/following/", views.follow_room, name="follow_room"),
    path("complete/", views.complete, name="complete"),
    path("tags/", views.tags, name="tags"),
    path("tag/<idslug:tag>/", views.tag, name="tag"),
    path("t/<idslug:topic>/", views.topic, name="topic"),
    path("t/<idslug:topic>/print/", views.print_topic, name="print"),
    path("t/<idslug:topic>/replies/", views.reply, name="reply"),
    path("t/<idslug:topic>/reading/", views.read, name="read"),
    path("t/<idslug:topic>/following/", views.follow_topic, name="follow_topic"),
    path("t/<idslug:topic>/closure/", views.close, name="close"),
    path("t/<idslug:topic>/closure/end/", views.reopen, name="reopen"),
    path("t/<idslug:topic>/pin/", views.pin, name="pin"),
    path("t/<idslug:topic>/pin/end/", views.unpin, name="unpin"),
    path("t/<idslug:topic>/slow/", views.slow, name="slow"),
    path("t/<idslug:topic>/slow/end/", views.end_slow, name="end_slow"),
    path("t/<idslug:topic>/move/", views.move, name="move"),
    path("t/<idslug:topic>/move/end/", views.take_move_back, name="take_move_back"),
    path("t/<idslug:topic>/split/", views.split, name="split"),
    path("t/<idslug:topic>/merge/", views.merge, name="merge"),
    path("t/<idslug:topic>/welcome/", views.welcome, name="welcome"),
    path("t/<idslug:topic>/welcome/end/", views.end_welcome, name="end_welcome"),
    path("t/<idslug:topic>/welcome/away/", views.put_away, name="put_away"),
    path("t/<idslug:topic>/welcome/away/end/", views.bring_back, name="bring_back"),
    path("p/<id:post>/", views.post, name="post"),
    path("p/<id:post>/edit/", views.edit_post, name="edit"),
    path("p/<id:post>/history/", views.history, name="history"),
    path("p/<id:post>/reading/end/", views.unread_from, name="unread_from"),
    path("p/<id:post>/deletion/", views.delete_post, name="delete"),
    path("p/<id:post>/deletion/end/", views.undo_deletion, name="undo_deletion"),
    path("p/<id:post>/reactions/", views.reactions, name="reactions"),
    path("p/<id:post>/hiding/", views.hide, name="hide"),
    path("p/<id:post>/hiding/end/", views.unhide, name="unhide"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
