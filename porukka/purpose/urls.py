from django.urls import include, path

from porukka.purpose import views

app_name = "purpose"

MISSION, AUDIENCE, PERSONA = ({"kind": kind} for kind in ("mission", "audience", "persona"))

inside = [
    path("", views.overview, name="overview"),
    path("mission/", views.statement, MISSION, name="mission"),
    path("mission/edit/", views.edit_statement, MISSION, name="edit_mission"),
    path("mission/history/", views.history, MISSION, name="mission_history"),
    path("mission/comparison/", views.compare, MISSION, name="compare_mission"),
    path("mission/evidence/", views.cite, MISSION, name="cite_mission"),
    path("audience/", views.statement, AUDIENCE, name="audience"),
    path("audience/edit/", views.edit_statement, AUDIENCE, name="edit_audience"),
    path("audience/history/", views.history, AUDIENCE, name="audience_history"),
    path("audience/comparison/", views.compare, AUDIENCE, name="compare_audience"),
    path("audience/evidence/", views.cite, AUDIENCE, name="cite_audience"),
    path("personas/", views.personas, name="personas"),
    path("personas/new/", views.edit_statement, PERSONA, name="new_persona"),
    path("personas/none/", views.end_match, name="end_match"),
    path("persona/<id:persona>/", views.statement, PERSONA, name="persona"),
    path("persona/<id:persona>/edit/", views.edit_statement, PERSONA, name="edit_persona"),
    path("persona/<id:persona>/history/", views.history, PERSONA, name="persona_history"),
    path("persona/<id:persona>/comparison/", views.compare, PERSONA, name="compare_persona"),
    path("persona/<id:persona>/evidence/", views.cite, PERSONA, name="cite_persona"),
    path("persona/<id:persona>/match/", views.match, name="match"),
    path("persona/<id:persona>/removal/", views.remove_persona, name="remove_persona"),
    path("evidence/<id:evidence>/end/", views.take_away, name="end_evidence"),
    path("pains/", views.pains, name="pains"),
    path("pains/new/", views.new_pain, name="new_pain"),
    path("pain/<id:pain>/", views.pain, name="pain"),
    path("pain/<id:pain>/me-too/", views.me_too, name="me_too"),
    path("pain/<id:pain>/me-too/end/", views.end_me_too, name="end_me_too"),
    path("pain/<id:pain>/state/", views.say_state, name="say_state"),
    path("pain/<id:pain>/personas/", views.say_whose, name="say_whose"),
    path("pain/<id:pain>/merge/", views.merge_pains, name="merge_pains"),
    path("pain/<id:pain>/answers/", views.add_answer, name="add_answer"),
    path("answers/<id:answer>/end/", views.end_answer, name="end_answer"),
    path("answering/<idslug:topic>/", views.answer_with, name="answer_with"),
    path("landing/", views.landing, name="landing"),
    path("landing/edit/", views.edit_landing, name="edit_landing"),
    path("landing/quotes/", views.ask_to_quote, name="ask_to_quote"),
    path("landing/teasers/", views.tease, name="tease"),
    path("quote/<id:quote>/", views.quote, name="quote"),
    path("quote/<id:quote>/end/", views.end_quote, name="end_quote"),
    path("teaser/<idslug:topic>/", views.teaser, name="teaser"),
    path("teaser/<id:teaser>/end/", views.end_teaser, name="end_teaser"),
]

urlpatterns = [
    # before the talk's own: whoever stands outside may meet something else first
    path("c/<slug:community>/", views.first, name="first"),
    path("c/<slug:community>/purpose/", include(inside)),
]
