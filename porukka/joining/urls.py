from django.urls import URLPattern, URLResolver, include, path

from porukka.joining.views import asking, circle, guidelines, kit, mailing, nominations, privacy, tree

app_name = "joining"

inside: list[URLPattern | URLResolver] = [
    path("guidelines/", guidelines.guidelines, name="guidelines"),
    path("guidelines/edit/", guidelines.edit_guidelines, name="edit_guidelines"),
    path("guidelines/history/", guidelines.guidelines_history, name="guidelines_history"),
    path("guidelines/changes/", guidelines.guidelines_changes, name="guidelines_changes"),
    path("guidelines/acceptance/", guidelines.accept_guidelines, name="accept_guidelines"),
    path("guidelines/accepted/", guidelines.accepted_guidelines, name="accepted_guidelines"),
    path("guidelines/accepted.csv", guidelines.accepted_guidelines_file, name="accepted_guidelines_file"),
    path("privacy/", privacy.privacy, name="privacy"),
    path("privacy/edit/", privacy.edit_privacy, name="edit_privacy"),
    path("privacy/history/", privacy.privacy_history, name="privacy_history"),
    path("circle/", circle.circle, name="circle"),
    path("circle/opening/", circle.open_circle, name="open_circle"),
    path("join/request/", asking.ask, name="ask"),
    path("join/request/end/", asking.take_back, name="take_back"),
    path("requests/", asking.requests, name="requests"),
    path("requests/questions/", asking.questions, name="questions"),
    path("requests/<id:asked>/decision/", asking.decide, name="decide"),
    path("invited/", tree.tree, name="tree"),
    path("invitations/mail/", mailing.invite_by_mail, name="invite_by_mail"),
    path("invitations/<id:invitation>/letter/", mailing.send_again, name="send_again"),
    path("invitations/<id:invitation>/kit/", kit.kit, name="kit"),
    path("invitations/<id:invitation>/poster/", kit.poster, name="poster"),
    path("invitations/<id:invitation>/qr.svg", kit.qr, name="qr"),
    path("suggestions/", nominations.nominations, name="nominations"),
    path("suggestions/<id:nomination>/end/", nominations.end_nomination, name="end_nomination"),
    path("candidates/", nominations.candidates, name="candidates"),
    path("candidates/<id:candidate>/decision/", nominations.decide, name="decide_on_candidate"),
]

urlpatterns = [
    path("i/m/<str:token>/", mailing.mailed, name="mailed"),
    path("c/<slug:community>/", include(inside)),
]
