"""What a list behind a number is called, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from porukka.insights.telling.verdict import NAMES


@dataclass(frozen=True)
class List:
    """title: of the page; what: how it is counted; some, rest: those that count, and the others it is a share of, ""
    where there are none to show; of: "discussions", "people", "pairs", "quiet" or "days"."""

    title: Any
    what: Any
    some: Any
    rest: Any = ""
    of: str = "discussions"


LISTS = {
    "member_started": List(
        NAMES["member_started"],
        gettext_lazy(
            "Discussions of the last 90 days. The share is that of those somebody outside the team began."
        ),
        gettext_lazy("Begun by members"),
        gettext_lazy("Begun by the team"),
    ),
    "member_to_member": List(
        NAMES["member_to_member"],
        gettext_lazy(
            "Who answered whom, on which day. The same two count once a day, and a reply of one word does not count."
        ),
        gettext_lazy("Member to member"),
        gettext_lazy("With the team"),
        "days",
    ),
    "mutual_ties": List(
        NAMES["mutual_ties"],
        gettext_lazy("Each two members who have spoken in open rooms, those who spoke on most days first."),
        gettext_lazy("Both have answered"),
        gettext_lazy("Only one has"),
        "pairs",
    ),
    "stayed": List(
        NAMES["stayed"],
        gettext_lazy("People who wrote in open rooms in the last 90 days, by name."),
        gettext_lazy("Twice or more"),
        gettext_lazy("Once"),
        "people",
    ),
    "returned": List(
        NAMES["returned"],
        gettext_lazy("People who wrote in open rooms in the 90 days before the last 90."),
        gettext_lazy("Wrote in these, too"),
        gettext_lazy("Have gone quiet, the latest first"),
        "people",
    ),
    "dependence": List(
        gettext_lazy("Without the team"),
        gettext_lazy(
            "Answered discussions of the last 90 days. Without the team some would have had no reply."
        ),
        gettext_lazy("Only the team answered"),
        gettext_lazy("Others answered, too"),
    ),
    "responses": List(
        gettext_lazy("First answers"),
        gettext_lazy("Discussions that members began, and how long the first reply by somebody else took."),
        gettext_lazy("Within a day"),
        gettext_lazy("Later or not yet"),
    ),
    "newcomer_responses": List(
        gettext_lazy("First answers to newcomers"),
        gettext_lazy("Discussions that somebody began in her first 30 days here."),
        gettext_lazy("Answered within a day"),
        gettext_lazy("Later or not yet"),
    ),
    "unanswered": List(
        gettext_lazy("Unanswered"),
        gettext_lazy("Discussions that members began, a week old or older."),
        gettext_lazy("No reply within a week"),
        gettext_lazy("Answered"),
    ),
    "depth": List(
        gettext_lazy("Three or more speak"),
        gettext_lazy("Discussions of the last 90 days."),
        gettext_lazy("Three people or more"),
        gettext_lazy("One or two"),
    ),
    "half": List(
        gettext_lazy("Who writes half"),
        gettext_lazy(
            "They wrote half of what open rooms held in the last 90 days, by name. Much rests on them: ask them how "
            "they are doing."
        ),
        gettext_lazy("By name"),
        of="people",
    ),
    "givers": List(
        gettext_lazy("They give and get nothing back"),
        gettext_lazy(
            "They answered others on three days or more and nobody answered them. A friend who always writes first "
            "stops writing in the end."
        ),
        gettext_lazy("By name"),
        of="people",
    ),
}
