"""Members name somebody for the team to invite; the team decides and says a word to those who named her."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.actions import inviting
from porukka.communities.folding import fold
from porukka.communities.models import Community, Invitation, Member
from porukka.core import gates
from porukka.core.gates import Draft, Verdict
from porukka.core.refusal import Refused, ensure
from porukka.joining import rules
from porukka.joining.actions import mailing
from porukka.joining.models import Candidate, Nomination

State = Candidate.State
INVITED_FOR = 30  # days
ENOUGH = _("The team has ten names from you to think about. Wait until it has decided about some of them.")
FULL = _("The team has very many names to think about just now. Come back in a week or two.")
DECIDED = _("Somebody else of the team has decided about this already.")


@transaction.atomic
def nominate(member: Member, *, name: str, reason: str, email: str = "") -> Nomination:
    """Name somebody, and why. Named again by the same member, the reason is the newer one.

    What comes back is the same whoever else has named her, and whether or not she is here already.
    Raises Refused if the rules or a gate say no or too many wait.
    """
    # who names at the same moment waits here, so that one person becomes one candidate and each is counted
    community = Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    ensure(rules.may_nominate(member))
    answer = gates.ask(member, Draft("nomination", name, reason))
    ensure(answer.verdict is Verdict.PASS, answer.reason)
    email = email.lower()
    candidate = _same_person(community, name, email)
    mine = Nomination.objects.filter(community=community, by=member)
    if candidate is not None and (again := mine.filter(candidate=candidate).first()) is not None:
        again.name, again.reason = name, reason
        again.save(update_fields=["name", "reason"])
        _add_address(candidate, email)
        return again
    ensure(mine.filter(candidate__state=State.WAITING).count() < Nomination.MOST_WAITING, ENOUGH)
    if candidate is None:
        ensure(community.nominations_waiting < Candidate.MOST_WAITING, FULL)
        candidate = Candidate.objects.create(community=community, name=name)
    _add_address(candidate, email)
    made = Nomination.objects.create(
        community=community, candidate=candidate, by=member, name=name, reason=reason
    )
    _count(community.pk)
    deeds.record("candidate.nominated", actor=member, subject=candidate.pk)
    return made


def _same_person(community: Community, name: str, email: str) -> Candidate | None:
    """Who waits with this address, or with this name if no two addresses say that they are two people."""
    waiting = Candidate.objects.waiting().filter(community=community).order_by("made_at", "id")
    if email and (found := waiting.filter(email=email).first()) is not None:
        return found
    named = waiting.filter(folded=fold(name))
    return (named.filter(email="") if email else named).first()


def _add_address(candidate: Candidate, email: str) -> None:
    if email and not candidate.email:
        candidate.email, candidate.email_at = email, timezone.now()
        candidate.save(update_fields=["email", "email_at"])


@transaction.atomic
def take_back(member: Member, nomination: Nomination) -> None:
    """The member names her no more; if nobody else does, the candidate is forgotten. Raises Refused once decided."""
    Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    found = Nomination.objects.visible_to(member).select_related("candidate").filter(pk=nomination.pk).first()
    if found is None:
        return
    candidate = found.candidate
    ensure(candidate.state == State.WAITING, _("The team has decided about this meanwhile."))
    found.delete()
    if not candidate.nominations.exists():
        candidate.delete()
        _count(member.community_id)
    deeds.record("candidate.taken_back", actor=member, subject=candidate.pk or found.candidate_id)


@transaction.atomic
def decide(
    member: Member, candidate: Candidate, *, state: str, word: str = "", by_mail: bool = False
) -> Candidate:
    """Invite her, not now, or no; those who named her are told, with the word. Her address is forgotten with that.

    state: INVITED makes an invitation for one, which those who named her can hand over; by_mail: a letter takes it to
    her address instead, if she has one.
    Raises Refused if the rules say no or somebody else was faster.
    """
    Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    ensure(rules.may_decide_on_candidates(member) and candidate.community_id == member.community_id)
    ensure(state in (State.INVITED, State.NOT_NOW, State.NO))
    found = Candidate.objects.waiting().filter(pk=candidate.pk).first()
    if found is None:
        raise Refused(DECIDED)
    if state == State.INVITED:
        found.invitation = _invite(member, found, by_mail)
    found.state, found.word, found.decided_by, found.decided_at = state, word, member, timezone.now()
    found.email, found.email_at = "", None
    found.save()
    _count(member.community_id)
    deeds.record("candidate.decided", actor=member, subject=found.pk, state=state)
    return found


def _invite(member: Member, candidate: Candidate, by_mail: bool) -> Invitation:
    if by_mail and candidate.email:
        language = member.community.language
        return mailing.invite_by_mail(member, candidate.email, language=language).invitation
    return inviting.invite(member, days=INVITED_FOR, most_uses=1)


def forget() -> int:
    """Forget addresses of candidates after Candidate.EMAIL_DAYS, and who was decided about a year ago. Safe to run
    twice. Returns how many addresses were forgotten."""
    now = timezone.now()
    old = Candidate.objects.filter(email_at__lt=now - timedelta(days=Candidate.EMAIL_DAYS)).exclude(email="")
    forgotten = old.update(email="", email_at=None)
    decided = ~Q(state=State.WAITING)
    Candidate.objects.filter(decided, decided_at__lt=now - timedelta(days=Candidate.PURGE_DAYS)).delete()
    return forgotten


def _count(community_id: int) -> None:
    """How many wait, kept on the community's row, which every page reads anyway."""
    count = Candidate.objects.waiting().filter(community_id=community_id).count()
    Community.objects.filter(pk=community_id).update(nominations_waiting=count)
