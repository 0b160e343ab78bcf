"""Pain points: added as a discussion, shared with "me too", merged, answered, and what becomes of them."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Deed, Member, Room
from porukka.core.refusal import Refused, ensure
from porukka.discussions.actions import moving, writing
from porukka.discussions.models import Post, Topic
from porukka.purpose import rules
from porukka.purpose.models import Answering, Having, MeToo, Pain

FULL = _("There are as many pain points as there can be. Say “me too” to one that is there already.")
ENOUGH = _("There are enough discussions here already. Take one away first.")
ITSELF = _("This is the discussion of the pain point itself. Choose another one.")
NOT_ITSELF = _("A pain point cannot be merged into itself. Choose another one.")


@transaction.atomic
def add_pain(member: Member, room: Room, *, title: str, text: str) -> Pain:
    """A new pain point, which is a discussion in that room; whoever adds it has it.

    Raises Refused if the rules or a gate say no, or there are enough; ValueError if the text is too much.
    """
    topic = writing.start_topic(member, room, title=title, text=text)
    # those who add one at the same moment wait here for each other
    Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    ensure(Pain.objects.filter(community_id=member.community_id, into=None).count() < Pain.MOST, FULL)
    opening = Post.objects.get(topic=topic, number=0)
    pain = Pain.objects.create(community_id=member.community_id, post=opening, added_by=member, me_too=1)
    MeToo.objects.create(community_id=member.community_id, pain=pain, member=member)
    _tie(topic)
    deeds.record("pain.added", actor=member, subject=pain.pk, room=room, topic=str(topic.pk))
    return pain


@transaction.atomic
def say_me_too(member: Member, pain: Pain) -> None:
    """She has it too; pressed again, or twice at once, it counts once. Raises Refused."""
    pain = _locked(pain)
    ensure(rules.may_say_me_too(member, pain))
    mine = MeToo.objects.filter(community_id=member.community_id, pain=pain, member=member)
    if mine.exists():
        return
    MeToo.objects.create(community_id=member.community_id, pain=pain, member=member)
    Pain.objects.filter(pk=pain.pk).update(me_too=F("me_too") + 1)
    deeds.record("pain.shared", actor=member, subject=pain.pk, room=pain.post.topic.room)


@transaction.atomic
def take_me_too_back(member: Member, pain: Pain) -> None:
    """She has it no more. Again it changes nothing. Raises Refused."""
    pain = _locked(pain)
    ensure(rules.may_say_me_too(member, pain))
    mine = MeToo.objects.filter(community_id=member.community_id, pain=pain, member=member)
    if mine.delete()[0]:
        Pain.objects.filter(pk=pain.pk, me_too__gt=0).update(me_too=F("me_too") - 1)
        deeds.record("pain.let_go", actor=member, subject=pain.pk, room=pain.post.topic.room)


@transaction.atomic
def merge(member: Member, pain: Pain, into: Pain) -> Pain:
    """Make one of two, with their discussions: each member counts once, and the old address leads to the new.

    Raises Refused, before anything has changed.
    """
    ensure(pain.pk != into.pk, NOT_ITSELF)
    topic, other = pain.post.topic, into.post.topic
    ensure(rules.may_look_after(member, pain) and rules.may_look_after(member, into))
    if topic.pk != other.pk:
        moving.merge(member, topic, other)
    ids = sorted((pain.pk, into.pk))  # two who merge the same wait for each other
    locked = {pk: _locked(Pain(pk=pk)) for pk in ids}
    pain, into = locked[pain.pk], locked[into.pk]
    _unite(pain, into)
    deeds.record("pain.merged", actor=member, subject=into.pk, room=into.post.topic.room, pain=str(pain.pk))
    return into


@transaction.atomic
def follow_topics(deed: Deed) -> None:
    """Discussions were merged as others are: pain points that stand in one now are one. Safe to run twice."""
    here = Pain.objects.select_for_update(of=("self",), no_key=True).living()
    found = list(
        here.filter(community_id=deed.community_id, post__topic=deed.subject).order_by("post__number")
    )
    for pain in found[1:]:
        _unite(pain, found[0])
    if found:
        _tie(Topic(pk=deed.subject))


def _unite(pain: Pain, into: Pain) -> None:
    """Everybody who had one has the other, once; what answered one answers the other."""
    community = pain.community_id
    there = MeToo.objects.filter(community_id=community, pain=into)
    moving_over = MeToo.objects.filter(community_id=community, pain=pain)
    moving_over.filter(member__in=there.exclude(member=None).values("member")).delete()
    moving_over.update(pain=into)
    leading = Answering.objects.filter(community_id=community, pain=pain)
    leading.filter(post__in=list(into.answering.values_list("post", flat=True))).delete()
    leading.update(pain=into)
    having = Having.objects.filter(community_id=community, pain=pain)
    having.filter(persona__in=list(into.had_by.values_list("persona", flat=True))).delete()
    having.update(pain=into)
    Pain.objects.filter(community_id=community, into=pain).update(into=into)
    Pain.objects.filter(pk=pain.pk).update(into=into, me_too=0)
    Pain.objects.filter(pk=into.pk).update(me_too=there.count())


@transaction.atomic
def say_state(member: Member, pain: Pain, *, state: str, word: str) -> None:
    """Say what becomes of it, with a word; whoever has it is told. The same again changes nothing. Raises Refused."""
    pain = _locked(pain)
    ensure(rules.may_look_after(member, pain))
    if (state, word) == (pain.state, pain.word):
        return
    pain.state, pain.word, pain.stated_by, pain.stated_at = state, word, member, timezone.now()
    pain.save(update_fields=["state", "word", "stated_by", "stated_at"])
    room = pain.post.topic.room
    deeds.record("pain.changed", actor=member, subject=pain.pk, room=room, state=state)


@transaction.atomic
def add_answer(member: Member, pain: Pain, topic: Topic) -> None:
    """A discussion addresses it. Again it changes nothing. Raises Refused."""
    pain = _locked(pain)
    ensure(rules.may_say_me_too(member, pain))
    if topic.pk == pain.post.topic_id:
        raise Refused(ITSELF)
    opening = Post.objects.get(topic=topic, number=0)
    mine = Answering.objects.filter(community_id=member.community_id, pain=pain)
    if mine.filter(post=opening).exists():
        return
    ensure(mine.count() < Pain.MOST_LINKS, ENOUGH)
    Answering.objects.create(community_id=member.community_id, pain=pain, post=opening, by=member)
    _tie(topic)
    deeds.record("pain.answered", actor=member, subject=pain.pk, room=topic.room, topic=str(topic.pk))


@transaction.atomic
def end_answer(member: Member, answer: Answering) -> None:
    """It does not address it after all: for whoever said so, and the team. Raises Refused."""
    ensure(rules.may_end_answer(member, answer))
    Answering.objects.filter(pk=answer.pk).delete()
    room = answer.pain.post.topic.room
    deeds.record("pain.answer_ended", actor=member, subject=answer.pain_id, room=room)


def _locked(pain: Pain) -> Pain:
    found = Pain.objects.select_for_update(of=("self",), no_key=True).select_related("post__topic__room")
    pain = found.get(pk=pain.pk)
    ensure(pain.into_id is None, _("It has been merged into another one. Look at the list again."))
    return pain


def _tie(topic: Topic) -> None:
    """From now on the topic's page asks what there is to say of it."""
    Topic.objects.filter(pk=topic.pk, is_tied=False).update(is_tied=True)
