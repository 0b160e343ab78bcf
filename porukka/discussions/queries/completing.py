"""What is offered while one writes "@" or "#" and the first letters."""

from __future__ import annotations

from typing import TypedDict

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.translation import pgettext

from porukka.communities.folding import fold
from porukka.communities.models import Member, Room
from porukka.communities.roles import has
from porukka.core.ids import to_text
from porukka.discussions.marks import Tag
from porukka.discussions.models import Topic
from porukka.discussions.pointing import EVERYONE

MOST = 8
LONGEST = 60  # letters that are looked for


class Offer(TypedDict):
    """text: what is written after the sign; id: of a member, else empty; about: a few words to tell her by."""

    text: str
    id: str
    about: str


def people_like(member: Member, letters: str, room: Room | None, topic: Topic | None) -> list[Offer]:
    """Members whose name has a word that begins so, those who talk in the topic first, then by name.

    Only whom this member may see and who may read the room: to name others would tell them nothing. One query.
    """
    wanted = fold(letters.replace("\0", "")[:LONGEST])
    begins = (
        Q(folded__startswith=wanted) | Q(folded__contains=f" {wanted}") | Q(folded__contains=f"-{wanted}")
    )
    found = Member.objects.visible_to(member).filter(begins).exclude(pk=member.pk)
    if room is not None:
        found = found.filter(pk__in=Member.objects.reading(room).values("pk"))
    here = [topic.author_id, *map(int, topic.faces)] if topic else []
    # to PostgreSQL the number alone, which nobody being there would leave, would mean the first column
    nearness = Case(When(pk__in=here, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = found.order_by(*([nearness] if here else []), "folded", "id").only("id", "name", "tagline")[:MOST]
    offers = [Offer(text=one.name, id=to_text(one.pk), about=one.tagline) for one in rows]
    if has(member, "call_everyone") and any(word.startswith(wanted) for word in EVERYONE):
        about = pgettext("@everyone", "tells everybody who can read this")
        offers = [*offers[: MOST - 1], Offer(text=pgettext("@", "everyone"), id="", about=about)]
    return offers


def tags_like(member: Member, letters: str) -> list[Offer]:
    """Tags that begin so, in the order of the alphabet, of those that stand in something she may read."""
    wanted = fold(letters.replace("\0", "")[:LONGEST])
    rows = Tag.objects.visible_to(member).filter(folded__startswith=wanted).order_by("folded")[:MOST]
    return [Offer(text=tag.name, id="", about="") for tag in rows]
