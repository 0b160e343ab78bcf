from django.urls import include, path

from porukka.events.views import afterwards, answering, by_mail, calendars, feedback, keeping, pages

app_name = "events"

inside = [
    path("", pages.events, name="events"),
    path("calendar/", calendars.addresses, name="addresses"),
    path("<id:event>/event.ics", calendars.add_event, name="add_event"),
    path("at/<id:occurrence>/event.ics", calendars.add_time, name="add_time"),
    path("<id:event>/", pages.event, name="event"),
    path("<id:event>/change/", keeping.change, name="change"),
    path("<id:event>/cancellation/", keeping.call_off, name="call_off"),
    path("at/<id:occurrence>/", pages.time, name="time"),
    path("at/<id:occurrence>/answer/", answering.answer, name="answer"),
    path("at/<id:occurrence>/change/", keeping.change_time, name="change_time"),
    path("at/<id:occurrence>/cancellation/", keeping.call_off_time, name="call_off_time"),
    path("at/<id:occurrence>/attendance/", afterwards.attendance, name="attendance"),
    path("at/<id:past>/feedback/", feedback.give, name="feedback"),
    path("at/<id:past>/feedback/answers/", feedback.results, name="feedback_results"),
    path("of/<id:opening>/", feedback.of_post, name="of_post"),
    path("of/<id:opening>/feedback/", feedback.feedback_of_post, name="feedback_of_post"),
    path("at/<id:occurrence>/materials/", afterwards.materials, name="materials"),
]

urlpatterns = [
    path("c/<slug:community>/events/", include(inside)),
    path("answer/<str:token>/<str:said>/", by_mail.answer, name="answer_by_mail"),
    path("calendar/<str:token>.ics", calendars.feed, name="feed"),
]
