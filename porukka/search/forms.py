"""What was asked: words to look for, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet, Subquery
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from porukka.communities.folding import fold
from porukka.communities.likeness import READER
from porukka.communities.models import Room
from porukka.communities.queries import members_page
from porukka.communities.rules import may_see_members
from porukka.communities.visitor import Reader
from porukka.core.ids import to_text
from porukka.core.jinja import macro
from porukka.core.labels import lazy_label
from porukka.core.prepared import prepared
from porukka.core.shelf import Shelf
from porukka.core.text import tidy
from porukka.core.words import cut, folded
from porukka.discussions.marks import Tag
from porukka.search.engine import tokens
from porukka.search.models import Analysis, Synonyms
from porukka.search.queries.finding import Narrowed

LONGEST = 200  # letters of a question
MOST_WORDS = 8
MOST_AUTHORS = 20  # members whose names have the words asked for
SINCE = {"day": 1, "week": 7, "month": 31, "year": 366}  # days


@dataclass(frozen=True)
class Asked:
    """text: as it was written; words: what is looked for, nothing if it is too_long; left_out: there
    were more words than that."""

    text: str
    words: tuple[str, ...] = ()
    too_long: bool = False
    left_out: bool = False


def read(text: str) -> Asked:
    """The words of a question, each once, whatever it holds: what means something to a database says nothing here."""
    text = " ".join(tidy(text[: LONGEST * 10]).split())
    if len(text) > LONGEST:
        return Asked(text[:LONGEST], too_long=True)
    words = tuple({folded(word[0]): word[0] for word in cut(text)}.values())
    return Asked(text, words[:MOST_WORDS], left_out=len(words) > MOST_WORDS)


@prepared(reader=READER)
def _rooms(reader: Reader) -> QuerySet[Room, Any]:
    """With the state of the index at each: read before it is asked, and never newer than what it answers."""
    state = Analysis.objects.filter(community=reader.community_id).values("changes")
    rooms = Room.objects.readable_by(reader).in_order().annotate(state=Subquery(state))
    return rooms.values_list("pk", "name", "state")[: Room.MOST]


_shelf = Shelf(pieces=200, size=500_000)


def where_to_look(reader: Reader, data: QueryDict) -> tuple[Narrowed, Markup]:
    """What is to be searched, of what this reader may read, and the fields in which she says so. One query, and more
    only where a name or a tag is asked for."""
    found = _rooms(reader=reader)
    rooms = tuple((pk, name) for pk, name, _state in found)
    state = found[0][2] if found else None
    if any(data.get(name) for name in NarrowingForm.base_fields):
        form = NarrowingForm(reader, rooms, data)
        return form.narrowed(state), form.drawn()
    key = (get_language(), may_see_members(reader), rooms)  # all that the empty fields show
    drawn = _shelf.get(key)
    if drawn is None:
        drawn = NarrowingForm(reader, rooms, data).drawn()
        _shelf.put(key, drawn)
    return Narrowed(rooms=tuple(pk for pk, _name in rooms), state=state), drawn


class NarrowingForm(forms.Form):
    """Where to look. What is not understood narrows nothing. rooms: (id, name) of those the reader may read."""

    room = forms.ChoiceField(label=lazy_label("room", _("Room")), required=False)
    by = forms.CharField(label=_("Who wrote it"), required=False, max_length=60)
    tag = forms.CharField(label=_("Tag"), required=False, max_length=Tag.LONGEST + 1)
    with_files = forms.BooleanField(label=_("Only with pictures or files"), required=False)
    since = forms.ChoiceField(
        label=_("When"),
        required=False,
        choices=[
            ("", _("Any time")),
            ("day", _("Within a day")),
            ("week", _("Within a week")),
            ("month", _("Within a month")),
            ("year", _("Within a year")),
        ],
    )

    def __init__(self, reader: Reader, rooms: Sequence[tuple[int, str]], data: QueryDict) -> None:
        given = {name: tidy(data.get(name, "")[:60]) for name in ("room", "by", "tag", "since", "with_files")}
        super().__init__(given)
        self.reader = reader
        self.rooms = rooms
        field = self.fields["room"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # nosec B101
        field.choices = [("", _("All rooms")), *((to_text(pk), name) for pk, name in rooms)]
        if not may_see_members(reader):
            del self.fields["by"]

    def drawn(self) -> Markup:
        return macro("search/narrowing.html", "narrowing")(self)

    def narrowed(self, state: int | None) -> Narrowed:
        """What is to be searched, of what this reader may read. state: of the index."""
        self.is_valid()
        everywhere = [pk for pk, _name in self.rooms]
        chosen = [pk for pk in everywhere if to_text(pk) == self.cleaned_data.get("room")]
        days = SINCE.get(self.cleaned_data.get("since", ""))
        return Narrowed(
            rooms=tuple(chosen or everywhere),
            authors=self._authors(),
            since=timezone.now() - timedelta(days=days) if days else None,
            marks=self._marks(),
            is_narrow=bool(
                chosen or days or any(self.cleaned_data.get(name) for name in ("by", "tag", "with_files"))
            ),
            state=state,
        )

    def _marks(self) -> tuple[str, ...]:
        marks = [tokens.WITH_FILES] if self.cleaned_data.get("with_files") else []
        if name := self.cleaned_data.get("tag", "").strip().lstrip("#"):
            tag = Tag.objects.visible_to(self.reader).filter(folded=fold(name)).first()
            marks.append(tokens.of_tag(tag.pk if tag else 0))  # no post has tag 0
        return tuple(marks)

    def _authors(self) -> tuple[int, ...] | None:
        """Ids of the members whose name has these words; None for anybody."""
        name = self.cleaned_data.get("by", "").strip()
        if not name:
            return None
        people, _after = members_page(self.reader, words=name)
        return tuple(member.pk for member in people[:MOST_AUTHORS])


class SynonymsForm(forms.Form):
    words = forms.CharField(
        label=_("Words that mean the same"),
        max_length=Synonyms.LENGTH,
        help_text=_("With commas between them: some, sosiaalinen media"),
    )

    def clean_words(self) -> str:
        """Each phrase once, with one comma between."""
        phrases = dict.fromkeys(
            " ".join(word[0] for word in cut(phrase))
            for phrase in tidy(self.cleaned_data["words"]).split(",")
        )
        phrases.pop("", None)
        if len(phrases) < 2:
            raise ValidationError(_("Write two words at least, with a comma between them."))
        if len(phrases) > Synonyms.MOST_WORDS:
            raise ValidationError(_("That is a long line. Twelve words or phrases are enough."))
        return ", ".join(phrases)
