"""A discussion that is published later by itself: kept, changed, taken back, and published when its time has come."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from porukka.communities import deeds
from porukka.communities.models import Member, Room
from porukka.core import blocks, jobs
from porukka.core.refusal import Refused, ensure
from porukka.discussions import rules
from porukka.discussions.actions import drafting, writing
from porukka.discussions.composing import filled_topic_form
from porukka.discussions.drafts import Draft, is_veiled, own_place
from porukka.discussions.forms import chosen
from porukka.discussions.models import Topic
from porukka.people.zones import zone

AT_ONCE = 200  # published in one minute; the rest waits for the next


@transaction.atomic
def schedule(
    member: Member, words: drafting.Words, publish_at: datetime, draft: Draft | None = None
) -> Draft:
    """Keep a discussion until it is published at `publish_at` (within a year from now).

    words: of a form that was found valid; draft: one of hers that becomes this one, or is changed.
    Raises Refused if she may not open a discussion there, or it is too much.
    """
    room = words.room
    ensure(room is not None and rules.may_start_topic(member, room))
    ensure(not is_veiled(words.data) or (room is not None and rules.may_veil(member, room)), writing.NO_VEIL)
    drafting.check(words)
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    if draft is None:
        drafting.check_room_for_one_more(member)
        draft = Draft(community_id=member.community_id, member=member)
    else:
        draft = _locked(member, draft)
    draft.place, draft.publish_at, draft.failed_why = own_place(draft), publish_at, ""
    drafting.write(draft, words)
    _record("topic.scheduled", member, draft)
    return draft


def _record(kind: str, member: Member, draft: Draft) -> None:
    """The deed names nobody where the discussion is to be without a name, but the room it is meant for."""
    if draft.is_veiled and draft.room:
        deeds.record(kind, actor=None, subject=draft.pk, room=draft.room)
    else:
        deeds.record(kind, actor=member, subject=draft.pk)


@transaction.atomic
def take_back(member: Member, draft: Draft) -> None:
    """The discussion waits for no time any more; it stays as a draft. Raises Refused."""
    found = _locked(member, draft)
    if found.waits:
        found.publish_at, found.saved_at = None, timezone.now()
        found.save(update_fields=["publish_at", "saved_at"])
        _record("topic.unscheduled", member, found)


@transaction.atomic
def publish_now(member: Member, draft: Draft) -> Topic:
    """Publish a discussion that was kept for later. Raises Refused with the reason; then it stays as it is."""
    found = _locked(member, draft)
    ensure(found.is_topic)
    return publish(member, found)


def _locked(member: Member, draft: Draft) -> Draft:
    mine = Draft.objects.select_for_update(of=("self",)).visible_to(member).select_related("room")
    found = mine.filter(pk=draft.pk).first()
    if found is None:
        raise Refused(_("That draft is gone: it was published or discarded meanwhile."))
    return found


def settle(member: Member, draft: Draft) -> None:
    """The draft has become a discussion by way of its page. Call it in that transaction; raises Refused if it is
    gone, published at its time perhaps while the page stood open."""
    _locked(member, draft).delete()


def publish_due() -> int:
    """Publish every discussion whose time has come. Safe to run twice, or in two workers at once.

    Returns how many were published.
    """
    due = Draft.objects.filter(publish_at__lte=timezone.now(), deleted_at=None).order_by("publish_at")
    return jobs.one_by_one(list(due.values_list("pk", flat=True)[:AT_ONCE]), _publish_if_due)


@transaction.atomic
def _publish_if_due(pk: int) -> bool:
    # whoever comes second waits here, and finds nothing left to do
    due = Draft.objects.select_for_update(of=("self",)).filter(
        publish_at__lte=timezone.now(), deleted_at=None
    )
    draft = due.select_related("member__person", "member__community", "room").filter(pk=pk).first()
    if draft is None:
        return False
    member = draft.member
    with translation.override(_language(member)), timezone.override(_zone(member)):
        try:
            publish(member, draft)
        except Refused as refused:
            draft.publish_at, draft.saved_at = None, timezone.now()
            draft.failed_why = str(refused.words) or _("You may not open discussions here at present.")
            draft.save(update_fields=["publish_at", "saved_at", "failed_why"])
            deeds.record("topic.not_published", actor=member, subject=draft.pk)
            return False
    return True


@transaction.atomic
def publish(member: Member, draft: Draft) -> Topic:
    """Make the draft a discussion, by the rules of this moment. Raises Refused with the reason."""
    ensure(member.state in Member.State.inside())
    ensure(not member.is_suspended, _("You were asked to take a break at that time."))
    ensure(rules.may_start_topic(member))
    room = draft.room
    is_open = room is not None and Room.objects.open_to_topics_of(member).filter(pk=room.pk).exists()
    ensure(
        is_open, _("The room is gone, or you may not open discussions there any more. Choose another one.")
    )
    form, written = filled_topic_form(member, draft)
    if not (form.is_valid() & blocks.all_valid(written)):
        raise Refused(_first_error(form, *(item.form for item in written if item.opened)))
    facts = {name: form.cleaned_data[name] for name in ("room", "title", "text")}
    named = chosen(form.data)
    topic = writing.start_topic(member, written=written, veiled=draft.is_veiled, chosen=named, **facts)
    draft.delete()
    return topic


def _first_error(*forms: object) -> str:
    lists = (errors for form in forms for errors in form.errors.values())  # type: ignore[attr-defined]
    return next((str(error) for errors in lists for error in errors), "")


def _language(member: Member) -> str:
    chosen = member.person.language if member.person else ""
    return chosen or member.community.language or settings.LANGUAGE_CODE


def _zone(member: Member) -> tzinfo:
    chosen = zone(member.person.time_zone) if member.person else None
    return chosen or zone(member.community.time_zone) or UTC
