"""What `porukka weigh` finds in a file: the verdict on its last 90 days, and what stands beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.utils.translation import gettext_noop as _

from porukka.insights.archives import Archive, BadFile
from porukka.insights.measures import care
from porukka.insights.measures.conversation import WINDOW, tally, threads_of
from porukka.insights.measures.verdict import Verdict, judge


class Told(Enum):
    """How it is known who the team is."""

    NAMED = "named"  # by whoever asked
    FILE = "file"  # the file has roles
    HALF = "half"  # the author of more than half of the discussions
    NOBODY = "nobody"


@dataclass(frozen=True)
class Weighed:
    """format: which the file was read as; since, until: of the window; team: names; plain: the verdict without the
    guards against gaming; the rest as `care` says."""

    format: str
    since: datetime
    until: datetime
    team: tuple[str, ...]
    told: Told
    verdict: Verdict
    plain: Verdict
    dependence: care.Share
    unanswered: care.Share
    responses: care.FirstResponses
    depth: care.Share
    half: int


def weigh(archive: Archive, team: Collection[str] = ()) -> Weighed:
    """Judge the last 90 days of an archive.

    team: names as the archive has them, case does not count; without any, whoever the file names, else the author of
    more than half of the window's discussions. Raises BadFile for a name that wrote nothing.
    """
    until = max(post.at for post in archive.posts)
    since = until - WINDOW
    counts = tally(archive.posts, until)
    names, told = _team(archive, team, counts.threads)
    threads = (one for one in threads_of(archive.posts) if since < one.began <= until)
    courses = [care.course_of(one, names) for one in threads]
    return Weighed(
        format=archive.format,
        since=since,
        until=until,
        team=tuple(sorted(names)),
        told=told,
        verdict=judge(counts, names),
        plain=judge(counts, names, guarded=False),
        dependence=care.founder_dependence(courses),
        unanswered=care.unanswered(courses, until),
        responses=care.first_responses(courses, until),
        depth=care.depth(courses),
        half=care.who_write_half(counts.posts),
    )


def _team(archive: Archive, named: Collection[str], threads: Counter[str]) -> tuple[set[str], Told]:
    if named:
        return _written_so(named, {post.author for post in archive.posts}), Told.NAMED
    if archive.team:
        return set(archive.team), Told.FILE
    name, begun = max(threads.items(), key=lambda item: item[1], default=("", 0))
    if begun * 2 > threads.total():
        return {name}, Told.HALF
    return set(), Told.NOBODY


def _written_so(named: Iterable[str], authors: Collection[str]) -> set[str]:
    """The names as the archive writes them."""
    found = {author.casefold(): author for author in authors}
    for name in named:
        if name.casefold() not in found:
            raise BadFile(_("Nobody called “%(name)s” has written in this file."), name=name)
    return {found[name.casefold()] for name in named}
