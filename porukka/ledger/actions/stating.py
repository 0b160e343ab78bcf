"""The team says what becomes of what it was asked for."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.discussions.models import Post
from porukka.ledger import rules
from porukka.ledger.actions.filing import WHY, note
from porukka.ledger.models import Entry
from porukka.purpose.actions import pains
from porukka.purpose.models import Pain

State = Entry.State
PAIN_IN = {State.DOING: Pain.State.ADDRESSED, State.DONE: Pain.State.SOLVED}  # in the others it is open


def locked(entry: Entry) -> Entry:
    """As it is now; whoever else changes it waits until this transaction is done."""
    rows = Entry.objects.select_for_update(of=("self",), no_key=True).select_related("post__topic__room")
    return rows.get(community_id=entry.community_id, pk=entry.pk)


@transaction.atomic
def say(member: Member, entry: Entry, *, state: str, word: str) -> None:
    """Say what has become of it; if it ends here, whoever asked for it is told. The same again changes nothing, and
    other words for the same state tell nobody again. A pain point is said to be so, too. Raises Refused."""
    entry = locked(entry)
    ensure(rules.may_state(member, entry))
    ensure(bool(word) or state not in Entry.ENDS, WHY)
    if (state, word) == (entry.state, entry.word):
        return
    is_new = state != entry.state
    entry.state, entry.word = state, word
    if is_new:
        entry.stated_at = timezone.now()
    entry.save(update_fields=["state", "word", "stated_at"])
    note(entry, member)
    room = entry.post.topic.room if entry.post else None
    about = {"about": entry.kind, "post": str(entry.post_id or "")}
    kind = "ledger.stated" if is_new else "ledger.reworded"
    deeds.record(kind, actor=member, subject=entry.pk, room=room, state=state, **about)
    if entry.kind == Entry.Kind.PAIN:
        _say_of_pain(member, entry)


def _say_of_pain(member: Member, entry: Entry) -> None:
    """One truth in two places, and those who share the pain are told once, as of every change of it."""
    pain = Pain.objects.living().filter(community_id=entry.community_id, post=entry.post_id).first()
    if pain is None:
        return
    state = PAIN_IN.get(State(entry.state), Pain.State.OPEN)
    if state != pain.state or entry.state in Entry.ENDS:
        pains.say_state(member, pain, state=state, word=entry.word)


@transaction.atomic
def answer_for(member: Member, entry: Entry, *, who: Member | None, done_in: Post | None) -> None:
    """Say who on the team answers for it, and which discussion tells of what was done. Again it changes nothing.
    Raises Refused."""
    entry = locked(entry)
    ensure(rules.may_keep(member))
    if (entry.answers_for_id, entry.done_in_id) == (who and who.pk, done_in and done_in.pk):
        return
    entry.answers_for, entry.done_in = who, done_in
    entry.save(update_fields=["answers_for", "done_in"])
    room = entry.post.topic.room if entry.post else None
    deeds.record("ledger.answered_for", actor=member, subject=entry.pk, room=room)


@transaction.atomic
def take_off(member: Member, entry: Entry) -> None:
    """It does not belong here after all. Again it changes nothing. Raises Refused."""
    ensure(rules.may_state(member, entry))
    if Entry.objects.filter(community_id=entry.community_id, pk=entry.pk).delete()[0]:
        room = entry.post.topic.room if entry.post else None
        deeds.record("ledger.taken_off", actor=member, subject=entry.pk, room=room, about=entry.kind)
