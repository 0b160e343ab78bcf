"""Members enter what they have, and vote for what others entered."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.discussions.models import Post
from porukka.discussions.queries.writers import writers_of, writers_of_ids
from porukka.ideas import rules
from porukka.ideas.actions.holding import locked, tie
from porukka.ideas.models import Choice, Contender, Contest

CLOSED = _("This contest takes no entries now. Choose another one, or none.")
IN_THE_OPEN = _("What is entered in a contest stands in a room that every member reads. Choose another room.")
FULL = _("As much has been entered in this contest as there can be.")
ENOUGH = _("You have entered as much in this contest as one may. Leave something for the others.")
NOT_NOW = _("There is nothing to vote for now.")
USED = _("You have given all your votes. Take one back first.")


@transaction.atomic
def enter(post: Post, contest: Contest) -> Contender:
    """Enter a post's discussion; its right is that of the post it is written with. Raises Refused."""
    contest = locked(contest)  # those who enter at the same moment wait here for each other
    ensure(contest.takes_entries, CLOSED)
    ensure(rules.may_hold_ideas(post.topic.room), IN_THE_OPEN)
    there = Contender.objects.filter(community_id=post.community_id, contest=contest)
    ensure(there.count() < Contest.MOST_ENTERED, FULL)
    writer = writers_of([post]).get(post.pk)
    if writer is not None:
        others = writers_of_ids(post.community_id, there.values_list("post", flat=True))
        ensure(list(others.values()).count(writer) < Contest.MOST_BY_ONE, ENOUGH)
    entered = Contender.objects.create(community_id=post.community_id, contest=contest, post=post)
    tie(post.topic_id)
    # whose it is stands in the post's own deed, which a post without a name keeps to itself
    deeds.record("contest.entered", actor=None, subject=contest.pk, room=post.topic.room, post=str(post.pk))
    return entered


@transaction.atomic
def vote(member: Member, contender: Contender) -> None:
    """Vote for it; pressed again, or twice at once, it counts once. Raises Refused."""
    contest = locked(contender.contest)  # every vote waits here: nobody gives more than she has
    contender = _again(contender)
    writer = writers_of([contender.post]).get(contender.post_id)
    up = rules.may_vote_in(member, contest) and rules.may_vote_for(member, contest, contender, writer)
    ensure(up, NOT_NOW)
    mine = Choice.objects.filter(community_id=contest.community_id, contender__contest=contest, member=member)
    if mine.filter(contender=contender).exists():
        return
    # what has gone out of sight gives its votes back
    standing = Contender.objects.standing().filter(contest=contest)
    ensure(mine.filter(contender__in=standing.values("pk")).count() < contest.votes_each, USED)
    Choice.objects.create(community_id=contest.community_id, contender=contender, member=member)
    Contender.objects.filter(pk=contender.pk).update(votes=F("votes") + 1)
    _record("contest.voted", member, contender)


@transaction.atomic
def take_back(member: Member, contender: Contender) -> None:
    """Vote for it no more. Again it changes nothing. Raises Refused."""
    contest = locked(contender.contest)
    ensure(rules.may_vote_in(member, contest), NOT_NOW)
    mine = Choice.objects.filter(community_id=contest.community_id, contender=contender, member=member)
    if mine.delete()[0]:
        Contender.objects.filter(pk=contender.pk, votes__gt=0).update(votes=F("votes") - 1)
        _record("contest.vote_taken_back", member, contender)


def _again(contender: Contender) -> Contender:
    rows = Contender.objects.select_related("post__topic__room")
    return rows.get(community_id=contender.community_id, pk=contender.pk)


def _record(kind: str, member: Member, contender: Contender) -> None:
    """For what votes: who chose what is nobody's business before the end, so no frame shows it."""
    deeds.record(kind, actor=member, subject=contender.pk, room=contender.post.topic.room)
