"""What the checkers of tables find."""

from django.db import models
from django.test.utils import isolate_apps

from tests.house import tables


@isolate_apps()
def test_a_foreign_key_that_points_up_is_found():
    class Poll(models.Model):
        class Meta:
            app_label = "polls"

    class Topic(models.Model):
        poll = models.ForeignKey(Poll, on_delete=models.CASCADE)
        later = models.ForeignKey("search.Entry", on_delete=models.CASCADE)
        polls = models.ManyToManyField(Poll, related_name="+")

        class Meta:
            app_label = "discussions"

    assert tables.foreign_keys_up([Poll, Topic]) == [
        "discussions.Topic.poll points up to polls",
        "discussions.Topic.later points up to search",
        "discussions.Topic.polls points up to polls",
    ]


@isolate_apps()
def test_a_row_that_does_not_say_whose_it_is_is_found():
    class Community(models.Model):
        class Meta:
            app_label = "communities"

    class Poll(models.Model):
        community = models.ForeignKey(Community, null=True, on_delete=models.CASCADE)

        class Meta:
            app_label = "polls"

    class Vote(models.Model):
        community = models.ForeignKey(Community, on_delete=models.CASCADE)
        cast_at = models.DateTimeField()

        class Meta:
            app_label = "polls"
            indexes = [
                models.Index(fields=["cast_at", "community"], name="late"),
                models.Index(models.F("cast_at").desc(), models.F("community"), name="latest"),
                models.Index(fields=["community", "-cast_at"], name="good"),
            ]
            constraints = [models.UniqueConstraint(fields=["cast_at", "community_id"], name="once")]

    assert tables.without_community([Community, Poll, Vote], but={"communities.Community": "itself"}) == [
        "polls.Poll needs a foreign key `community` that is never null",
        "polls.Vote.late does not begin with community: cast_at, community",
        "polls.Vote.latest does not begin with community: cast_at, community",
        "polls.Vote.once does not begin with community: cast_at, community",
    ]


@isolate_apps()
def test_a_partial_index_that_sqlite_never_finds_is_found():
    class Letter(models.Model):
        due_at = models.DateTimeField(null=True)
        sent_at = models.DateTimeField(null=True)

        class Meta:
            app_label = "core"
            indexes = [
                models.Index("due_at", name="bad", condition=models.Q(sent_at=None) & ~models.Q(due_at=None)),
                models.Index("due_at", name="good", condition=models.Q(due_at__isnull=False)),
            ]

    assert tables.asked_past([Letter]) == [
        "core.Letter.bad says ~Q(due_at=None): write Q(due_at__isnull=False)"
    ]
