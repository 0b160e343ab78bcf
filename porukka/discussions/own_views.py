"""A member's own views: lists she has given a name to. Nobody else sees them."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.visitor import Reader
from porukka.core.models import Row


class ViewQuerySet(models.QuerySet["View"]):
    def of(self, member: Reader) -> ViewQuerySet:
        return self.filter(community_id=member.community_id, member_id=member.pk).order_by("name", "id")


class View(Row):
    """What a list is asked for, and nothing else: its address is made anew each time.

    room: None for all; tag: the id of a tag, which follows from its word, so that it outlives the tag's last post;
    order, show: words of `queries/lists.py`.
    """

    MOST = 20  # of one member
    NAME_LENGTH = 40

    community = models.ForeignKey("communities.Community", models.CASCADE, related_name="+")
    member = models.ForeignKey("communities.Member", models.CASCADE, related_name="+")
    name = models.CharField(_("Name"), max_length=NAME_LENGTH)
    room = models.ForeignKey("communities.Room", models.CASCADE, null=True, related_name="+")
    tag = models.BigIntegerField(null=True)
    order = models.CharField(max_length=10)
    show = models.CharField(max_length=10)
    made_at = models.DateTimeField(default=timezone.now)

    objects = ViewQuerySet.as_manager()

    class Meta:
        app_label = "discussions"
        db_table = "discussions_view"
        indexes = [models.Index("community", "member", "name", name="views_of_a_member")]

    def __str__(self) -> str:
        return self.name
