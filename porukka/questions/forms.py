"""What people write about questions: the box in the composer, a question, an answer, and why one is hidden."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import LineField
from porukka.core.text import tidy
from porukka.discussions.forms import VEILED
from porukka.people.once import OnceForm
from porukka.questions.models import Box, Question

State = Question.State
FAR_TOO_LONG = 20_000  # letters: not even tidied


class WordsField(forms.CharField):
    """Plain words over a few lines, without what nobody sees."""

    def __init__(self, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows, "data-grow": ""}), **kwargs)

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n")
        if len(text) > FAR_TOO_LONG:
            return text  # the length is refused
        text = tidy(text).strip()
        is_seen = any(letter.isprintable() and not letter.isspace() for letter in text)
        return text if is_seen else ""


class BoxForm(forms.Form):
    """The box in the composer. Left empty it is valid and means that there is none."""

    kind = forms.ChoiceField(
        label=_("Collect questions"),
        choices=[("", _("No questions")), *Box.Kind.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    prompt = LineField(
        label=_("What may one ask?"),
        max_length=Box.PROMPT_LENGTH,
        required=False,
        help_text=_("Begin with “Ask me about …”. It stands above the questions."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    days = forms.TypedChoiceField(
        label=_("How long does it take questions?"),
        choices=[
            ("", _("Until I close it")),
            ("1", _("One day")),
            ("3", _("Three days")),
            ("7", _("One week")),
            ("30", _("One month")),
        ],
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"empty_permitted": True, "use_required_attribute": False}
        super().__init__(*args, **kwargs)

    def has_changed(self) -> bool:
        """How long it is open is no box by itself."""
        return bool({"kind", "prompt"}.intersection(self.changed_data))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("kind") and "kind" not in self.errors:
            self.add_error("kind", _("Choose who reads the questions, or leave the line below empty."))
        if not cleaned.get("prompt") and "prompt" not in self.errors:
            self.add_error("prompt", _("Say what one may ask, or choose “No questions”."))
        return cleaned


def closing_time(days: int | None) -> datetime | None:
    """When a box takes no more questions that is open for so many days from now."""
    return timezone.now() + timedelta(days=days) if days else None


class AnsweringForm(forms.Form):
    """In the composer of a draft that was made of questions: which they are. Nobody fills it in by hand."""

    questions = forms.CharField(required=False, max_length=2_000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"empty_permitted": True, "use_required_attribute": False}
        super().__init__(*args, **kwargs)

    @property
    def value(self) -> str:
        """What it holds, as it was sent."""
        return str(self["questions"].value() or "")


class AskForm(OnceForm):
    """A question. Its labels say who will read it."""

    text = WordsField(
        label=_("Your question"),
        max_length=Question.TEXT_LENGTH,
        error_messages={"required": _("Write your question first.")},
    )
    veiled = forms.BooleanField(label=_("Ask without my name"), required=False, help_text=VEILED)

    def __init__(self, *args: Any, may_veil: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # who sends it ticked all the same is refused: her words may not stand under her name by mistake
        if not may_veil and not self.data.get("veiled"):
            del self.fields["veiled"]


class AnswerForm(forms.Form):
    """What the host says to a question, and to whom."""

    text = WordsField(label=_("Your answer"), rows=5, max_length=Question.ANSWER_LENGTH, required=False)
    how = forms.ChoiceField(label=_("Who reads the answer?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, box: Box, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["how"]
        if box.is_queue:
            field.label = _("How is it answered?")
            field.choices = [
                (State.OPENLY.value, _("With these words, which everybody reads")),
                (State.LIVE.value, _("It was answered live; words are not needed")),
            ]
        else:
            field.choices = [
                (State.OPENLY.value, _("Everybody who sees this discussion, and the question with it")),
                (State.PRIVATELY.value, _("Only the one who asked, and the team")),
            ]


class HidingForm(forms.Form):
    why = LineField(
        label=_("Why?"),
        max_length=Question.WHY_LENGTH,
        help_text=_("It is read in place of the question. Speak of the words, not of who wrote them."),
    )
