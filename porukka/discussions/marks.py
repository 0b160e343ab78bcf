"""What the words of posts point to: members, tags, other posts, and everybody. Written by `actions/marking.py`."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef

from porukka.communities.folding import fold
from porukka.communities.slugs import slug_of
from porukka.communities.visitor import Reader
from porukka.core.ids import to_text
from porukka.core.models import Row


class Mention(Row):
    """A member is named in a post."""

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    post = models.ForeignKey("discussions.Post", models.CASCADE, related_name="+")
    member = models.ForeignKey("communities.Member", models.CASCADE, related_name="+")

    class Meta:
        db_table = "discussions_mention"
        constraints = [
            models.UniqueConstraint(fields=["community", "post", "member"], name="one_mention_a_post")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.post_id}"


def tag_id(community_id: int, words: str) -> int:
    """The id of a tag: it follows from its words, so that a preview knows the address of a tag nobody has used yet,
    and two who write it first at once write the same row."""
    told = f"{community_id}:{fold(words)}".encode()
    return int.from_bytes(blake2b(told, digest_size=8).digest()) >> 1


def tag_url(slug: str, pk: int, words: str) -> str:
    """slug: the community's; words: the tag's, however they are written."""
    return f"/c/{slug}/tag/{to_text(pk)}-{slug_of(words, default='tag')}/"


class TagQuerySet(models.QuerySet["Tag"]):
    def visible_to(self, member: Reader) -> TagQuerySet:
        """Tags that stand in something this reader may read: of others she does not even learn the word."""
        topics = apps.get_model("discussions", "Topic").objects.visible_to(member)
        here = PostTag.objects.filter(
            community_id=member.community_id, tag=OuterRef("pk"), topic__in=topics.values("pk")
        )
        return self.filter(Exists(here), community_id=member.community_id)


class Tag(Row):
    """A word that people have set before posts with "#". There is one as long as a post has it.

    name: as it was first written; folded: as it is compared; count: posts that have it.
    """

    LONGEST = 40

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    name = models.CharField(max_length=LONGEST)
    folded = models.CharField(max_length=LONGEST * 3)
    count = models.PositiveIntegerField(default=0)

    objects = TagQuerySet.as_manager()

    class Meta:
        db_table = "discussions_tag"
        constraints = [models.UniqueConstraint(fields=["community", "folded"], name="one_tag_of_a_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def slug(self) -> str:
        return slug_of(self.name, default="tag")


class PostTagQuerySet(models.QuerySet["PostTag"]):
    def topics_with(self, community_id: int, tag: int) -> Any:
        """Ids of the topics that have the tag, for a subquery."""
        return self.filter(community_id=community_id, tag=tag).values("topic")


class PostTag(Row):
    """A post has a tag. Posts that are hidden or deleted have none."""

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="+")
    topic = models.ForeignKey("discussions.Topic", models.CASCADE, related_name="+")
    post = models.ForeignKey("discussions.Post", models.CASCADE, related_name="+")

    objects = PostTagQuerySet.as_manager()

    class Meta:
        db_table = "discussions_post_tag"
        constraints = [
            models.UniqueConstraint(fields=["community", "tag", "topic", "post"], name="one_tag_a_post")
        ]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.post_id}"


class InsideLink(Row):
    """A post leads to another post of its community, which may be an opening: then to the discussion.

    It holds on to the post, not to an address: wherever that is moved, split off or merged to, the link leads there.
    target: may be where a reader cannot look, so who shows it asks `Post.objects.readable_in`; position: in the text.
    """

    MOST = 3  # shown below a post

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    post = models.ForeignKey("discussions.Post", models.CASCADE, related_name="+")
    target = models.ForeignKey("discussions.Post", models.CASCADE, related_name="linked_from")
    position = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "discussions_inside_link"
        constraints = [
            models.UniqueConstraint(fields=["community", "post", "target"], name="one_link_to_a_post")
        ]

    def __str__(self) -> str:
        return f"{self.post_id} to {self.target_id}"


class EveryoneCall(Row):
    """The team has called everybody, once a day. day: the community's."""

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    day = models.DateField()
    post = models.ForeignKey("discussions.Post", models.SET_NULL, null=True, related_name="+")
    member = models.ForeignKey("communities.Member", models.SET_NULL, null=True, related_name="+")

    class Meta:
        db_table = "discussions_everyone_call"
        constraints = [models.UniqueConstraint(fields=["community", "day"], name="one_call_a_day")]

    def __str__(self) -> str:
        return f"{self.community_id} on {self.day}"
