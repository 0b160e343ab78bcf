"""The one thing to do next: it fits the weakest part, or what the founder set out for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from porukka.insights.measures.verdict import Code, Verdict
from porukka.insights.telling.intent import is_as_meant

ACTIONS = {
    "member_started": (
        gettext_lazy("Ask a member to open the next discussion"),
        gettext_lazy(
            "Few discussions begin with members. Ask somebody by name what she would like to hear from others."
        ),
    ),
    "member_to_member": (
        gettext_lazy("Leave the next question to members"),
        gettext_lazy(
            "Most replies come from the team or go to it. Wait a day, and name two people who know."
        ),
    ),
    "mutual_ties": (
        gettext_lazy("Bring two people together"),
        gettext_lazy("Many answer and are not answered. Tell one who gave advice how it went, and name her."),
    ),
    "stayed": (
        gettext_lazy("Answer those who have written once"),
        gettext_lazy(
            "Many write once and never again. A reply with a question brings back more than a thank-you."
        ),
    ),
    "returned": (
        gettext_lazy("Ask three who have gone quiet how they are"),
        gettext_lazy(
            "Many of those who used to write are silent. Write to them yourself, each in her own words."
        ),
    ),
}
FIRST_ACTION = (
    gettext_lazy("Ask each person one question by name"),
    gettext_lazy("In a small circle that does more than any plan."),
)

LAST_ACTION = (
    gettext_lazy("Thank somebody who carried this"),
    gettext_lazy("No part is weak. Say by name what she did for the others, and leave the rest as it is."),
)


MEANT_ACTIONS = {
    "audience": (
        gettext_lazy("Answer three comments today"),
        gettext_lazy("Who follows comes back where she was answered. A line and a question are enough."),
    ),
    "coaching": (
        gettext_lazy("Ask each person how the last step went"),
        gettext_lazy("Whoever works on something of her own likes to be asked about it by name."),
    ),
}


def action(verdict: Verdict, intent: str = "") -> tuple[str, str]:
    """What to do, and why. intent: as the founder said it, "" where she has not."""
    weakest = verdict.weakest
    if verdict.code is Code.TOO_EARLY or weakest is None:
        what, why = FIRST_ACTION
    elif is_as_meant(verdict.code, intent) and intent in MEANT_ACTIONS:
        what, why = MEANT_ACTIONS[intent]
    elif weakest.worth == 1:
        what, why = LAST_ACTION
    else:
        what, why = ACTIONS[weakest.name]
    return str(what), str(why)
