"""The page that shows every component in every state; only where Porukka is developed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

PAGES = {
    "": "core/design.html",
    "talk": "core/design/talk.html",
    "topic": "core/design/topic.html",
    "verdict": "core/design/verdict.html",
    "plain": "core/design/plain.html",
}
THEMES = {"light", "dark"}


def person(name: str, initials: str, hue: int) -> dict[str, Any]:
    """What the macros call a person: name, initials, hue (0-5) and the address of a picture, here none."""
    return {"name": name, "initials": initials, "hue": hue, "src": None}


PEOPLE = {
    "sanna": person("Sanna Hietala", "SH", 0),
    "aino": person("Aino Korpela", "AK", 1),
    "jari": person("Jari Mäki", "JM", 2),
    "oona": person("Oona Lehto", "OL", 3),
    "paivi": person("Päivi Koski", "PK", 4),
    "leena": person("Leena Virtanen", "LV", 5),
}


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Name of the community"), max_length=60)
    email = forms.EmailField(
        label=_("Email"),
        help_text=_("Only you see it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    purpose = forms.CharField(
        label=_("What is it for?"),
        help_text=_("Two sentences are enough."),
        max_length=280,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=[("fi", _("Finnish")), ("en", _("English"))])
    visibility = forms.ChoiceField(
        label=_("Who can see it?"),
        choices=[
            ("public", _("Everybody")),
            ("members", _("Only its members")),
            ("link", _("Who has the link")),
        ],
        widget=forms.RadioSelect,
    )
    letters = forms.MultipleChoiceField(
        label=_("When do we write to you?"),
        choices=[("reply", _("Somebody answers me")), ("week", _("Once a week, what was talked about"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    picture = forms.FileField(
        label=_("Picture"), help_text=_("PNG, JPEG, GIF or WebP, at most 10 MB."), required=False
    )
    kind = forms.BooleanField(label=_("I have read how we talk to each other here"))


def page(request: HttpRequest) -> HttpResponse:
    """All components, or with `?page=` one whole sample page; `?theme=` shows it in light or dark.

    Raises Http404 where Porukka is not being developed, and for a page there is not.
    """
    template = PAGES.get(request.GET.get("page", ""))
    if template is None or not settings.PORUKKA_DEV:
        raise Http404
    return render(request, template, sample_context(request.GET.get("theme", "")))


def sample_context(theme: str = "") -> dict[str, Any]:
    """What the sample pages read: people, an empty form and one that was filled in wrongly."""
    # what somebody in a hurry sends; the prefix keeps its ids apart from the empty form's
    sent = {"email": "aino@", "purpose": _("We write together."), "language": "fi"}
    wrong = SampleForm({f"wrong-{name}": value for name, value in sent.items()}, prefix="wrong")
    return {
        "theme": theme if theme in THEMES else "",
        "cast": PEOPLE,
        "empty_form": SampleForm(initial={"visibility": "members"}),
        "wrong_form": wrong,
    }
