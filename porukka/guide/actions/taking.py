"""Something of the archetype is taken: a room is opened, an opening is put into one's drafts or given its time."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.actions import founding
from porukka.communities.models import Member, Room
from porukka.core.refusal import Refused, ensure
from porukka.discussions.actions import drafting, scheduling
from porukka.discussions.drafts import Draft
from porukka.guide import rules, steps
from porukka.guide.actions.answering import guide_of, locked, touch
from porukka.guide.archetypes import Archetype, Opening, archetype
from porukka.guide.models import Taken
from porukka.joining.actions import asking
from porukka.joining.models import Questions
from porukka.joining.queries.asking import wait_days
from porukka.people import once

ENOUGH = 3  # openings taken, and the step is done
GONE = _("There is nothing like that in the kind of community you have chosen. Look at the page again.")


@transaction.atomic
def open_part(member: Member, key: str, *, name: str, description: str, mode: str) -> Room:
    """Open a room of the archetype, as it is or as the founder has changed it. Only once each.

    key: of the room in the archetype. Raises Refused.
    """
    ensure(rules.may_guide(member))
    plan = _kind(member).room(key)
    if plan is None:
        raise Refused(GONE)
    taken, is_new = Taken.objects.get_or_create(
        community_id=member.community_id, key=f"room-{key}", defaults={"by": member}
    )
    ensure(is_new or taken.room_id is None, _("That room has been opened already."))
    room = founding.make_room(
        member,
        name=name,
        description=description,
        kind=plan.kind,
        mode=mode,
        anonymous_allowed=plan.anonymous,
    )
    taken.room = room
    taken.save(update_fields=["room"])
    return room


@transaction.atomic
def take(member: Member, key: str, publish_at: datetime | None = None) -> Draft:
    """Put an opening, a prompt or the next round of a ritual into the member's own drafts.

    key: "day-1", "prompt-1", "ritual-…"; publish_at: when it is to be published by itself, as she has decided.
    Returns the draft. Raises Refused.
    """
    ensure(rules.may_guide(member))
    words = _words(member, key)
    step = locked(member, steps.OPENINGS)
    taken, is_new = Taken.objects.get_or_create(community_id=member.community_id, key=key)
    there = None if is_new else Draft.objects.filter(pk=taken.draft_id or 0, deleted_at=None).first()
    ensure(there is None, _("That one is in the drafts already."))
    if publish_at is None:
        draft = drafting.put_aside(member, words)
    else:
        draft = scheduling.schedule(member, words, publish_at)
    taken.draft, taken.by, taken.at = draft, member, timezone.now()
    taken.save(update_fields=["draft", "by", "at"])
    days = Taken.objects.filter(community_id=member.community_id, key__startswith="day-").count()
    touch(step, done=days >= ENOUGH)
    deeds.record("guide.taken", actor=member, subject=step.pk)
    return draft


@transaction.atomic
def take_questions(member: Member) -> None:
    """Ask at the door what fits this kind of community, instead of what is asked now. Raises Refused."""
    ensure(rules.may_guide(member))
    words = list(_kind(member).asks)
    asking.write_questions(member, words[: Questions.MOST], wait_days(member.community_id))


def _kind(member: Member) -> Archetype:
    found = archetype(guide_of(member.community).archetype, member.community.language)
    if found is None:
        raise Refused(_("Choose a kind of community first, then there is something to take."))
    return found


def _words(member: Member, key: str) -> drafting.Words:
    found = _kind(member)
    sort, _dash, which = key.partition("-")
    title, text, room, data = "", "", found.first_rooms[0].key, {}
    if sort == "day" and (opening := next((one for one in found.openings if str(one.day) == which), None)):
        title, text, room, data = opening.title, opening.text, opening.room, _data(opening)
    elif sort == "prompt" and which in map(str, range(1, len(found.prompts) + 1)):
        title = found.prompts[int(which) - 1]
    elif sort == "ritual" and (ritual := found.ritual(which)):
        title, text, room = ritual.title, ritual.text, ritual.room
    if not title:
        raise Refused(GONE)
    return drafting.Words(title=title, text=text, room=_room(member, room), data=data, once=once.key())


def _data(opening: Opening) -> dict[str, list[str]]:
    """The poll, as the composer's form would send it."""
    if opening.poll is None:
        return {}
    return {"poll-question": [opening.poll.question], "poll-options": ["\n".join(opening.poll.options)]}


def _room(member: Member, key: str) -> Room | None:
    """The room of the archetype, as far as she may start discussions there; else the first where she may."""
    mine = Room.objects.open_to_topics_of(member)
    opened = Taken.objects.filter(community_id=member.community_id, key=f"room-{key}").values("room")
    return mine.filter(pk__in=opened).first() or mine.filter(kind=Room.Kind.OPEN).in_order().first()
