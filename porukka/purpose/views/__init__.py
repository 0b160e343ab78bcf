"""HTTP only: find what is visible, check the form, call one action, answer."""

from porukka.purpose.views.landing import first, landing, teaser
from porukka.purpose.views.making import ask_to_quote, edit_landing, end_teaser, tease
from porukka.purpose.views.pains import (
    add_answer,
    answer_with,
    end_answer,
    end_me_too,
    me_too,
    merge_pains,
    new_pain,
    pain,
    pains,
    say_state,
)
from porukka.purpose.views.quoting import end_quote, quote
from porukka.purpose.views.stating import (
    cite,
    compare,
    edit_statement,
    history,
    overview,
    statement,
    take_away,
)

__all__ = [
    "add_answer",
    "answer_with",
    "ask_to_quote",
    "cite",
    "compare",
    "edit_landing",
    "edit_statement",
    "end_answer",
    "end_me_too",
    "end_quote",
    "end_teaser",
    "first",
    "history",
    "landing",
    "me_too",
    "merge_pains",
    "new_pain",
    "overview",
    "pain",
    "pains",
    "quote",
    "say_state",
    "statement",
    "take_away",
    "tease",
    "teaser",
]
