from django.urls import include, path

from porukka.insights.views import choosing, further, reading

app_name = "insights"

inside = [
    path("insights/", reading.verdict, name="verdict"),
    path("insights/behind/<slug:what>/", reading.behind, name="behind"),
    path("insights/answers/", reading.answers, name="answers"),
    path("insights/people/", reading.people, name="people"),
    path("insights/trends/", reading.trends, name="trends"),
    path("insights/ties/", further.ties, name="ties"),
    path("insights/more/", further.more, name="more"),
    path("insights/choices/", choosing.choices, name="choices"),
    path("insights/measured/", reading.measured, name="measured"),
    path("insights/measured/out/", choosing.leave_out, name="leave_out"),
    path("insights/measured/in/", choosing.take_in, name="take_in"),
]

urlpatterns = [path("c/<slug:community>/", include(inside))]
