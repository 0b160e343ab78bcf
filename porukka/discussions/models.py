"""What exists in the talk: topics, their posts, and how far each member has read."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Member, Room
from porukka.communities.visitor import Reader
from porukka.core.models import Row
from porukka.discussions.drafts import Draft
from porukka.discussions.following import Follow, muted
from porukka.discussions.history import Version
from porukka.discussions.marks import EveryoneCall, InsideLink, Mention, PostTag, Tag
from porukka.discussions.own_views import View
from porukka.discussions.reactions import Reaction, ReactionCount
from porukka.discussions.saving import Saved
from porukka.discussions.trails import Moved, Trail
from porukka.discussions.veils import Veil
from porukka.discussions.welcome import PutAway

__all__ = [
    "Draft",
    "EveryoneCall",
    "Follow",
    "HiddenWords",
    "InsideLink",
    "Mention",
    "Moved",
    "Post",
    "PostTag",
    "PutAway",
    "Reaction",
    "ReactionCount",
    "Reading",
    "Saved",
    "Tag",
    "Topic",
    "Trail",
    "Veil",
    "Version",
    "View",
]


NOTHING = models.Value([], models.JSONField())
# as the indexes of them say it: SQLite knows an index by the words of its condition, a number in it included
PINNED, GREETING = Q(pinned_at__isnull=False), Q(welcome_at__isnull=False)
NONE_YET = models.Func(template="0", output_field=models.IntegerField())
UNANSWERED = Q(replies=NONE_YET, closed_at=None, deleted_at=None)


class TopicQuerySet(models.QuerySet["Topic"]):
    def visible_to(self, member: Reader) -> TopicQuerySet:
        """Topics of the rooms whose talk this reader may read, without the deleted ones."""
        return self.filter(
            community_id=member.community_id,
            deleted_at=None,
            room__in=Room.objects.readable_by(member).values("pk"),
        )

    def the_visible(self, member: Reader, pk: int) -> TopicQuerySet:
        """The topic with this id, if it is among those: looks at its own room, not at all rooms."""
        its_room = Room.objects.readable_by(member).filter(pk=OuterRef("room"))
        return self.filter(Exists(its_room), community_id=member.community_id, deleted_at=None, pk=pk)

    def latest(self) -> TopicQuerySet:  # type: ignore[override]
        return self.order_by("-last_at", "-id")

    def newest(self) -> TopicQuerySet:
        return self.order_by("-id")

    def pinned(self) -> TopicQuerySet:
        return self.filter(PINNED)

    def on_top(self, community_id: int) -> TopicQuerySet:
        """The pinned ones, and the community's welcome: each by its own index, among all topics there are."""
        here = Topic.objects.filter(community_id=community_id)
        of_each = (here.filter(which).values("pk") for which in (PINNED, GREETING))
        return self.filter(Q(pk__in=next(of_each)) | Q(pk__in=next(of_each)))

    def unanswered(self) -> TopicQuerySet:
        """Open ones in which nobody has replied."""
        return self.filter(UNANSWERED)

    def unread_by(self, member: Reader, since: datetime | None = None) -> TopicQuerySet:
        """Topics with something this member has not read, since she joined and at most a month back, without
        those she has muted.

        since: her `Reading.horizon`, where it must be a parameter (`core.prepared`).
        """
        read_on = Reading.objects.filter(
            community=member.community_id,
            member=member.pk,
            topic=OuterRef("pk"),
            number__gte=OuterRef("last_living"),
        )
        return self.filter(~Exists(read_on), ~muted(member), last_at__gt=since or Reading.horizon(member))  # type: ignore[arg-type]


