"""What the team's page reads: posts that members told about, the one that has waited longest first."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from porukka.communities.queries import Face
from porukka.communities.visitor import Reader
from porukka.core.prepared import NUMBER, prepared
from porukka.discussions.addresses import post_url
from porukka.discussions.models import Post
from porukka.discussions.queries.writers import shown_face, unveil
from porukka.moderation.models import Report

MOST_COUNTED = 1_000  # reports
MOST = 50  # posts on the page; those behind come up when these are settled


@dataclass(frozen=True)
class Case:
    """A post and all that was told about it, the earliest first. report_id: by which it is settled; author: as
    everybody sees her; writer: who that is, if she wrote without her name."""

    report_id: int
    post: Post
    author: Face
    writer: Face | None
    url: str
    reports: list[Report]


def cases(reader: Reader) -> list[Case]:
    """The open cases this reader looks after, in two queries; in three if something stands without a name."""
    found = Report.objects.visible_to(reader).open()
    first = found.order_by("made_at", "pk").values_list("post", flat=True)[: MOST * Report.MOST_A_DAY]
    posts = list(dict.fromkeys(first))[:MOST]
    told: dict[int, list[Report]] = {post: [] for post in posts}
    rows = found.filter(post__in=posts).select_related("post__topic__room", "post__author", "reporter")
    for one in rows.order_by("made_at", "pk"):
        told[one.post_id].append(one)
    shown = [reports for reports in told.values() if reports]
    # who looks after a report keeps order there
    writers = unveil([reports[0].post for reports in shown], reader, sees_writers=True)
    return [_case(reader, reports, writers) for reports in shown]


def _case(reader: Reader, reports: list[Report], writers: dict[int, Face]) -> Case:
    post = reports[0].post
    url = post_url(reader.community.slug, post.topic, post.number)
    return Case(reports[0].pk, post, shown_face(post), writers.get(post.pk), url, reports)


def waiting(reader: Reader) -> int:
    """How many posts wait for a decision of this reader. One light query if nothing waits, as on most pages.

    The posts that anybody told about are asked for first: SQLite, which knows nothing of a table that is empty, would
    look for reports about each post of the community (116 ms with 50,000).
    """
    posts = set(_told(community=reader.community_id))
    if not posts:
        return 0
    return Report.objects.visible_to(reader).open().filter(post__in=posts).values("post").distinct().count()


def told_posts(reader: Reader, most: int) -> list[int]:
    """Ids of the posts that wait for a decision of this reader, the longest wait first. One light query if nothing
    waits; see `waiting`."""
    told = set(_told(community=reader.community_id))
    if not told:
        return []
    found = Report.objects.visible_to(reader).open().filter(post__in=told).order_by("made_at", "pk")
    return list(dict.fromkeys(found.values_list("post", flat=True)[: most * Report.MOST_A_DAY]))[:most]


@prepared(community=NUMBER)
def _told(community: int) -> QuerySet[Report, int]:
    told = Report.objects.open().filter(community_id=community)
    return told.values_list("post", flat=True)[:MOST_COUNTED]


def mine(reader: Reader, post: Post) -> Report | None:
    """What this reader told last about the post."""
    told = Report.objects.filter(community_id=reader.community_id, reporter=reader.pk, post=post)
    return told.order_by("-made_at").first()
