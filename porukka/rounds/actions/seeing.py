"""One thing of a round is seen to, each in one way, with one deed that says how: `round.answered` and so on.

What is answered or thanked is so by the same actions as anywhere else, in the same transaction.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.discussions.actions import reacting, writing
from porukka.discussions.models import Post, Topic
from porukka.discussions.reactions import mark_for
from porukka.rounds import rules
from porukka.rounds.models import Errand
from porukka.rounds.queries.waiting import forget
from porukka.thanks.actions import thanking

Kind, How = Errand.Kind, Errand.How
ALREADY = _("You have seen to that already.")


@transaction.atomic
def answer(member: Member, errand: Errand, text: str) -> Post:
    """Reply to the post that waits, under her name. Raises Refused if the rules or a gate say no, ValueError if the
    text is too long."""
    ensure(errand.kind in Errand.TALK)
    _claim(errand)
    post, topic = _post_of(errand)
    said = writing.reply(member, topic, text=text, reply_to=None if post.is_opening else post)
    see_to(member, errand, How.ANSWERED, reply=str(said.pk))
    return said


@transaction.atomic
def thank(member: Member, errand: Errand, words: str = "") -> None:
    """Say that the post helped, or of an opening that one wonders too; thank a quiet member in words.

    Raises Refused.
    """
    _claim(errand)
    if errand.kind == Kind.QUIET:
        ensure(bool(words.strip()), _("Write a few words first."))
        ensure(errand.about is not None)
        thanking.thank(member, errand.about, words=words)  # type: ignore[arg-type]
    else:
        ensure(errand.kind in Errand.TALK)
        post, _topic = _post_of(errand)
        reacting.give(member, post, mark_for(post.number))
    see_to(member, errand, How.THANKED)


@transaction.atomic
def set_aside(member: Member, errand: Errand, *, for_good: bool) -> None:
    """Not now: it comes again tomorrow, or, for good, not to this member. Raises Refused."""
    see_to(member, errand, How.LET_BE if for_good else How.PUT_OFF)


@transaction.atomic
def note(member: Member, errand: Errand) -> None:
    """She has read it, or done about it what is done elsewhere. Raises Refused."""
    see_to(member, errand, How.NOTED)


def see_to(member: Member, errand: Errand, how: str, *, to: Member | None = None, **data: Any) -> None:
    """Write down what became of it, and the deed. The caller holds the transaction; how: see `Errand.How`.

    Raises Refused if the thing is not hers, or has been seen to before.
    """
    ensure(rules.may_go_round(member) and errand.member_id == member.pk)
    waiting = Errand.objects.filter(pk=errand.pk, how="")
    ensure(bool(waiting.update(how=how, done_at=timezone.now(), to=to)), ALREADY)
    room = errand.post.topic.room if errand.post else errand.room
    facts = {
        "what": errand.kind,
        "about": errand.about_id,
        "post": errand.post_id,
        "to": to.pk if to else None,
    }
    told = {name: str(value) for name, value in facts.items() if value}
    deeds.record(f"round.{how}", actor=member, subject=errand.pk, room=room, **told, **data)
    forget(member)


def _claim(errand: Errand) -> None:
    """The thing's row before anything is written: two presses at once do it once, and nobody waits for each other."""
    locked = Errand.objects.select_for_update(of=("self",), no_key=True).get(pk=errand.pk)
    ensure(not locked.how, ALREADY)


def _post_of(errand: Errand) -> tuple[Post, Topic]:
    ensure(errand.post is not None, _("That is not there any more."))
    post = errand.post
    return post, post.topic  # type: ignore[return-value, union-attr]
