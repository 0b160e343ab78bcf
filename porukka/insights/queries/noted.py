"""What is done together as its deeds tell it: kinds by their names, so that nothing here knows the folders that
record them. A doing that stands in a discussion and names it in its deeds ("topic") adds one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from porukka.communities.models import Community, Deed, Room
from porukka.core.ids import first_id_at
from porukka.discussions.models import Topic
from porukka.insights.measures.doing import Doing

MOST = 20_000  # deeds of a window, the newest
SLACK = timedelta(minutes=10)  # between an id and the moment beside it


@dataclass(frozen=True)
class Signs:
    """begun, done: kinds of deeds by which it begins, and by which one takes part; undone: taken back by whoever had;
    ended: it does not take place; only: data that a deed of `done` has to have, as key → values."""

    begun: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        return (*self.begun, *self.done, *self.undone, *self.ended)

    def takes_part(self, data: dict[str, Any]) -> bool:
        return all(data.get(key) in values for key, values in self.only)


SIGNS: dict[str, Signs] = {
    "events": Signs(
        begun=("event.made",),
        done=("event.answered",),
        ended=("event.cancelled",),
        only=(("answer", ("yes", "maybe")),),
    ),
    "questions": Signs(
        done=("question.asked", "question.voted"),
        undone=("question.taken_back", "question.vote_taken_back"),
    ),
    "stories": Signs(done=("story.told",)),
    "contests": Signs(
        begun=("contest.changed",), done=("contest.voted",), undone=("contest.vote_taken_back",)
    ),
}


def doings(
    community: Community, since: datetime, until: datetime, room: Room | None
) -> dict[str, list[Doing]]:
    """Kind → what was begun in this time, in discussions that stand. Two queries, whatever kinds there are."""
    found: defaultdict[str, dict[int, set[int]]] = defaultdict(dict)
    kind_of = {name: kind for kind, signs in SIGNS.items() for name in signs.kinds}
    for name, actor, data in _deeds(community, since, until, kind_of):
        kind, topic = kind_of[name], int(data.get("topic") or 0)
        _note(found[kind], SIGNS[kind], name, topic, actor, data)
    starters = _starters(community, {topic for some in found.values() for topic in some}, since, room)
    return {
        kind: [
            Doing(starters[topic], frozenset(doers))
            for topic, doers in found[kind].items()
            if topic in starters
        ]
        for kind in SIGNS
    }


def _note(
    found: dict[int, set[int]], signs: Signs, name: str, topic: int, actor: int | None, data: dict[str, Any]
) -> None:
    """One deed, in the order in which they were done."""
    if name in signs.ended:
        if not data.get("time"):  # one time of what comes again may be called off alone
            found.pop(topic, None)
        return
    doers = found.setdefault(topic, set())
    if actor is None:
        return
    if name in signs.undone or (name in signs.done and not signs.takes_part(data)):
        doers.discard(actor)
    elif name in signs.done:
        doers.add(actor)


def _deeds(
    community: Community, since: datetime, until: datetime, kinds: Iterable[str]
) -> list[tuple[str, int | None, dict[str, Any]]]:
    """Ids are of the moment: the rest of the log is not looked at."""
    rows = Deed.objects.filter(
        community=community, pk__gte=first_id_at(since - SLACK), kind__in=list(kinds), at__lte=until
    )
    newest = rows.order_by("-seq").values_list("kind", "actor", "data")[:MOST]  # as they were done
    return list(reversed(newest))


def _starters(
    community: Community, topics: set[int], since: datetime, room: Room | None
) -> dict[int, int | None]:
    """Discussion → who began it, None where that is not told; of those that stand and were begun since then."""
    standing = Topic.objects.filter(
        community=community, pk__in=list(topics)[:MOST], deleted_at=None, made_at__gt=since
    )
    if room is not None:
        standing = standing.filter(room=room)
    return dict(standing.values_list("pk", "author"))
