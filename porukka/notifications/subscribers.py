"""What follows from deeds: members are told, letters are taken back, and the bells of those addressed ring."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from porukka.communities import deeds
from porukka.communities.live import ONLY, Group, Shown, adds, shows
from porukka.communities.models import Deed, Member
from porukka.notifications import queries
from porukka.notifications.actions import (
    announcing,
    answering,
    contests,
    deciding,
    handing,
    introducing,
    joining,
    mailing,
    meeting,
    placing,
    promising,
    purposing,
    questioning,
    reminding,
    shifting,
    telling,
    thanking,
)

HANDLE = {
    "reply.written": telling.tell_of_reply,
    "topic.started": telling.tell_of_topic,
    "post.mentioned": telling.tell_of_mention,
    "everyone.called": announcing.begin,
    "topic.split": telling.follow_posts,
    "topic.merged": telling.follow_posts,
    "reminder.due": telling.tell_of_reminder,
    "room.let_in": telling.tell_of_place,
    "topic.not_published": telling.tell_of_draft,
    "answer.accepted": deciding.tell_of_acceptance,
    "answer.taken_back": deciding.forget_acceptance,
    "report.settled": deciding.tell_of_settlement,
    "request.made": joining.tell_of_request,
    "request.accepted": joining.tell_newcomer,
    "candidate.nominated": joining.tell_of_suggestion,
    "candidate.decided": joining.tell_of_decision,
    "circle.awaited": joining.tell_founders,
    "circle.opened": joining.tell_founders,
    "invitation.accepted": joining.tell_inviter,
    "thanks.given": thanking.tell,
    "word.heard": deciding.tell_of_word,
    "insights.faded": deciding.tell_of_fading,
    "register.named": placing.tell_of_board,
    "register.ended": placing.forget_board,
    "thanks.taken_back": thanking.forget,
    "greeters.asked": introducing.ask_greeters,
    "round.handed": handing.tell,
    "introduction.proposed": introducing.ask_both,
    "introduction.made": introducing.tell_both,
    "member.role_given": placing.tell_of_role,
    "room.seat_given": placing.tell_of_seat,
    "room.declined": placing.tell_of_seat,
    "room.sibling_started": placing.tell_of_sibling,
    "room.asked": placing.tell_of_asking,
    "steward.offered": placing.tell_of_offer,
    "steward.named": placing.tell_of_term,
    "steward.term_ending": placing.tell_of_term,
    "steward.term_ended": placing.tell_of_term,
    "steward.handed_over": placing.tell_of_succession,
    "quote.asked": purposing.tell_of_question,
    "pain.changed": purposing.tell_of_change,
    "idea.changed": promising.tell_of_change,
    "idea.late": promising.tell_of_late,
    "ledger.stated": answering.tell_of_end,
    "question.asked": questioning.tell_host,
    "question.answered": questioning.tell_asker,
    "question.hidden": questioning.tell_asker,
    "questions.published": questioning.tell_of_article,
    "confirmation.reminded": reminding.tell,
    "confirmation.given": reminding.forget,
    "event.answered": meeting.confirm,
    "event.changed": shifting.tell_of_change,
    "event.cancelled": shifting.tell_of_end,
    "event.seat_given": shifting.tell_of_seat,
    "event.near": meeting.remind,
    "event.over": meeting.ask,
    "contest.changed": contests.tell_of_change,
    "post.deleted": mailing.take_back,
    "post.hidden": mailing.take_back,
    "member.left": mailing.take_back,
    "member.removed": mailing.take_back,
    "member.suspended": mailing.take_back,
    "room.left": mailing.take_back,
    "room.shown_out": mailing.take_back,
}


@deeds.subscribe("notifications", *HANDLE, news_only=True)
def tell(deed: Deed) -> None:
    HANDLE[deed.kind](deed)


@adds("reply.written")
def addressed(found: Sequence[Deed]) -> dict[int, dict[str, Any]]:
    """Whose bells a reply rings, told so that each recognises only herself."""
    return {
        deed.pk: {"to": queries.marks(members, str(deed.subject))}
        for deed, members in queries.addressed(found)
    }


@adds("answer.accepted")
def thanked(found: Sequence[Deed]) -> dict[int, dict[str, Any]]:
    """Whose bell rings because her reply solved it."""
    return {
        deed.pk: {"id": str(deed.pk), "to": queries.marks(members, str(deed.pk))}
        for deed, members in queries.thanked(found)
    }


@shows("report.settled")
def show_settled(found: Sequence[Deed], group: Group) -> Shown:
    """The bell of whoever told the team; nobody else's browser is sent that something was told at all."""
    told = {deed.pk: int(deed.data["reporter"] or 0) for deed in found}
    people = Member.objects.active().filter(community_id=found[0].community_id, pk__in=told.values())
    person_of = dict(people.values_list("pk", "person_id"))
    return {
        pk: (
            "told",
            {"id": str(pk), "to": queries.marks([member], str(pk)), ONLY: frozenset({person_of[member]})},
        )
        for pk, member in told.items()
        if member in person_of
    }


@shows("room.let_in")
def show_let_in(found: Sequence[Deed], group: Group) -> Shown:
    return {
        deed.pk: ("told", {"id": str(deed.pk), "to": queries.marks([deed.subject], str(deed.pk))})
        for deed in found
        if deed.actor_id != deed.subject
    }


@shows("post.mentioned")
def show_mention(found: Sequence[Deed], group: Group) -> Shown:
    """The bells of those who are named ring; who watches the room reads the names anyway."""
    return {
        deed.pk: (
            "told",
            {"id": str(deed.pk), "to": queries.marks(map(int, deed.data["members"]), str(deed.pk))},
        )
        for deed in found
    }


@shows("everyone.called")
def show_call(found: Sequence[Deed], group: Group) -> Shown:
    return {deed.pk: ("everyone", {"id": str(deed.pk)}) for deed in found}


@shows("topic.not_published")
def show_not_published(found: Sequence[Deed], group: Group) -> Shown:
    """Only whose it is hears of it; to all others it is a mark of nobody's."""
    told = [deed for deed in found if deed.actor_id]
    return {
        deed.pk: ("told", {"id": str(deed.pk), "to": queries.marks([deed.actor_id or 0], str(deed.pk))})
        for deed in told
    }


@shows("reminder.due")
def show_reminder(found: Sequence[Deed], group: Group) -> Shown:
    return {
        deed.pk: ("told", {"id": str(deed.pk), "to": queries.marks([int(deed.data["member"])], str(deed.pk))})
        for deed in found
    }


@shows("bell.rung")
def ring(found: Sequence[Deed], group: Group) -> Shown:
    """Whoever has just been told of something; nobody else's browser is sent that anybody was."""
    return _only({deed.pk: [int(pk) for pk in deed.data["members"]] for deed in found})


def _only(told: Mapping[int, Collection[int]]) -> Shown:
    """Bells that ring for a few alone. told: ids of deeds → of the members they speak to."""
    people = Member.objects.active().filter(pk__in={pk for some in told.values() for pk in some})
    person_of = dict(people.values_list("pk", "person_id"))
    return {
        deed: (
            "told",
            {
                "id": str(deed),
                "to": queries.marks(some, str(deed)),
                ONLY: frozenset(person_of[pk] for pk in some if pk in person_of),
            },
        )
        for deed, some in told.items()
    }
