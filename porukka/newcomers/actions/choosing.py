"""Volunteering to greet, reading first instead of introducing oneself, and how a community welcomes."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from porukka.communities import deeds
from porukka.communities.models import Member, Room
from porukka.core.refusal import ensure
from porukka.discussions.actions import drafting
from porukka.discussions.drafts import Draft, own_place, reply_place
from porukka.newcomers import rules
from porukka.newcomers.models import Beginning, Greeter, Welcoming
from porukka.newcomers.queries.welcoming import Place


@transaction.atomic
def volunteer(member: Member, *, greets: bool) -> None:
    """Greet newcomers from now on, or no more. Said again it changes nothing. Raises Refused."""
    ensure(rules.may_greet(member))
    community = member.community_id
    was = Greeter.objects.filter(community_id=community, member=member, is_volunteer=True).exists()
    if was != greets:
        chosen = {"is_volunteer": greets}
        Greeter.objects.update_or_create(community_id=community, member=member, defaults=chosen)
        kind = "greeter.volunteered" if greets else "greeter.ended"
        deeds.record(kind, actor=member, subject=member.pk)


@transaction.atomic
def read_first(member: Member) -> None:
    """She would rather read first: nobody suggests again that she introduce herself."""
    begun, _made = Beginning.objects.get_or_create(community_id=member.community_id, member=member)
    if begun.skipped_at is None:
        begun.skipped_at = timezone.now()
        begun.save(update_fields=["skipped_at"])
        deeds.record("introduction.skipped", actor=member, subject=member.pk)


@transaction.atomic
def choose(member: Member, *, room: Room | None, in_welcome: bool, questions: list[str]) -> Welcoming:
    """Decide where introductions go, and what they are asked. Raises Refused."""
    ensure(rules.may_choose_welcoming(member))
    ensure(room is None or (room.community_id == member.community_id and room.is_open))
    facts = {"room": room, "in_welcome": in_welcome, "questions": questions}
    made, _new = Welcoming.objects.update_or_create(community_id=member.community_id, defaults=facts)
    deeds.record("welcoming.chosen", actor=member, subject=made.pk)
    return made


@transaction.atomic
def begin(member: Member, place: Place, answers: list[tuple[str, str]]) -> Draft:
    """Put her answers, each below its question, into a draft of hers, which she looks at before she sends it.

    Without any answer the questions alone stand there, to be written below. Raises Refused.
    """
    ensure(rules.may_introduce_herself(member) and (place.room is not None or place.topic is not None))
    given = [(question, words) for question, words in answers if words]
    text = "\n\n".join(words for _question, words in given)
    if len(given) != 1:
        told = given or answers
        text = "\n\n".join(f"**{question}**\n\n{words}".strip() for question, words in told)
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    name = reply_place(place.topic.pk) if place.topic else "later:hello"
    draft = Draft.objects.at(member, name)
    if draft is None:
        drafting.check_room_for_one_more(member)
        draft = Draft(community_id=member.community_id, member=member, place=name)
        draft.version = 0
    draft.topic = place.topic
    title = "" if place.topic else _("Hello from %(name)s") % {"name": member.name}
    words = drafting.Words(title=title, text=text, room=place.room)
    drafting.check(words)
    drafting.write(draft, words)
    if place.topic is None:
        Draft.objects.filter(pk=draft.pk).update(place=own_place(draft))
    return draft
