"""Who may do what in the talk. Seeing is not asked here: what one may not see has not been found."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from porukka.communities.kept import is_asked_by_a_page
from porukka.communities.likeness import READER
from porukka.communities.models import Room, RoomMember, have_blocked
from porukka.communities.roles import has, has_in
from porukka.communities.rules import owns
from porukka.communities.visitor import Reader
from porukka.core.parts import is_off
from porukka.core.prepared import NUMBER, prepared
from porukka.discussions.models import Post, Topic, Trail, Veil
from porukka.discussions.queries.rail import rail
from porukka.discussions.reactions import mark_for


def may_start_topic(member: Reader, room: Room | None = None) -> bool:
    """Anyone may open a discussion, in any room whose talk she may read; where the team announces, only the team."""
    if not has(member, "start_topic"):
        return False
    if room is None:
        return True
    if is_asked_by_a_page(member):  # which asks this for each block of its form
        return any(one.pk == room.pk and one.takes_topics for one in rail(member))
    return bool(_open_to_topics(reader=member, room=room.pk))


def may_start_where_she_reads(member: Reader, room: Room | None) -> bool:
    """`may_start_topic` in a room whose talk she is known to read: a query only where the team announces."""
    if room is None or not room.is_for_announcements or member.announces:
        return has(member, "start_topic")
    return may_start_topic(member, room)


@prepared(reader=READER, room=NUMBER)
def _open_to_topics(reader: Reader, room: int) -> QuerySet[Room, int]:
    return Room.objects.open_to_topics_of(reader).filter(pk=room).values_list("pk", flat=True)


def may_reply(member: Reader, topic: Topic) -> bool:
    return has(member, "reply") and topic.deleted_at is None and topic.closed_at is None


def may_veil(member: Reader, room: Room) -> bool:
    """Write there without her name: where the room allows it, whoever may write at all."""
    return room.anonymous_allowed and has(member, "reply") and not is_off(member, "veils")


def may_see_writers(member: Reader, room: Room) -> bool:
    """Who wrote without a name there: the team and a private room's owners, and nobody else, stewards neither: one
    is told so before one writes."""
    return has(member, "hide_posts") or owns(member, room)


def sees_writers(member: Reader, room: Room, *, hides_here: bool) -> bool:
    """`may_see_writers`, asked of stewards only: whoever else hides posts there may.

    hides_here: what `may_hide_in` says of the room.
    """
    return hides_here and (room.pk not in member.stewarded or may_see_writers(member, room))


def may_edit(member: Reader, post: Post) -> bool:
    """Only one's own words: nobody puts words into another's mouth."""
    own = has(member, "change_own") and post.writer_id == member.pk
    return own and post.deleted_at is None and post.hidden_at is None


def may_delete(member: Reader, post: Post) -> bool:
    if post.deleted_at is not None:
        return False
    own = post.writer_id == member.pk and has(member, "change_own")
    return own or has(member, "delete_others")


def may_undo_deletion(member: Reader, post: Post) -> bool:
    """Whoever deleted it may take that back for ten minutes."""
    if post.deleted_at is None or not member.is_member or member.is_suspended:
        return False
    still = timezone.now() - post.deleted_at < timedelta(minutes=Post.UNDO_MINUTES)
    return still and post.deleted_by_id == member.pk


def may_react(member: Reader, post: Post) -> bool:
    """With an emoji, or at all: to whatever stands, one's own too. A closed discussion may still be thanked for.

    Not to what one wrote without one's name: a reaction has a name.
    """
    if not has(member, "react") or post.deleted_at is not None or post.hidden_at is not None:
        return False
    return not (post.is_veiled and post.writer_id == member.pk)


def may_mark(member: Reader, post: Post, kind: str) -> bool:
    """Say that an answer helped, or that one wonders what an opening asks: of others' words only."""
    return may_react(member, post) and post.writer_id != member.pk and kind == mark_for(post.number)


def is_kept_away(member: Reader, post: Post) -> bool:
    """Whether who wrote the post has blocked this member, who then neither answers it nor reacts to it.

    Never so of a post without a name: who is kept away would learn who wrote it.
    """
    return post.author_id is not None and bool(have_blocked(member, [post.author_id]))


def may_keep_order(member: Reader, room: Room) -> bool:
    """Close and pin: the team, the room's stewards, and in a private or secret room its owners."""
    return has_in(member, "keep_order", room) or owns(member, room)


def is_opener(member: Reader, topic: Topic) -> bool:
    """Whether this member opened the discussion, also without her name."""
    return member.is_member and topic.opener_id == member.pk


