from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from porukka.core.parts import Part


class QuestionsConfig(AppConfig):
    name = "porukka.questions"
    label = "questions"
    parts = (
        Part(
            "questions",
            _("Boxes and queues for questions"),
            _("A post collects questions: for its writer alone, or in a queue that everybody votes on."),
        ),
    )