class Topic(Row):
    TITLE_LENGTH = 140
    WHY_LENGTH = 300  # of the reason why it is closed
    MOST_TAGS = 5  # shown in a list
    MOST_PINNED = 3  # in one room: where much is pinned, nothing is
    FACES = 4  # speakers shown in a list

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, models.CASCADE, related_name="topics")
    author = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    is_veiled = models.BooleanField(default=False, db_default=False)  # opened without a name
    title = models.CharField(_("Title"), max_length=TITLE_LENGTH)
    slug = models.SlugField(max_length=80)
    made_at = models.DateTimeField(default=timezone.now)
    # kept by every write, so that no list has to count
    last_number = models.PositiveIntegerField(default=0)  # also of a deleted post: no number is given twice
    last_living = models.PositiveIntegerField(default=0)  # who has read this far has read all there is
    last_at = models.DateTimeField(default=timezone.now)
    last_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    replies = models.PositiveIntegerField(default=0)
    speakers = models.PositiveIntegerField(default=1)
    faces = models.JSONField(default=list)  # ids of those who spoke last, newest first
    tags = models.JSONField(default=list, db_default=NOTHING)  # of its posts, as [id in an address, words]
    version = models.PositiveIntegerField(default=1)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    closed_why = models.CharField(max_length=WHY_LENGTH, blank=True, default="")
    # in a room for questions: the reply that solved it; solved only while that stands, kept by every write
    accepted = models.ForeignKey("Post", models.SET_NULL, null=True, related_name="+")
    accepted_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    is_solved = models.BooleanField(default=False, db_default=False)
    # each member waits this long between two posts of hers; until None: until somebody ends it
    slow_seconds = models.PositiveIntegerField(default=0, db_default=0)
    slow_until = models.DateTimeField(null=True)
    pinned_at = models.DateTimeField(null=True)
    pinned_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    welcome_at = models.DateTimeField(null=True)  # greets everybody above the list, one in a community
    # a page was made of it, once at least: only then its own page asks which
    is_written_up = models.BooleanField(default=False, db_default=False)
    is_tied = models.BooleanField(default=False, db_default=False)  # likewise, of pain points
    has_files = models.BooleanField(default=False, db_default=False)  # pictures or files go with its opening
    has_trail = models.BooleanField(default=False)  # it was put in order: only then a page asks for how
    deleted_at = models.DateTimeField(null=True)
    deleted_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    objects = TopicQuerySet.as_manager()

    class Meta:
        db_table = "discussions_topic"
        constraints = [
            models.UniqueConstraint(fields=["community"], condition=GREETING, name="one_welcome_a_community")
        ]
        indexes = [
            models.Index("community", F("last_at").desc(), F("id").desc(), name="topics_by_last_answer"),
            models.Index("community", "room", F("last_at").desc(), name="topics_of_a_room"),
            models.Index(
                "community", "room", F("last_at").desc(), name="open_questions", condition=Q(is_solved=False)
            ),
            models.Index(
                "community",
                "last_at",
                name="unanswered_topics",
                condition=Q(replies=0, closed_at=None, deleted_at=None),
            ),
            models.Index("community", "pinned_at", name="pinned_topics", condition=PINNED),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def opener_id(self) -> int | None:
        """Who opened it, also without her name: for rules, never to be shown. Asks once, where there is no name."""
        if not self.is_veiled:
            return self.author_id
        if "_opener" not in self.__dict__:
            veils = Veil.objects.filter(community=self.community_id, post__topic=self.pk, post__number=0)
            self._opener = veils.values_list("member_id", flat=True).first()
        return self._opener

    @property
    def slow_now(self) -> int:
        """Seconds of its own slow mode, 0 if there is none: an end that has passed needs no job to take effect."""
        over = self.slow_until is not None and self.slow_until <= timezone.now()
        return 0 if over else self.slow_seconds


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, member: Reader) -> PostQuerySet:
        """Posts of visible topics; a deleted one stays, as a tombstone, if answered or an opening.

        The same as `Topic.visible_to`, joined: as a list of topics SQLite made one of all topics for a single post.
        """
        found = self.filter(Q(deleted_at=None) | Q(is_answered=True) | Q(number=0))
        return found.readable_in(member.community_id, Room.objects.readable_by(member))

    def readable_in(self, community_id: int, rooms: models.QuerySet[Room]) -> PostQuerySet:
        """Posts of the topics that whoever may read these rooms may see; deleted ones too."""
        return self.filter(
            community_id=community_id,
            topic__community_id=community_id,
            topic__deleted_at=None,
            topic__room__in=rooms.values("pk"),
        )

    def written_by(self, member: Member) -> PostQuerySet:
        """Her own, those without her name too: for her alone."""
        return self.filter(Q(author=member.pk) | Q(veil__member=member.pk), community_id=member.community_id)


