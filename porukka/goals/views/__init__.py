"""HTTP only: find what is visible, check the form, call one action, answer."""

from porukka.goals.views.comparing import periods, table
from porukka.goals.views.goals import change, end, goal, goals, new, number
from porukka.goals.views.letters import letter, letters, mail, off
from porukka.goals.views.noting import costs, why
from porukka.goals.views.pulse import pulse
from porukka.goals.views.trying import experiment, experiments, try_out

__all__ = [
    "change", "costs", "end", "experiment", "experiments", "goal", "goals", "letter", "letters", "mail", "new",
    "number", "off", "periods", "pulse", "table", "try_out", "why",
]  # fmt: skip
