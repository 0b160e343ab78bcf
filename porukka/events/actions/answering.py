"""Members say whether they come. Where seats are few, the others wait in a line that moves up by itself."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from porukka.communities.models import Member
from porukka.core.refusal import Refused, ensure
from porukka.events import rules
from porukka.events.actions.locking import locked, record
from porukka.events.models import Coming, Occurrence

Answer = Coming.Answer
OVER = _("This event takes no answers any more.")
CHOOSE = _("Say whether you come: yes, maybe or no.")
ALONE = _("Nobody can be brought along to this event.")


@transaction.atomic
def answer(member: Member, occurrence: Occurrence, said: str, guests: int = 0) -> Coming:
    """Say yes, maybe or no; a yes for which there is no seat waits in line. The same again changes nothing.

    said: of Answer, but not WAITING; guests: how many she brings along, with a yes only.
    Raises Refused if the rules say no, or it brings more guests than there may be.
    """
    occurrence = locked(occurrence)
    ensure(rules.may_answer(member, occurrence), OVER)
    ensure(said in (Answer.YES, Answer.MAYBE, Answer.NO), CHOOSE)
    guests = guests if said == Answer.YES else 0
    _ensure_guests(occurrence, guests)
    mine = _row_of(occurrence, member)
    before = (mine.answer, mine.guests)
    wanted = _seated(occurrence, mine, guests) if said == Answer.YES else said
    if before == (wanted, guests):
        return mine
    _give_back(occurrence, mine)
    mine.answer, mine.guests, mine.answered_at = wanted, guests, timezone.now()
    _take(occurrence, mine)
    mine.save()
    occurrence.save(update_fields=["seats_taken", "maybes", "waiting", "last_line"])
    record("event.answered", occurrence.event, member, answer=mine.answer, time=str(occurrence.pk))
    move_up(occurrence)
    mine.refresh_from_db()
    return mine


def _ensure_guests(occurrence: Occurrence, guests: int) -> None:
    most, cap = occurrence.event.guests_most, occurrence.event.cap
    if not 0 <= guests <= most:
        words = ngettext("You may bring %(count)s guest.", "You may bring at most %(count)s guests.", most)
        raise Refused(words % {"count": most} if most else ALONE)
    if cap is not None and 1 + guests > cap:
        raise Refused(
            ngettext("There is %(count)s seat in all.", "There are %(count)s seats in all.", cap)
            % {"count": cap}
        )


def _row_of(occurrence: Occurrence, member: Member) -> Coming:
    found = Coming.objects.filter(community_id=occurrence.community_id, occurrence=occurrence, member=member)
    fresh = Coming(community_id=occurrence.community_id, occurrence=occurrence, member=member)
    return found.first() or fresh


def _seated(occurrence: Occurrence, mine: Coming, guests: int) -> str:
    """YES if there is room for her and her guests, else WAITING. Raises Refused where she would lose the seat she has
    by asking for more."""
    cap = occurrence.event.cap
    if cap is None:
        return Answer.YES
    hers = mine.seats if mine.answer == Answer.YES else 0
    free = cap - occurrence.seats_taken + hers
    # fewer than before is always right, even where there are fewer seats than there were
    if 1 + guests <= max(free, hers):
        return Answer.YES
    if hers:
        words = ngettext(
            "Only %(count)s more seat is free. Your own stays yours.",
            "Only %(count)s more seats are free. Your own stays yours.",
            max(0, free - hers),
        )
        raise Refused(words % {"count": max(0, free - hers)})
    return Answer.WAITING


def _give_back(occurrence: Occurrence, mine: Coming) -> None:
    """Take her former answer out of what is counted."""
    if mine.answer == Answer.YES:
        occurrence.seats_taken -= mine.seats
    elif mine.answer == Answer.MAYBE:
        occurrence.maybes -= 1
    elif mine.answer == Answer.WAITING:
        occurrence.waiting -= 1


def _take(occurrence: Occurrence, mine: Coming) -> None:
    """Count her answer. Whoever waits and changes how many she brings keeps her place in the line."""
    if mine.answer == Answer.YES:
        occurrence.seats_taken += mine.seats
    elif mine.answer == Answer.MAYBE:
        occurrence.maybes += 1
    elif mine.answer == Answer.WAITING:
        occurrence.waiting += 1
        if mine.line is None:
            occurrence.last_line += 1
            mine.line = occurrence.last_line
    if mine.answer != Answer.WAITING:
        mine.line = None


def move_up(occurrence: Occurrence) -> list[Coming]:
    """Give the free seats of a locked time to those who wait, each time to the first for whom there is room; they are
    told. Call it inside the transaction that made room. Returns who has moved up."""
    free = occurrence.seats_free
    if not occurrence.waiting or free == 0 or occurrence.is_over or occurrence.is_cancelled:
        return []
    line = Coming.objects.filter(
        community_id=occurrence.community_id, occurrence=occurrence, answer=Answer.WAITING
    ).order_by("line", "pk")
    moved = []
    for one in line if free is None else line[: 500 + free]:
        if free is not None and one.seats > free:
            continue
        _give_back(occurrence, one)
        one.answer = Answer.YES
        _take(occurrence, one)
        moved.append(one)
        if free is not None:
            free -= one.seats
            if not free:
                break
    if moved:
        Coming.objects.bulk_update(moved, ["answer", "line"], batch_size=200)
        occurrence.save(update_fields=["seats_taken", "waiting"])
        members = [str(one.member_id) for one in moved if one.member_id]
        record("event.seat_given", occurrence.event, None, time=str(occurrence.pk), members=members)
    return moved


@transaction.atomic
def step_back(member: Member, occurrence: Occurrence) -> None:
    """She cannot come any more, because she is not here or may not read it: her seat goes to the next. Again it
    changes nothing."""
    occurrence = locked(occurrence)
    mine = _row_of(occurrence, member)
    if mine._state.adding or mine.answer == Answer.NO:
        return
    _give_back(occurrence, mine)
    mine.answer, mine.guests, mine.line, mine.answered_at = Answer.NO, 0, None, timezone.now()
    mine.save()
    occurrence.save(update_fields=["seats_taken", "maybes", "waiting"])
    move_up(occurrence)
