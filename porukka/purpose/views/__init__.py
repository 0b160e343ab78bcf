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
from porukka.purpose.views.personas import end_match, match, personas, remove_persona, say_whose
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
    "end_match",
    "end_me_too",
    "end_quote",
    "end_teaser",
    "first",
    "history",
    "landing",
    "match",
    "me_too",
    "merge_pains",
    "new_pain",
    "overview",
    "pain",
    "pains",
    "personas",
    "quote",
    "remove_persona",
    "say_state",
    "say_whose",
    "statement",
    "take_away",
    "tease",
    "teaser",
]
