"""What the list of pain points, a single one, and the page of a discussion show of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404

from porukka.communities.folding import fold
from porukka.communities.visitor import Reader
from porukka.core.ids import from_text, to_text
from porukka.discussions.addresses import post_url, topic_url
from porukka.purpose.models import Answering, MeToo, Pain
from porukka.purpose.queries.leading import Lead, leads

A_PAGE = 30
LONGEST = 80  # of what is looked for
SHOWN = ("now", "solved", "all")


@dataclass(frozen=True)
class PainRow:
    """is_mine: the reader has it too; leads: discussions that address it, as far as she may see them."""

    id: int
    title: str
    url: str
    room: str
    me_too: int
    is_mine: bool
    state: str
    state_words: str
    word: str
    leads: list[Lead]

    @property
    def address(self) -> str:
        return to_text(self.id)


@dataclass(frozen=True)
class PainPage:
    """after: the key of the next page, "" on the last."""

    rows: list[PainRow]
    after: str


def pain_url(slug: str, pain: Pain) -> str:
    """slug: the community's."""
    return f"/c/{slug}/purpose/pain/{to_text(pain.pk)}/"


def pains(reader: Reader, *, show: str = SHOWN[0], words: str = "", after: str = "") -> PainPage:
    """What most members have first, A_PAGE at a time; four queries at most. A community has Pain.MOST of them.

    show: of SHOWN; words: a part of the title; after: the key of a former page, a broken one means the first.
    """
    found = _seen(reader)
    if show == "now":
        found = [pain for pain in found if pain.state != Pain.State.SOLVED]
    elif show == "solved":
        found = [pain for pain in found if pain.state == Pain.State.SOLVED]
    if wanted := fold(words[:LONGEST].strip()):
        found = [pain for pain in found if wanted in fold(pain.post.topic.title)]
    start = next((at for at, pain in enumerate(found, 1) if to_text(pain.pk) == after), 0)
    page = found[start : start + A_PAGE]
    more = start + A_PAGE < len(found)
    return PainPage(rows_of(reader, page), to_text(page[-1].pk) if more else "")


def _seen(reader: Reader) -> list[Pain]:
    seen = Pain.objects.visible_to(reader).living().select_related("post__topic__room")
    return list(seen.order_by("-me_too", "pk")[: Pain.MOST])


def rows_of(reader: Reader, found: Collection[Pain]) -> list[PainRow]:
    """These as they are shown, in three queries at most, none for nothing."""
    if not found:
        return []
    here = reader.community_id
    mine = set(
        MeToo.objects.filter(community_id=here, member=reader.pk, pain__in=found).values_list(
            "pain", flat=True
        )
    )
    answering = list(Answering.objects.filter(community_id=here, pain__in=found).order_by("pk"))
    seen = leads(reader, [one.post_id for one in answering])
    by_pain: dict[int, list[Lead]] = {}
    for one in answering:
        if one.post_id in seen:
            by_pain.setdefault(one.pain_id, []).append(seen[one.post_id])
    return [_row(reader, pain, pain.pk in mine, by_pain.get(pain.pk, [])) for pain in found]


def _row(reader: Reader, pain: Pain, is_mine: bool, leading: list[Lead]) -> PainRow:
    post, slug = pain.post, reader.community.slug
    place = topic_url(slug, post.topic) if post.is_opening else post_url(slug, post.topic, post.number)
    return PainRow(
        pain.pk,
        post.topic.title,
        place,
        post.topic.room.name,
        pain.me_too,
        is_mine,
        pain.state,
        str(pain.get_state_display()),
        pain.word,
        leading,
    )


def find_pain(reader: Reader, pk: int) -> Pain:
    """The pain point, or the one it was merged into; Http404 if this reader may see neither."""
    pain = Pain.objects.filter(community_id=reader.community_id, pk=pk).first()
    if pain is None:
        raise Http404
    seen = Pain.objects.visible_to(reader).living().select_related("post__topic__room")
    found = seen.filter(pk=pain.into_id or pain.pk).first()
    if found is None:
        raise Http404
    return found


def answers_of(reader: Reader, pain: Pain) -> list[tuple[Answering, Lead]]:
    """What addresses it, with whoever said so, as far as this reader may see it."""
    all_of_it = list(
        Answering.objects.filter(community_id=pain.community_id, pain=pain).order_by("pk")[: Pain.MOST_LINKS]
    )
    seen = leads(reader, [one.post_id for one in all_of_it])
    for one in all_of_it:
        one.pain = pain
    return [(one, seen[one.post_id]) for one in all_of_it if one.post_id in seen]


def others(reader: Reader, pain: Pain) -> list[Pain]:
    """Into which it could be merged."""
    return [one for one in _seen(reader) if one.pk != pain.pk]


def chosen(reader: Reader, text: str) -> Pain | None:
    """The pain point of a form's field, if this reader may see it."""
    try:
        pk = from_text(text)
    except ValueError:
        return None
    seen = Pain.objects.visible_to(reader).living().select_related("post__topic__room")
    return seen.filter(pk=pk).first()


def pains_of_topics(reader: Reader, topics: Collection[int]) -> dict[int, tuple[list[Pain], list[Pain]]]:
    """By topic: pain points that it is, and those it addresses, as far as this reader may see them. Two queries."""
    seen = Pain.objects.visible_to(reader).living().select_related("post__topic__room")
    found: dict[int, tuple[list[Pain], list[Pain]]] = {}
    for pain in seen.filter(post__topic__in=topics).order_by("pk"):
        found.setdefault(pain.post.topic_id, ([], []))[0].append(pain)
    answering = Answering.objects.filter(community_id=reader.community_id, post__topic__in=topics)
    by_pain = list(answering.values_list("pain", "post__topic"))
    answered = (
        {pain.pk: pain for pain in seen.filter(pk__in=[pk for pk, _topic in by_pain])} if by_pain else {}
    )
    for pk, topic in by_pain:
        if pk in answered:
            found.setdefault(topic, ([], []))[1].append(answered[pk])
    return found
