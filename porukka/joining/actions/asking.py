"""Somebody asks to join, takes it back, and is answered by the team."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds, rules
from porukka.communities.actions.belonging import come_in
from porukka.communities.models import Community, Deed, Member
from porukka.core.refusal import Refused, ensure
from porukka.joining import letters
from porukka.joining.models import JoinRequest, Questions
from porukka.joining.queries.asking import last_request, wait_days
from porukka.people.models import Person

State = JoinRequest.State
ANSWERED = _("This request has been answered already, or was taken back.")


@transaction.atomic
def write_questions(member: Member, words: list[str], wait_days: int) -> Questions:
    """What the community asks at its door from now on; requests that wait keep the questions they answered.

    words: one to three questions; wait_days: how long who was declined waits before asking again. Raises Refused.
    """
    ensure(rules.may_edit_community(member))
    ensure(0 < len(words) <= Questions.MOST)
    written, _made = Questions.objects.update_or_create(
        community_id=member.community_id, defaults={"words": words, "wait_days": wait_days}
    )
    deeds.record("questions.written", actor=member, subject=written.pk)
    return written


@transaction.atomic
def ask(
    person: Person, community: Community, answers: list[tuple[str, str]], *, guidelines: int = 0
) -> JoinRequest:
    """Ask to join. Who has asked already is given her waiting request; who was declined asks again in time.

    answers: pairs of a question and what she wrote; guidelines: the version she was shown and accepts with it.
    Raises Refused.
    """
    ensure(rules.may_ask_to_join(person, community))
    before = last_request(person, community)
    if before is not None and before.state == State.WAITING:
        return before
    if before is not None and not before.may_be_made_again():
        raise Refused(_("You have asked not long ago. Wait until you may ask again."))
    day_ago = timezone.now() - timedelta(days=1)
    if person.join_requests.filter(made_at__gt=day_ago).count() >= JoinRequest.MOST_A_DAY:
        raise Refused(_("You have asked many times today. Come back tomorrow; what you wrote is still here."))
    if community.asking_count >= JoinRequest.MOST_WAITING:
        raise Refused(_("Many people wait for an answer here just now. Try again in a few days."))
    try:
        with transaction.atomic():
            made = JoinRequest.objects.create(
                community=community,
                person=person,
                answers=[list(pair) for pair in answers],
                guidelines=min(guidelines, community.guidelines_version),
            )
    except IntegrityError:  # she pressed twice at the same moment
        return JoinRequest.objects.waiting().get(community=community, person=person)
    deeds.record("request.made", actor=None, subject=made.pk, community=community)
    _count(community.pk)
    return made


@transaction.atomic
def take_back(person: Person, community: Community) -> None:
    """She does not ask any more. Without a waiting request nothing happens."""
    waiting = JoinRequest.objects.waiting().filter(community=community, person=person)
    if (found := waiting.first()) is None:
        return
    deeds.record("request.taken_back", actor=None, subject=found.pk, community=community)
    waiting.filter(pk=found.pk).update(state=State.TAKEN_BACK, decided_at=timezone.now())
    _count(community.pk)


@transaction.atomic
def accept(member: Member, request: JoinRequest, word: str = "") -> Member:
    """Let her in, and tell her so with an optional word. Raises Refused."""
    _decide(member, request, State.ACCEPTED, word)
    if Member.objects.filter(
        community_id=member.community_id, person=request.person, state=Member.State.REMOVED
    ).exists():
        raise Refused(_("This person was removed from here once, and cannot be let in."))
    newcomer = come_in(request.person, request.community, guidelines=request.guidelines)
    deeds.record("request.accepted", actor=member, subject=newcomer.pk)
    _count(member.community_id)
    letters.accepted(request)
    return newcomer


@transaction.atomic
def decline(member: Member, request: JoinRequest, word: str = "") -> None:
    """Say no, kindly; she may ask again after the community's days. Raises Refused."""
    request.put_off(wait_days(request.community_id))
    _decide(member, request, State.DECLINED, word)
    deeds.record("request.declined", actor=member, subject=request.pk)
    _count(member.community_id)
    letters.declined(request)


def _decide(member: Member, request: JoinRequest, state: str, word: str) -> None:
    """Exactly one decision takes the waiting request; whoever comes second is told so."""
    ensure(rules.may_decide_who_joins(member) and request.community_id == member.community_id)
    waiting = JoinRequest.objects.waiting().filter(pk=request.pk)
    request.state, request.word, request.decided_at = state, word, timezone.now()
    ensure(
        bool(
            waiting.update(
                state=state,
                word=word,
                decided_at=request.decided_at,
                decided_by=member,
                again_at=request.again_at,
            )
        ),
        ANSWERED,
    )


def close_those_inside(deed: Deed) -> None:
    """Who came in by another door asks no more."""
    person = Member.objects.filter(pk=deed.subject).values("person")
    waiting = JoinRequest.objects.waiting().filter(community_id=deed.community_id, person__in=person)
    if waiting.update(state=State.ACCEPTED, decided_at=deed.at):
        _count(deed.community_id)


def _count(community_id: int) -> None:
    """How many wait, kept on the community's row, which every page reads anyway. A deed was recorded before: it locks
    the ledger, so that two counts at once do not miss each other."""
    count = JoinRequest.objects.waiting().filter(community_id=community_id).count()
    Community.objects.filter(pk=community_id).update(asking_count=count)
