"""Keeping what somebody is writing, and letting go of it. No deed: a draft is nobody's business but hers."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Deed, Member, Room
from porukka.core.refusal import ensure
from porukka.core.text.rendering import LIMIT
from porukka.discussions.drafts import Draft, own_place
from porukka.discussions.models import Post, Topic
from porukka.people.models import Once


class Newer(Exception):
    """There is a draft in this place that the page has not seen: it is not written over."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft.mark)
        self.draft = draft


@dataclass(frozen=True)
class Place:
    """Where the words are to go. name: of the place; topic, post: what they are about, if they are."""

    name: str
    topic: Topic | None = None
    post: Post | None = None


@dataclass(frozen=True)
class Words:
    """What stands in the form. data: its further fields; once: its key."""

    title: str = ""
    text: str = ""
    room: Room | None = None
    reply_to: Post | None = None
    data: dict[str, list[str]] = field(default_factory=dict)
    once: str = ""

    @property
    def are_none(self) -> bool:
        """Nothing to keep; whose name stands on it or in it makes no words, nor does what was added to it."""
        further = (
            values for name, values in self.data.items() if name not in ("veiled", "mentioned", "with")
        )
        return not (self.title.strip() or self.text.strip() or any(map(any, further)))


@transaction.atomic
def keep(member: Member, place: Place, words: Words, *, known: str = "", force: bool = False) -> Draft | None:
    """Keep the words as the draft of their place; empty ones take it away.

    known: the mark of the draft the page has seen; force: whatever is there (a form without a script cannot know).
    Returns the draft; None if there is nothing (more) to keep, as when the form has been published.
    Raises Newer, and Refused if it is too much.
    """
    # whatever her devices send at once comes one after the other
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    if words.once and Once.objects.filter(person=member.person_id, key=words.once).exists():
        return None
    draft = Draft.objects.at(member, place.name)
    if draft is not None:
        if _says(draft, words):
            return draft
        if draft.mark != known and not force:
            raise Newer(draft)
    if words.are_none:
        if draft is not None:
            draft.delete()
        return None
    check(words)
    if draft is None:
        check_room_for_one_more(member)
        draft = Draft(community_id=member.community_id, member=member, place=place.name)
        draft.version = 0
    draft.topic, draft.post = place.topic, place.post
    write(draft, words)
    return draft


@transaction.atomic
def put_aside(member: Member, words: Words) -> Draft:
    """Keep a discussion in a place of its own, where it stands in no other draft's way. Raises Refused if there are
    too many drafts, or it is too much."""
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    check(words)
    check_room_for_one_more(member)
    draft = Draft(community_id=member.community_id, member=member)
    draft.place, draft.version = own_place(draft), 0
    write(draft, words)
    return draft


def write(draft: Draft, words: Words) -> None:
    """Put the words into the draft and store it."""
    draft.title, draft.text, draft.data = words.title, words.text, words.data
    draft.room, draft.reply_to, draft.once = words.room, words.reply_to, words.once
    draft.saved_at, draft.version = timezone.now(), draft.version + 1
    draft.save()


def check(words: Words) -> None:
    """Raises Refused if the words are more than can be kept."""
    ensure(
        len(words.title) <= Topic.TITLE_LENGTH and len(words.text) <= LIMIT,
        _("This is too long to be kept as a draft. Shorten it, or keep a copy of your own."),
    )
    ensure(
        len(json.dumps(words.data).encode()) <= Draft.MOST_DATA,
        _("There is more in this form than a draft can keep. Publish it, or make it shorter."),
    )


def check_room_for_one_more(member: Member) -> None:
    """Raises Refused if the member has as many drafts as one may have."""
    ensure(
        Draft.objects.visible_to(member).count() < Draft.MOST,
        _("You have as many drafts as can be kept. Discard one of them first."),
    )


def _says(draft: Draft, words: Words) -> bool:
    same = (draft.title, draft.text, draft.data) == (words.title, words.text, words.data)
    room, reply_to = (one.pk if one else None for one in (words.room, words.reply_to))
    return same and (draft.room_id, draft.reply_to_id) == (room, reply_to)


def forget(
    member: Member, place: str, *, known: str = "", once: str = "", title: str = "", text: str = ""
) -> None:
    """What was published is no draft any more. Call it inside the transaction that publishes.

    A draft that another device has saved since stays: the page has not seen it. known: the mark of the draft the
    page has seen; once: the key of its form; title, text: what is published.
    """
    draft = Draft.objects.at(member, place)
    if draft is None:
        return
    is_same = draft.text == text and draft.title in ("", title)
    is_of_this_form = bool(once) and draft.once == once and not known
    if is_same or is_of_this_form or draft.mark == known:
        draft.delete()


@transaction.atomic
def discard(member: Member, draft: Draft) -> Draft:
    """Put the draft away; for ten minutes that can be taken back. One that waited for its time waits no more."""
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    ensure(draft.member_id == member.pk and draft.deleted_at is None)
    draft.deleted_at, draft.publish_at = timezone.now(), None
    draft.save(update_fields=["deleted_at", "publish_at"])
    return draft


@transaction.atomic
def bring_back(member: Member, draft: Draft) -> Draft:
    """Take a discarding back. Raises Refused after ten minutes, or if something new stands in its place."""
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    ensure(draft.member_id == member.pk and draft.deleted_at is not None)
    ensure(
        draft.may_be_brought_back,
        _("A draft can be brought back for ten minutes. That time has passed."),
    )
    ensure(
        Draft.objects.at(member, draft.place) is None,
        _(
            "You have begun something new in its place. Publish or discard that first, then this can come back."
        ),
    )
    check_room_for_one_more(member)
    draft.deleted_at = None
    draft.save(update_fields=["deleted_at"])
    return draft


def forget_all(deed: Deed) -> None:
    """Who has left has no drafts here any more."""
    Draft.objects.filter(community_id=deed.community_id, member_id=deed.subject).delete()


def purge() -> int:
    """Remove what was discarded, and what nobody has touched for ninety days. Safe to run twice. Returns how many."""
    now = timezone.now()
    discarded = Q(deleted_at__lt=now - timedelta(minutes=Draft.UNDO_MINUTES))
    old = Q(saved_at__lt=now - timedelta(days=Draft.PURGE_DAYS), publish_at=None)
    return Draft.objects.filter(discarded | old).delete()[0]