def may_accept(member: Reader, topic: Topic, *, keeps_order: bool) -> bool:
    """Say which reply solved a question: who asked it, experts, and who keeps order there, also when it is closed.

    keeps_order: what `may_keep_order` says of the room, asked once for all posts of a page. The topic's room is read.
    """
    asked_here = topic.room.is_for_questions and topic.deleted_at is None
    knows = keeps_order or has(member, "accept_answers")
    return asked_here and has(member, "reply") and (knows or is_opener(member, topic))


def is_bound_by_slow_mode(member: Reader, room: Room) -> bool:
    """Everybody but the team, the room's stewards and the owners of a private or secret room."""
    return not member.is_team and room.pk not in member.stewarded and not owns(member, room)


def may_welcome_with(member: Reader, topic: Topic) -> bool:
    """Make a topic the community's welcome, or end that: the team and ambassadors, with what everybody may read."""
    return has(member, "welcome") and topic.room.is_open


def rooms_to_bring(member: Reader, room: Room) -> QuerySet[Room]:
    """The other rooms to which a member may bring talk of this room: she keeps order in both, and nobody reads
    there who could not read it here (C1).

    So what was said in an open room may go anywhere. Out of a private or secret room only its owner brings
    something, and only into one where nobody is let in who is not in this one too; never into the open.
    """
    rooms = Room.objects.readable_by(member).exclude(pk=room.pk)
    places = RoomMember.objects.filter(community_id=member.community_id, room=OuterRef("pk"))
    if not may_keep_order(member, room):
        return rooms.none()
    if not has(member, "keep_order"):
        rooms = rooms.exclude(kind=Room.Kind.OPEN).filter(
            Exists(places.filter(member=member.pk, is_owner=True))
        )
    if room.is_open:
        return rooms
    if not owns(member, room):
        return rooms.none()
    here = RoomMember.objects.filter(community_id=member.community_id, room=room).values("member")
    return rooms.exclude(kind=Room.Kind.OPEN).filter(~Exists(places.exclude(member__in=here)))


def may_bring(member: Reader, room: Room, to: Room) -> bool:
    """Split off or merge within a room, or bring talk from one room to another."""
    if room.pk == to.pk:
        return may_keep_order(member, room)
    return rooms_to_bring(member, room).filter(pk=to.pk).exists()


def may_take_move_back(member: Reader, topic: Topic, move: Trail | None) -> bool:
    """Whoever moved a topic may take that back for ten minutes, also out of a room that fewer read, as long as
    nothing has been written there since: so no word is shown to more than it was written for.

    move: the newest line of the topic's trail, with its room.
    """
    if (
        move is None
        or move.kind != Trail.Kind.MOVED
        or move.room is None
        or not may_keep_order(member, move.room)
    ):
        return False
    still = timezone.now() - move.at < timedelta(minutes=Post.UNDO_MINUTES)
    written = Q(made_at__gte=move.at) | Q(edited_at__gte=move.at)
    return still and move.actor_id == member.pk and not topic.posts.filter(written).exists()


def may_hide_in(member: Reader, room: Room) -> bool:
    """Hide somebody's words there: the team, the room's stewards, and in a private or secret room its owners."""
    return has_in(member, "hide_posts", room) or owns(member, room)


def may_hide(member: Reader, post: Post, *, hides_here: bool) -> bool:
    """Not one's own: those are deleted.

    hides_here: what `may_hide_in` says of the room, asked once for all posts of a page.
    """
    stands = post.deleted_at is None and post.hidden_at is None
    return hides_here and stands and post.writer_id != member.pk


def may_unhide(member: Reader, post: Post, *, hides_here: bool) -> bool:
    """Nobody decides about her own words, whatever her role."""
    hidden = post.deleted_at is None and post.hidden_at is not None
    return hides_here and hidden and post.writer_id != member.pk


def may_read_hidden(member: Reader, post: Post, *, hides_here: bool) -> bool:
    """Who wrote a hidden post may read it again, and so may those who decide about it."""
    if post.hidden_at is None or post.deleted_at is not None or not member.is_member:
        return False
    return hides_here or (post.writer_id == member.pk and not member.is_suspended)


def may_open(member: Reader) -> Q:
    """`may_read_hidden` for a query: the hidden ones she may open, of posts she sees that are not deleted."""
    if not member.is_member or member.is_suspended:
        return Q(pk=None)
    hidden = Q(hidden_at__isnull=False)
    if has(member, "hide_posts"):
        return hidden
    owned = RoomMember.objects.filter(
        ~Q(room__kind=Room.Kind.OPEN),
        community_id=member.community_id,
        room=OuterRef("topic__room"),
        member=member.pk,
        is_owner=True,
    )
    hers = Q(author=member.pk) | Q(Exists(Veil.objects.filter(post=OuterRef("pk"), member=member.pk)))
    return hidden & (hers | Q(topic__room__in=member.stewarded) | Q(Exists(owned)))