class Post(Row):
    WHY_LENGTH = 300  # of the reason why it is hidden
    UNDO_MINUTES = 10
    PURGE_DAYS = 30
    CARRIES_LENGTH = 120

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="posts")
    number = models.PositiveIntegerField()  # 0 is the opening; given once, never changed
    author = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    # whoever wrote without her name has a number here instead, 0 for the asker: who that is, only Veil knows
    alias = models.PositiveSmallIntegerField(null=True)
    reply_to = models.ForeignKey("self", models.SET_NULL, null=True, related_name="answers")
    text = models.TextField()
    html = models.TextField()
    lang = models.CharField(
        max_length=8, blank=True, default="", db_default=""
    )  # what it is written in; empty: not known
    is_answered = models.BooleanField(default=False)
    attached = models.PositiveSmallIntegerField(default=0, db_default=0)  # pictures and files that go with it
    # codes of what higher folders keep with it, spaces between: only then a page asks them for it
    carries = models.CharField(max_length=CARRIES_LENGTH, blank=True, default="", db_default="")
    has_links = models.BooleanField(default=False, db_default=False)  # to other posts: see InsideLink
    is_first = models.BooleanField(default=False, db_default=False)  # of somebody new here
    made_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True)
    # former words ever kept: with none there is no history to link
    versions = models.PositiveIntegerField(default=0, db_default=0)
    deleted_at = models.DateTimeField(null=True)
    deleted_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    hidden_at = models.DateTimeField(null=True)  # its words are in HiddenWords then, and nowhere else
    hidden_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    hidden_why = models.CharField(max_length=WHY_LENGTH, blank=True, default="")

    objects = PostQuerySet.as_manager()

    class Meta:
        db_table = "discussions_post"
        constraints = [
            models.UniqueConstraint(fields=["community", "topic", "number"], name="one_post_per_number")
        ]
        indexes = [
            models.Index("community", "author", name="posts_by_author"),
            models.Index(
                "community", "deleted_at", name="posts_to_purge", condition=Q(deleted_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id}#{self.number}"

    @property
    def is_opening(self) -> bool:
        return self.number == 0

    @property
    def is_veiled(self) -> bool:
        """Written without a name."""
        return self.alias is not None

    @property
    def writer_id(self) -> int | None:
        """Who wrote it, also without her name: for rules, never to be shown. Asks once, for a veiled post only."""
        if not self.is_veiled:
            return self.author_id
        if "_writer" not in self.__dict__:
            self._writer = Veil.objects.filter(post=self.pk).values_list("member_id", flat=True).first()
        return self._writer

    def recognised(self, writer_id: int | None) -> None:
        """Tell the rules who wrote a veiled post, where somebody has asked for many at once."""
        self._writer = writer_id

    @property
    def stands(self) -> bool:
        """Neither deleted nor hidden."""
        return self.deleted_at is None and self.hidden_at is None


class HiddenWords(Row):
    """The words of a post that has been hidden. They are moved here, so that nothing which reads posts or titles
    (search, letters, quotes, lists, what is yet to be made) can show them by mistake."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    post = models.OneToOneField(Post, models.CASCADE, related_name="hidden_words")
    title = models.CharField(max_length=Topic.TITLE_LENGTH, blank=True, default="")  # an opening's
    text = models.TextField()
    html = models.TextField()

    class Meta:
        db_table = "discussions_hidden_words"

    def __str__(self) -> str:
        return f"hidden {self.post_id}"


class Reading(Row):
    """How far a member has read a topic: the number of the last post she has seen.

    before, batch: what `number` was before she marked it read by a button (NOTHING: there was no row), and the id
    of that press, so that it can be taken back. Reading on by herself clears both.
    """

    MOST_DAYS = 30  # what is older counts as read
    UNDO_MINUTES = 10
    NOTHING = -1

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="readings")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    before = models.IntegerField(null=True)
    batch = models.BigIntegerField(null=True)

    class Meta:
        db_table = "discussions_reading"
        constraints = [
            models.UniqueConstraint(fields=["community", "member", "topic"], name="one_reading_each")
        ]

    @staticmethod
    def horizon(member: Member) -> datetime:
        """Nothing before this is unread for the member."""
        month_ago = timezone.now() - timedelta(days=Reading.MOST_DAYS)
        return max(member.joined_at, month_ago)
