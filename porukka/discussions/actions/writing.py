"""Starting a topic, replying, editing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member, Room
from porukka.communities.slugs import slug_of
from porukka.core import blocks, gates
from porukka.core.gates import Draft, Verdict
from porukka.core.prepared import NUMBER, Plus, change, insert, prepared
from porukka.core.refusal import Refused, ensure
from porukka.core.text import TooManyMarks
from porukka.discussions import rules
from porukka.discussions.actions import marking
from porukka.discussions.actions.keeping import keep_former_words
from porukka.discussions.actions.reading import mark_read
from porukka.discussions.actions.slowing import ensure_it_is_time
from porukka.discussions.actions.veiling import alias_of, doer, told, veil
from porukka.discussions.models import Mention, Post, Topic
from porukka.discussions.rendering import Rendered, render_post
from porukka.discussions.veils import ASKER

NO_VEIL = _("In that room everybody writes under her own name. Untick the box, or choose another room.")

NOT_DIRECTLY = _(
    "You cannot answer this post directly. Your words are kept: send them once more, and they stand in the "
    "discussion by themselves."
)


@transaction.atomic
def start_topic(
    member: Member,
    room: Room,
    *,
    title: str,
    text: str,
    written: Iterable[blocks.Written] = (),
    veiled: bool = False,
    chosen: Collection[int] = (),
) -> Topic:
    """Open a discussion in a room.

    text: Markdown of the opening; written: filled forms of blocks, saved with it; veiled: without her name;
    chosen: see `render_post`.
    Raises Refused if the rules or a gate say no, ValueError if the text is too long.
    """
    ensure(
        rules.may_start_topic(member, room), _("You cannot start a discussion there. Choose another room.")
    )
    ensure(not veiled or rules.may_veil(member, room), NO_VEIL)
    ensure_it_is_time(member, room)
    rendered = _rendered(member, text, chosen, veiled=veiled)
    written = list(written)
    _ask_gates(
        member, Draft("topic", title, text, (*rendered.links, *blocks.links(written)), blocks.words(written))
    )
    now, named = timezone.now(), None if veiled else member
    topic = Topic.objects.create(
        community_id=member.community_id,
        room=room,
        author=named,
        is_veiled=veiled,
        title=title,
        slug=slug_of(title, most=80, default="topic"),
        made_at=now,
        last_at=now,
        last_by=named,
        faces=[] if veiled else [str(member.pk)],
    )
    alias = ASKER if veiled else None
    post = _write(topic, member, 0, text, rendered, made_at=now, alias=alias)
    blocks.save(written, post)
    mark_read(member, topic, 0)
    deeds.record("topic.started", actor=named, subject=topic.pk, room=room, post=str(post.pk), veiled=veiled)
    _point(member, named, topic, post, rendered)
    return topic


@transaction.atomic
def reply(
    member: Member,
    topic: Topic,
    *,
    text: str,
    reply_to: Post | None = None,
    written: Iterable[blocks.Written] = (),
    veiled: bool = False,
    chosen: Collection[int] = (),
) -> Post:
    """Answer in a topic, to one of its posts if `reply_to` is given.

    written: filled forms of blocks, saved with it; veiled: without her name; chosen: see `render_post`.
    Raises Refused if the rules or a gate say no, ValueError if the text is too long.
    """
    rendered = _rendered(member, text, chosen, veiled=veiled)
    written = list(written)
    # the topic's row is locked by every reply, so that numbers follow each other without gaps or doubles
    topic = _locked(topic.pk)
    ensure(rules.may_reply(member, topic), _("This discussion takes no replies any more."))
    ensure(reply_to is None or reply_to.topic_id == topic.pk)
    ensure(not veiled or rules.may_veil(member, topic.room), NO_VEIL)
    # without her name she may: if some could not, who answers so would be easier to guess
    ensure(reply_to is None or veiled or not rules.is_kept_away(member, reply_to), NOT_DIRECTLY)
    ensure_it_is_time(member, topic.room, topic)
    _ask_gates(
        member, Draft("reply", "", text, (*rendered.links, *blocks.links(written)), blocks.words(written))
    )
    number = topic.last_number + 1
    alias, named = (alias_of(member, topic), None) if veiled else (None, member)
    # with and without her name she is two who talk: one would tell who the other is
    new_speaker = not _has_spoken(topic, named, alias)
    post = _write(
        topic, member, number, text, rendered, made_at=timezone.now(), reply_to=reply_to, alias=alias
    )
    if reply_to is not None:
        Post.objects.filter(pk=reply_to.pk).update(is_answered=True)
    me = [str(named.pk)] if named else []
    change(
        Topic,
        {"pk": topic.pk},
        last_number=number,
        last_living=number,
        last_at=post.made_at,
        last_by_id=named.pk if named else None,
        replies=Plus(1),
        speakers=Plus(int(new_speaker)),
        faces=[*me, *(face for face in topic.faces if face not in me)][: Topic.FACES],
        version=Plus(1),
    )
    topic.last_number = number
    blocks.save(written, post)
    mark_read(member, topic, number)
    deeds.record(
        "reply.written",
        actor=named,
        subject=post.pk,
        room=topic.room,
        topic=str(topic.pk),
        number=number,
        reply_to=str(reply_to.pk) if reply_to else None,
        **told(veiled),
    )
    _point(member, named, topic, post, rendered)
    return post


@transaction.atomic
def edit(
    member: Member,
    post: Post,
    *,
    text: str,
    title: str = "",
    written: Iterable[blocks.Written] = (),
    chosen: Collection[int] = (),
) -> Post:
    """Change one's own words; the opening's title too.

    written: forms of blocks, bound to what goes with the post; those that were changed are saved; chosen: see
    `render_post`.
    Raises Refused if the rules or a gate say no, ValueError if the text is too long.
    """
    rendered = _rendered(member, text, [*chosen, *named_in(post)], veiled=post.is_veiled)
    written = list(written)
    topic = _locked(post.topic_id)
    post = Post.objects.select_for_update(no_key=True).get(pk=post.pk)
    ensure(rules.may_edit(member, post) and topic.deleted_at is None and post.topic_id == topic.pk)
    _ask_gates(
        member, Draft("edit", title, text, (*rendered.links, *blocks.links(written)), blocks.words(written))
    )
    keep_former_words(post, topic, text=text, title=title)
    post.text, post.html, post.lang, post.edited_at = text, rendered.html, rendered.lang, timezone.now()
    post.save(update_fields=["text", "html", "lang", "edited_at", "versions"])
    changes: dict[str, object] = {"version": F("version") + 1}
    if post.is_opening and title:
        changes |= {"title": title, "slug": slug_of(title, most=80, default="topic")}
    Topic.objects.filter(pk=topic.pk).update(**changes)
    blocks.save(written, post)
    deeds.record(
        "post.edited",
        actor=doer(member, post),
        subject=post.pk,
        room=topic.room,
        topic=str(topic.pk),
        number=post.number,
        **told(post.is_veiled),
    )
    _point(member, doer(member, post), topic, post, rendered)
    return post


@prepared(pk=NUMBER)
def _to_be_locked(pk: int) -> QuerySet[Topic]:
    return Topic.objects.select_for_update(of=("self",), no_key=True).select_related("room").filter(pk=pk)


def _locked(pk: int) -> Topic:
    """The topic with its room; whoever else writes in it waits. Raises Topic.DoesNotExist."""
    found: list[Topic] = _to_be_locked(pk=pk)
    if not found:
        raise Topic.DoesNotExist
    return found[0]


@prepared(community=NUMBER, topic=NUMBER, author=NUMBER)
def _said(community: int, topic: int, author: int) -> QuerySet[Post, int]:
    said = Post.objects.filter(community=community, topic=topic, author=author, alias=None, deleted_at=None)
    return said.values_list("pk", flat=True)[:1]


def _has_spoken(topic: Topic, named: Member | None, alias: int | None) -> bool:
    if named is not None:
        return bool(_said(community=topic.community_id, topic=topic.pk, author=named.pk))
    veiled = Post.objects.filter(community_id=topic.community_id, topic=topic, author=None, alias=alias)
    return veiled.filter(deleted_at=None).exists()


def named_in(post: Post) -> list[int]:
    """Ids of the members whom a post names."""
    found = Mention.objects.filter(community_id=post.community_id, post=post)
    return list(found.values_list("member_id", flat=True))


def _rendered(member: Member, text: str, chosen: Collection[int], *, veiled: bool) -> Rendered:
    try:
        return render_post(member, text, chosen=chosen, veiled=veiled)
    except TooManyMarks as error:
        raise Refused(str(error)) from None


def _point(member: Member, doer: Member | None, topic: Topic, post: Post, rendered: Rendered) -> None:
    """What the words point to: kept in its tables, and told. After the deed of the words themselves.

    doer: whom its deeds name, None for a post without a name.
    """
    new = marking.keep(topic, post)
    if new:
        marking.tell(member, doer, topic, post, new)
    if rendered.calls_everyone:
        marking.call_everyone(member, doer, topic, post)


def _write(
    topic: Topic,
    member: Member,
    number: int,
    text: str,
    rendered: Rendered,
    *,
    made_at: datetime,
    reply_to: Post | None = None,
    alias: int | None = None,
) -> Post:
    post = Post(
        community_id=topic.community_id,
        topic=topic,
        number=number,
        author=None if alias is not None else member,
        alias=alias,
        reply_to=reply_to,
        text=text,
        html=rendered.html,
        lang=rendered.lang,
        made_at=made_at,
    )
    insert(post)
    if alias is not None:
        veil(post, member)
    return post


def _ask_gates(member: Member, draft: Draft) -> None:
    answer = gates.ask(member, draft)
    if answer.verdict is not Verdict.PASS:
        raise Refused(answer.reason)
