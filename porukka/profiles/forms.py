"""What a member fills in about herself. All of it is optional."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from porukka.communities.folding import fold
from porukka.communities.models import Community
from porukka.core import clock
from porukka.core.fields import LineField
from porukka.core.ids import from_text, to_text
from porukka.core.pictures import BadPicture, Picture, clean_picture
from porukka.core.text import tidy
from porukka.core.text.links import host
from porukka.people.once import OnceForm
from porukka.profiles.actions.describing import Facts, Item
from porukka.profiles.models import DEFAULT_AUDIENCES, FIELDS, Audience, Introduction, Profile, Term

URL_LENGTH = 300
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
NO_ADDRESS = _("“%(words)s” is no web address. One begins with https:// or http://.")


class TermsField(forms.CharField):
    """A few words each, with a comma or a line between. Cleaned: the list of them, each once."""

    widget = forms.Textarea(attrs={"rows": 2})

    def clean(self, value: Any) -> list[str]:
        text = tidy(super().clean(value) or "").replace("\n", ",")
        terms: dict[str, str] = {}
        for piece in text.split(","):
            words = " ".join(piece.split())
            if words and any(letter.isalnum() for letter in words):
                terms.setdefault(fold(words), words)
        if len(terms) > Profile.MOST_TERMS:
            many = ngettext("At most %(count)s, please.", "At most %(count)s, please.", Profile.MOST_TERMS)
            raise ValidationError(many % {"count": Profile.MOST_TERMS})
        if any(len(words) > Term.LONGEST for words in terms.values()):
            raise ValidationError(
                _("Say each in a few words, at most %(count)s letters."), params={"count": Term.LONGEST}
            )
        return list(terms.values())

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value


class LinksField(forms.CharField):
    """Web addresses, one a line. Cleaned: the list of them."""

    widget = forms.Textarea(attrs={"rows": 3, "inputmode": "url", "spellcheck": "false"})

    def clean(self, value: Any) -> list[str]:
        links = list(dict.fromkeys((super().clean(value) or "").split()))
        if len(links) > Profile.MOST_LINKS:
            many = ngettext("At most %(count)s, please.", "At most %(count)s, please.", Profile.MOST_LINKS)
            raise ValidationError(many % {"count": Profile.MOST_LINKS})
        for link in links:
            check_link(link)
        return links

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


def check_link(link: str) -> None:
    """Raises ValidationError unless it is a web address of a bearable length."""
    if len(link) > URL_LENGTH or not host(link):
        raise ValidationError(NO_ADDRESS, params={"words": link[:60]})


def _months() -> list[tuple[Any, Any]]:
    return [("", _("Not told")), *enumerate(clock.months(), 1)]


class ProfileForm(forms.Form):
    """Every field with who sees it, in `<name>_for`."""

    about = forms.CharField(
        label=FIELDS["about"],
        max_length=Profile.ABOUT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    offers = TermsField(
        label=FIELDS["offers"],
        max_length=1_000,
        required=False,
        help_text=_("A few words each, with commas between: proofreading, poems, excuses."),
    )
    wishes = TermsField(label=FIELDS["wishes"], max_length=1_000, required=False)
    interests = TermsField(label=FIELDS["interests"], max_length=1_000, required=False)
    place = LineField(label=FIELDS["place"], max_length=Profile.PLACE_LENGTH, required=False)
    links = LinksField(
        label=FIELDS["links"],
        max_length=Profile.MOST_LINKS * (URL_LENGTH + 2),
        required=False,
        help_text=_("Web addresses, one a line."),
    )
    birthday_day = forms.TypedChoiceField(
        label=_("Day"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", _("Not told")), *((day, str(day)) for day in range(1, 32))],
    )
    birthday_month = forms.TypedChoiceField(
        label=_("Month"), coerce=int, empty_value=None, required=False, choices=_months
    )
    is_suggested = forms.BooleanField(
        label=_("I may be suggested to others whom I might like to meet"),
        required=False,
        help_text=_("Then you read suggestions too. Nobody is written to."),
    )

    def __init__(self, data: Any = None, *, community: Community, facts: Facts | None = None) -> None:
        super().__init__(data, initial=_initial(facts))
        open_to_all = community.is_readable_by_all
        choices = [one for one in Audience.choices if open_to_all or one[0] != Audience.EVERYONE]
        for name, label in FIELDS.items():
            self.fields[f"{name}_for"] = forms.ChoiceField(
                label=_("Who sees it?"),
                choices=choices,
                initial=DEFAULT_AUDIENCES.get(name, Audience.MEMBERS),
                required=False,
                widget=forms.Select(attrs={"aria-label": _who_sees(label)}),
            )

    def clean_about(self) -> str:
        return tidy(self.cleaned_data["about"].replace("\r\n", "\n")).strip()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day, month = cleaned.get("birthday_day"), cleaned.get("birthday_month")
        cleaned["birthday"] = month * 100 + day if day and month else None
        if bool(day) != bool(month):
            self.add_error("birthday_day", _("A birthday needs a day and a month, or neither."))
        elif day and month and day > DAYS[month - 1]:
            self.add_error("birthday_day", _("That month has no such day."))
        return cleaned

    def facts(self, items: list[Item]) -> Facts:
        """What she tells, once the form is valid."""
        names = ("about", "offers", "wishes", "interests", "place", "links", "birthday", "is_suggested")
        audiences = {
            name: self.cleaned_data[f"{name}_for"] or DEFAULT_AUDIENCES.get(name, Audience.MEMBERS)
            for name in FIELDS
        }
        return Facts(
            items=items,
            audiences={name: str(who) for name, who in audiences.items()},
            **{name: self.cleaned_data[name] for name in names},
        )


def _who_sees(label: Any) -> Any:
    return format_lazy("{}: {}", label, _("Who sees it?"))


def _initial(facts: Facts | None) -> dict[str, Any]:
    if facts is None:
        return {"is_suggested": True}
    names = ("about", "offers", "wishes", "interests", "place", "links", "is_suggested")
    known: dict[str, Any] = {name: getattr(facts, name) for name in names}
    known |= {f"{name}_for": who for name, who in facts.audiences.items()}
    if facts.birthday:
        known["birthday_month"], known["birthday_day"] = divmod(facts.birthday, 100)
    return known


class ItemForm(forms.Form):
    """One thing she has made. Without a title there is none."""

    title = LineField(label=_("Title"), max_length=80, required=False)
    url = forms.CharField(
        label=_("Link"),
        max_length=URL_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"}),
    )
    words = LineField(label=_("In one line"), max_length=160, required=False)
    picture = forms.FileField(
        label=_("Picture"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/gif,image/webp"}),
    )
    kept = forms.CharField(required=False, max_length=13, widget=forms.HiddenInput)
    away = forms.BooleanField(label=_("Take the picture away"), required=False)

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"]).strip()
        if url:
            check_link(url)
        return url

    def clean_kept(self) -> str:
        """The picture it has, by its address; whose that is, the action asks."""
        try:
            return to_text(from_text(self.cleaned_data["kept"]))
        except ValueError:
            return ""

    def clean_picture(self) -> Picture | None:
        file = self.cleaned_data.get("picture")
        if not file:
            return None
        try:
            return clean_picture(file, max_side=960)
        except BadPicture as error:
            raise ValidationError(str(error)) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        told = any(cleaned.get(name) for name in ("url", "words", "picture"))
        if told and not cleaned.get("title") and "title" not in self.errors:
            self.add_error("title", _("Give it a title too."))
        return cleaned

    @property
    def item(self) -> Item | None:
        """What was filled in, once the form is valid."""
        told = self.cleaned_data
        if not told.get("title"):
            return None
        kept = "" if told.get("away") else told.get("kept", "")
        return Item(told["title"], told["url"], told["words"], kept, told.get("picture"))


ItemForms = forms.formset_factory(
    ItemForm, extra=2, max_num=Profile.MOST_ITEMS, absolute_max=Profile.MOST_ITEMS
)


class IntroductionForm(OnceForm):
    """Whom to introduce, and why they should meet."""

    second = forms.CharField(max_length=13, error_messages={"required": _("Choose somebody first.")})
    why = LineField(
        label=_("Why should they meet?"),
        max_length=Introduction.WHY_LENGTH,
        help_text=_("Both read it, with your name."),
    )

    def clean_second(self) -> int:
        try:
            return from_text(self.cleaned_data["second"])
        except ValueError:
            raise ValidationError(_("Choose somebody first.")) from None
