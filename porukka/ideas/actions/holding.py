"""The team holds a contest: announces it, makes the shortlist, chooses, or calls it off. Time does the rest."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Member, Room
from porukka.core.refusal import ensure
from porukka.discussions.actions import writing
from porukka.discussions.models import Post, Topic
from porukka.ideas import rules
from porukka.ideas.models import Contender, Contest
from porukka.ideas.models.contests import ContenderQuerySet

AT_ONCE = 200
ENOUGH = _("As many contests run as there can be. Let one of them end first.")
NOT_NOW = _("That cannot be done now. Look how far the contest is.")
CHOOSE = _("Choose at least one of those that were entered.")
TOO_MANY = _("Choose no more of them than can win.")
WHY = _("Say why, in a few words. Everybody reads it, and those who entered are told.")
State, Way = Contest.State, Contest.Way


@transaction.atomic
def announce(
    member: Member,
    room: Room,
    *,
    title: str,
    text: str,
    opens_at: datetime,
    closes_at: datetime,
    **fixed: object,
) -> Contest:
    """A new contest, which is a discussion in that room. fixed: rules, way, voters, votes_each, places, vote_days.

    Raises Refused if the rules or a gate say no, or enough of them run; ValueError if the text is too much.
    """
    ensure(rules.may_hold_contest(member, room))
    Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    running = Contest.objects.filter(community_id=member.community_id).exclude(state__in=Contest.ENDED)
    ensure(running.count() < Contest.MOST_RUNNING, ENOUGH)
    topic = writing.start_topic(member, room, title=title, text=text)
    contest = Contest.objects.create(
        community_id=member.community_id,
        post=Post.objects.get(topic=topic, number=0),
        opens_at=opens_at,
        closes_at=closes_at,
        next_at=opens_at,
        by=member,
        **fixed,
    )
    tie(topic.pk)
    deeds.record("contest.announced", actor=member, subject=contest.pk, room=room, topic=str(topic.pk))
    _go_on(contest)
    return contest


def locked(contest: Contest) -> Contest:
    """As it is now; whoever else changes it waits until this transaction is done."""
    rows = Contest.objects.select_for_update(of=("self",), no_key=True).select_related("post__topic__room")
    return rows.get(community_id=contest.community_id, pk=contest.pk)


def tie(topic: int) -> None:
    """From now on the topic's page asks what there is to say of it."""
    Topic.objects.filter(pk=topic).update(version=F("version") + 1, is_tied=True)


def _become(contest: Contest, state: str, by: Member | None = None, *, until: datetime | None = None) -> None:
    """Write the new state of a locked contest and its deed, by which those in it are told. until: when it goes on by
    itself."""
    contest.state, contest.next_at, contest.decided_by = state, until, by
    if contest.is_ended:
        contest.ended_at = timezone.now()
    contest.save()
    topic = contest.post.topic
    tie(topic.pk)
    deeds.record(
        "contest.changed",
        actor=by,
        subject=contest.pk,
        room=topic.room,
        topic=str(topic.pk),
        state=state,
    )


@transaction.atomic
def make_shortlist(member: Member, contest: Contest, *, chosen: Collection[int], word: str) -> None:
    """Of these the members choose; voting begins. Raises Refused."""
    contest = locked(contest)
    ensure(rules.may_decide_contest(member, contest))
    ensure(contest.state == State.LISTING, NOT_NOW)
    ensure(bool(word), WHY)
    listed = _of(contest).filter(pk__in=chosen).update(is_listed=True)
    ensure(listed > 0, CHOOSE)
    contest.word = word
    contest.votes_until = timezone.now() + timedelta(days=contest.vote_days)
    _become(contest, State.VOTING, member, until=contest.votes_until)


@transaction.atomic
def choose(member: Member, contest: Contest, *, chosen: Collection[int], word: str) -> None:
    """The team says who wins, and why. Raises Refused."""
    contest = locked(contest)
    ensure(rules.may_decide_contest(member, contest))
    ensure(contest.state == State.CHOOSING, NOT_NOW)
    ensure(bool(word), WHY)
    won = _of(contest).filter(pk__in=chosen).update(is_winner=True)
    ensure(won > 0, CHOOSE)
    ensure(won <= contest.places, TOO_MANY)
    contest.word = word
    _become(contest, State.OVER, member)


@transaction.atomic
def call_off(member: Member, contest: Contest, *, word: str) -> None:
    """It ends without winners; who entered or voted is told why. Again it changes nothing. Raises Refused."""
    contest = locked(contest)
    if contest.state == State.CALLED_OFF:
        return
    ensure(rules.may_decide_contest(member, contest), NOT_NOW)
    ensure(bool(word), WHY)
    contest.word = word
    _become(contest, State.CALLED_OFF, member)


def keep_time() -> int:
    """Take the contests whose moment has come one state on, or as many as have passed meanwhile. Safe to run twice.
    Returns how many."""
    due = Contest.objects.filter(next_at__lte=timezone.now()).order_by("next_at", "pk")
    return sum(_keep_time(contest) for contest in due[:AT_ONCE])


@transaction.atomic
def _keep_time(contest: Contest) -> bool:
    return _go_on(locked(contest))


def _go_on(contest: Contest) -> bool:
    went = False
    while contest.next_at is not None and contest.next_at <= timezone.now():
        went = True
        if contest.state == State.COMING:
            _become(contest, State.OPEN, until=contest.closes_at)
        elif contest.state == State.OPEN and contest.way != Way.STRAIGHT and _of(contest).exists():
            _become(contest, State.LISTING if contest.way == Way.SHORTLIST else State.CHOOSING)
        else:
            _count(contest)
            _become(contest, State.OVER)
    return went


def _of(contest: Contest) -> ContenderQuerySet:
    return Contender.objects.standing().filter(community_id=contest.community_id, contest=contest)


def _count(contest: Contest) -> None:
    """The votes decide: as many as there are places win, and whoever has as many votes as the last of them."""
    running = _of(contest).filter(votes__gt=0)
    if contest.way == Way.SHORTLIST:
        running = running.filter(is_listed=True)
    best = list(running.order_by("-votes").values_list("votes", flat=True)[: contest.places])
    if best:
        winners = running.filter(votes__gte=best[-1])
        Contender.objects.filter(pk__in=list(winners.values_list("pk", flat=True))).update(is_winner=True)
