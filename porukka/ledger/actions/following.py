"""Ideas and pain points are decided where they stand: what becomes of them is told here, without double work."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from porukka.communities.models import Deed, Member
from porukka.ideas.models import Idea
from porukka.ideas.models import Step as IdeaStep
from porukka.ledger.actions.filing import OF_IDEAS, OF_PAINS, Kind, State, begin, note
from porukka.ledger.models import Entry
from porukka.purpose.models import Pain


@transaction.atomic
def follow_idea(deed: Deed) -> None:
    """An idea that has the votes, or that the team has spoken about, stands in the ledger in its state. The same deed
    again changes nothing."""
    state = deed.data["state"]
    idea = Idea.objects.select_related("post__topic__room")
    found = idea.filter(community_id=deed.community_id, pk=deed.subject).first()
    if found is None or state == Idea.State.EXPIRED:
        return
    taken = IdeaStep.objects.filter(community_id=deed.community_id, idea=found, state=state)
    step = taken.select_related("by").order_by("-at", "-pk").first()
    if step is None:
        return
    entry = _locked(Entry.objects.filter(community_id=deed.community_id, post=found.post_id))
    if entry is None:
        if not found.post.topic.room.is_open or _is_full(deed.community_id):
            return
        entry = Entry(community_id=deed.community_id, post=found.post, kind=Kind.IDEA, answers_for=step.by)
        entry.state, entry.word = OF_IDEAS[Idea.State(state)], step.word
        begin(entry, step.by, step.at)
        return
    if step.at >= entry.stated_at:  # not what a newer step has passed over
        _become(entry, OF_IDEAS[Idea.State(state)], step.word, step.by, step.at)


@transaction.atomic
def follow_pain(deed: Deed) -> None:
    """What the team says of a pain point that stands in the ledger. The same deed again changes nothing."""
    pain = Pain.objects.living().filter(community_id=deed.community_id, pk=deed.subject)
    found = pain.select_related("stated_by").first()
    if found is None or found.stated_at is None:
        return
    entry = _locked(Entry.objects.filter(community_id=deed.community_id, post=found.post_id, kind=Kind.PAIN))
    if entry is None:
        return
    state = OF_PAINS[Pain.State(found.state)]
    if state == State.HEARD and entry.state not in (State.DOING, State.DONE):
        return  # open, there: the ledger knows more exactly how far it is
    _become(entry, state, found.word, found.stated_by, found.stated_at)


def _become(entry: Entry, state: str, word: str, by: Member | None, at: datetime) -> None:
    if (entry.state, entry.word) == (state, word):
        return
    entry.state, entry.word, entry.stated_at = state, word, at
    entry.answers_for = entry.answers_for or by
    entry.save(update_fields=["state", "word", "stated_at", "answers_for"])
    note(entry, by)


def _locked(found: object) -> Entry | None:
    rows = found.select_for_update(of=("self",), no_key=True)  # type: ignore[attr-defined]
    return rows.select_related("post").first()


def _is_full(community: int) -> bool:
    return Entry.objects.filter(community_id=community).count() >= Entry.MOST
