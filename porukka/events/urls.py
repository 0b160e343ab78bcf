from django.urls import include, path

from porukka.events.views import afterwards, answering, keeping, pages

app_name = "events"

inside = [
    path("", pages.events, name="events"),
    path("<id:event>/", pages.event, name="event"),
    path("<id:event>/change/", keeping.change, name="change"),
    path("<id:event>/cancellation/", keeping.call_off, name="call_off"),
    path("at/<id:occurrence>/", pages.time, name="time"),
    path("at/<id:occurrence>/answer/", answering.answer, name="answer"),
    path("at/<id:occurrence>/change/", keeping.change_time, name="change_time"),
    path("at/<id:occurrence>/cancellation/", keeping.call_off_time, name="call_off_time"),
    path("at/<id:occurrence>/attendance/", afterwards.attendance, name="attendance"),
    path("at/<id:occurrence>/materials/", afterwards.materials, name="materials"),
]

urlpatterns = [path("c/<slug:community>/events/", include(inside))]
