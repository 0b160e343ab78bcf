"""The poll in the composer: what is asked and of which kind, and everything else further down."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import LineField
from porukka.polls.forms.closing import ClosingFields
from porukka.polls.forms.options import RIGHT, TIMES, ChosenField, OptionsField, TimesField
from porukka.polls.models import Poll

FEW_OPTIONS = _("Give at least two options, one a line.")
USED = {
    "single": {"options"},
    "multiple": {"options", "fewest", "most"},
    "ranked": {"options"},
    "quiz": {"options"},
    "slider": {"low", "high"},
    "concept": {"low", "high", "prompt"},
    "date": {"moments"},
}
OF_A_KIND = set().union(*USED.values())
WORDED = (Poll.Kind.SINGLE, Poll.Kind.MULTIPLE, Poll.Kind.RANKED, Poll.Kind.QUIZ)


class PollForm(ClosingFields):
    """Left empty it is valid and means that there is none. Cleaned: what `actions.asking.ask` takes; fields that its
    kind has no use for are passed over."""

    question = forms.CharField(
        label=_("Question"),
        max_length=Poll.QUESTION_LENGTH,
        error_messages={"required": _("Write what the poll asks, or leave it all empty.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    kind = ChosenField(label=_("How is it answered?"), choices=Poll.Kind.choices, initial=Poll.Kind.SINGLE)
    options = OptionsField(label=_("Options"), help_text=_("One a line, from two to ten."))
    moments = TimesField(label=_("Days and times"), required=False)
    low = LineField(label=_("What 0 means"), max_length=Poll.SIDE_LENGTH, initial="🙁", required=False)
    high = LineField(label=_("What 100 means"), max_length=Poll.SIDE_LENGTH, initial="😀", required=False)
    prompt = LineField(
        label=_("What do you ask in their own words?"),
        max_length=Poll.QUESTION_LENGTH,
        required=False,
        help_text=_("Such as “What would make it better?” It is answered by replies."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    fewest = forms.IntegerField(
        label=_("Choose at least"), min_value=1, max_value=Poll.MOST, initial=1, required=False
    )
    most = forms.IntegerField(
        label=_("Choose at most"),
        min_value=1,
        max_value=Poll.MOST,
        required=False,
        help_text=_("Left empty: as many as one likes."),
    )
    names = ChosenField(
        label=_("Who sees the answers?"), choices=Poll.Names.choices, initial=Poll.Names.NAMED
    )
    results = ChosenField(
        label=_("When are the results shown?"), choices=Poll.Results.choices, initial=Poll.Results.ALWAYS
    )
    adds = ChosenField(label=_("Who may add options?"), choices=Poll.Adds.choices, initial=Poll.Adds.NOBODY)
    quorum = forms.IntegerField(
        label=_("How many have to take part for it to count?"),
        min_value=1,
        max_value=1_000_000,
        required=False,
    )
    settings = ("names", "results", "adds", "quorum")  # behind a disclosure
    field_order = ("question", "kind", "options", "moments", "low", "high", "prompt", "fewest", "most")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"empty_permitted": True, "use_required_attribute": False}
        super().__init__(*args, **kwargs)

    def has_changed(self) -> bool:
        """How it is answered and when it closes is no poll by itself."""
        return bool({"question", "options", "moments", "prompt"}.intersection(self.changed_data))

    @property
    def typed_times(self) -> list[str]:
        """What stands in the places for times, also if it is none."""
        typed = self["moments"].value() or []
        return [*typed, *[""] * max(1, TIMES - len(typed))][: Poll.MOST_IN_ALL]

    @property
    def is_set(self) -> bool:
        """Whether something behind the disclosure is another than it usually is."""
        usual = {name: (None, "", self.fields[name].initial) for name in self.settings}
        return any(self[name].value() not in usual[name] for name in self.settings)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        self.take_closing(given)
        kind = given.get("kind")
        facts: dict[str, Any] = {
            name: given.get(name) for name in ("question", "kind", "closes_at", *self.settings)
        }
        for name in OF_A_KIND - USED.get(kind or "", OF_A_KIND):
            self.errors.pop(name, None)  # it is hidden then, and may hold what was begun for another kind
        if kind in WORDED:
            facts |= self._with_words(kind, given)
        elif kind == Poll.Kind.DATE:
            facts |= {"moments": given.get("moments", [])}
            if "moments" in given and len(given["moments"]) < Poll.FEWEST:
                self.add_error("moments", _("Give at least two different times."))
        elif kind in Poll.SLIDERS:
            facts |= {name: given.get(name, "") for name in USED[kind or ""]}
            if kind == Poll.Kind.CONCEPT and "prompt" in given and not given["prompt"]:
                self.add_error(
                    "prompt", _("Write the open question, too: the number says how much, words say why.")
                )
        if kind in (*Poll.SLIDERS, Poll.Kind.QUIZ):
            # it has no options to add, or the asker alone knows the right ones
            facts["adds"] = Poll.Adds.NOBODY
        if kind == Poll.Kind.QUIZ and facts["results"] == Poll.Results.ALWAYS:
            facts["results"] = Poll.Results.VOTED  # or one could see what others say first
        return facts

    def _with_words(self, kind: str | None, given: dict[str, Any]) -> dict[str, Any]:
        lines = given.get("options", [])
        if "options" in given and len(lines) < Poll.FEWEST:
            self.add_error("options", FEW_OPTIONS)
        if kind == Poll.Kind.QUIZ:
            return self._quiz(lines)
        if kind == Poll.Kind.MULTIPLE:
            return {"options": lines, **self._how_many(given, len(lines))}
        return {"options": lines}

    def _quiz(self, lines: list[str]) -> dict[str, Any]:
        right = {place for place, words in enumerate(lines) if words.startswith(RIGHT)}
        options = [words.removeprefix(RIGHT).strip() for words in lines]
        if len(lines) >= Poll.FEWEST and not right:
            self.add_error("options", _("Begin each right option with a star: * Helsinki"))
        if not all(options):
            self.add_error("options", _("Write something after the star."))
        return {"options": options, "right": right, "most": 1 if len(right) < 2 else len(options)}

    def _how_many(self, given: dict[str, Any], options: int) -> dict[str, int]:
        fewest, most = given.get("fewest") or 1, given.get("most") or max(options, 1)
        if fewest > most:
            self.add_error("fewest", _("One cannot choose at least more than at most."))
        elif options and most > options and given.get("most"):
            self.add_error("most", _("There are only %(count)s options.") % {"count": options})
        return {"fewest": fewest, "most": most}
