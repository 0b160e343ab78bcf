"""What the team's page reads: posts that members told about, the one that has waited longest first."""

from __future__ import annotations

from dataclasses import dataclass

from porukka.communities.visitor import Reader
from porukka.discussions.addresses import post_url
from porukka.discussions.models import Post
from porukka.moderation.models import Report

MOST = 50  # posts on the page; those behind come up when these are settled


@dataclass(frozen=True)
class Case:
    """A post and all that was told about it, the earliest first. report_id: by which it is settled."""

    report_id: int
    post: Post
    url: str
    reports: list[Report]


def cases(reader: Reader) -> list[Case]:
    """The open cases this reader looks after, in two queries."""
    found = Report.objects.visible_to(reader).open()
    first = found.order_by("made_at", "pk").values_list("post", flat=True)[: MOST * Report.MOST_A_DAY]
    posts = list(dict.fromkeys(first))[:MOST]
    told: dict[int, list[Report]] = {post: [] for post in posts}
    rows = found.filter(post__in=posts).select_related("post__topic__room", "post__author", "reporter")
    for one in rows.order_by("made_at", "pk"):
        told[one.post_id].append(one)
    return [_case(reader, reports) for reports in told.values() if reports]


def _case(reader: Reader, reports: list[Report]) -> Case:
    post = reports[0].post
    url = post_url(reader.community.slug, post.topic, post.number)
    return Case(reports[0].pk, post, url, reports)


def waiting(reader: Reader) -> int:
    """How many posts wait for a decision of this reader, in one query."""
    return Report.objects.visible_to(reader).open().values("post").distinct().count()


def mine(reader: Reader, post: Post) -> Report | None:
    """What this reader told last about the post."""
    told = Report.objects.filter(community_id=reader.community_id, reporter=reader.pk, post=post)
    return told.order_by("-made_at").first()
