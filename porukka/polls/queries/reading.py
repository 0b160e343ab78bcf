"""Polls for the pages on which they stand: three queries for any number of them, one if there are none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Subquery, Window
from django.db.models.functions import RowNumber

from porukka.communities.likeness import READER
from porukka.communities.visitor import Reader
from porukka.core.prepared import NUMBERS, prepared
from porukka.discussions.veils import Veil
from porukka.polls import rules
from porukka.polls.kinds import KINDS
from porukka.polls.kinds.dating import YES
from porukka.polls.models import Option, Poll, Vote, Voter
from porukka.polls.models.receipts import new_receipt
from porukka.polls.models.seals import seal_of
from porukka.polls.queries.rows import OptionRow, PollRow, bins_of, rounds_of, share

NAMES = 60  # voters shown by name for one option; the others are counted
NAMED = 300  # earliest votes of a poll that are read with their names

Said = list[tuple[str, str]]  # names with their answers


def polls_of_posts(reader: Reader, posts: Collection[int]) -> list[PollRow]:
    """The polls of these posts, which the reader is known to see."""
    return _rows(reader, _on_posts(reader=reader, posts=list(posts)))


def polls(reader: Reader, ids: Collection[int]) -> list[PollRow]:
    """As polls_of_posts, by the polls' own ids."""
    return _rows(reader, list(_readable(reader).filter(pk__in=ids)))


@prepared(reader=READER, posts=NUMBERS)
def _on_posts(reader: Reader, posts: list[int]) -> models.QuerySet[Poll]:
    return _readable(reader).filter(post__in=posts)


def _readable(reader: Reader) -> models.QuerySet[Poll]:
    # a visitor's pk is None, and so is the member of a vote whose member is not known any more
    mine = Vote.objects.filter(
        community_id=reader.community_id, poll=OuterRef("pk"), member_id=reader.pk, member__isnull=False
    )
    # who has answered an anonymous poll is known, what she answered is not
    voted = Voter.objects.filter(
        community_id=reader.community_id, poll=OuterRef("pk"), member_id=reader.pk, member__isnull=False
    )
    return (
        Poll.objects.filter(community_id=reader.community_id, post__deleted_at=None, post__hidden_at=None)
        .select_related("post__topic__room")
        .annotate(mine=Subquery(mine.values("choice")[:1]), voted=Exists(voted))
        .annotate(veil=Subquery(Veil.objects.filter(post=OuterRef("post")).values("member")[:1]))
    )


def _rows(reader: Reader, found: list[Any]) -> list[PollRow]:
    if not found:
        return []
    for poll in found:
        poll.post.recognised(poll.veil)  # so that no rule has to ask who wrote it
    options = defaultdict(list)
    all_options = Option.objects.filter(community_id=reader.community_id, poll__in=found)
    for option in all_options.order_by("position"):
        options[option.poll_id].append(option)
    named = [poll for poll in found if not poll.is_anonymous and poll.voters and _sees(reader, poll)]
    said = _said(reader, named) if named else {}
    return [_row(reader, poll, options[poll.pk], said.get(poll.pk, [])) for poll in found]


def _sees(reader: Reader, poll: Any) -> bool:
    return rules.sees_results(reader, poll, has_voted=_has_voted(poll))


def _has_voted(poll: Any) -> bool:
    return bool(poll.mine is not None or poll.voted)


def _said(reader: Reader, found: list[Any]) -> dict[int, Said]:
    """The earliest voters with their answers. Who is not known any more has no name and is counted only."""
    place = Window(RowNumber(), partition_by=F("poll"), order_by=F("id").asc())
    votes = Vote.objects.filter(
        community_id=reader.community_id, poll__in=found, member__isnull=False
    ).annotate(place=place)
    said = defaultdict(list)
    rows = votes.filter(place__lte=NAMED).order_by("id").values_list("poll", "member__name", "choice")
    for poll, name, choice in rows:
        said[poll].append((name, choice))
    return said


def _row(reader: Reader, poll: Any, options: list[Option], said: Said) -> PollRow:
    has_voted = _has_voted(poll)
    sees = rules.sees_results(reader, poll, has_voted=has_voted)
    voters, tally = _told(poll) if sees else (0, {})
    is_slider, right = poll.kind in Poll.SLIDERS, tally.get("right", 0)
    shows_right = poll.kind == Poll.Kind.QUIZ and (has_voted or not poll.is_open)
    words = [str(option) for option in options]
    winner = tally.get("winner")
    may_vote, may_change = rules.may_vote(reader, poll), rules.may_change(reader, poll)
    return PollRow(
        id=poll.pk,
        post_id=poll.post_id,
        topic_id=poll.post.topic_id,
        question=poll.question,
        kind=poll.kind,
        kind_words=poll.get_kind_display(),
        names=poll.names,
        results=poll.results,
        low=poll.low,
        high=poll.high,
        prompt=poll.prompt,
        fewest=poll.fewest,
        most=min(poll.most, len(options)),
        closes_at=poll.closes_at,
        is_open=poll.is_open,
        quorum=poll.quorum,
        lacks_quorum=poll.lacks_quorum,
        options=_options(poll, options, tally, voters, said, shows_right=shows_right),
        voters=poll.voters,
        counted=voters,
        mine=poll.mine,
        has_voted=has_voted,
        sees=sees,
        is_too_few=sees and poll.is_anonymous and not voters,
        shows_names=sees and not poll.is_anonymous,
        shows_right=shows_right,
        may_vote=may_vote,
        may_add=rules.may_add(reader, poll),
        may_change=may_change,
        may_edit=may_change and rules.may_edit(reader, poll),
        may_take_out=rules.may_take_out(reader, poll, has_voted=has_voted),
        said=said[:NAMES] if is_slider else [],
        more_said=max(0, voters - NAMES) if is_slider else 0,
        mean=round(tally["sum"] / voters) if is_slider and voters else None,
        bins=bins_of(tally) if is_slider else [],
        rounds=rounds_of(tally, words),
        winner=words[winner] if winner is not None else "",
        level=[words[at] for at in tally.get("level", ())],
        right=right,
        right_share=share(right, voters),
        seal=seal_of(poll, options) if may_vote else "",
        receipt=new_receipt() if poll.is_anonymous and may_vote and not has_voted else "",
    )


def _told(poll: Poll) -> tuple[int, dict[str, Any]]:
    """How many answers are told of, and what came of them. Of an anonymous poll: while it is open, as it was
    after the last whole batch; then all, unless so few answered that each could be guessed."""
    if not poll.is_anonymous:
        return poll.voters, poll.tally
    if poll.is_open:
        return poll.shown_voters, poll.shown
    return (poll.voters, poll.tally) if poll.voters >= Poll.FEW else (0, {})


def _options(
    poll: Any, options: list[Option], tally: dict[str, Any], voters: int, said: Said, *, shows_right: bool
) -> list[OptionRow]:
    kind = KINDS[poll.kind]
    mine = kind.chosen(poll.mine) if poll.mine else {}
    names, maybe_names = _names(poll.kind, said)
    counts, maybe = tally.get("counts", []), tally.get("maybe", [])
    rows = []
    for option in options:
        at = option.position
        votes = counts[at] if at < len(counts) else 0  # one that was added since has none
        here = names[at][:NAMES]
        rows.append(
            OptionRow(
                id=option.pk,
                place=at,
                words=str(option),
                votes=votes,
                share=share(votes, voters),
                maybe=maybe[at] if at < len(maybe) else 0,
                chosen=mine.get(at, 0),
                is_right=shows_right and option.is_right,
                is_best=at in tally.get("best", ()) or at == tally.get("winner"),
                names=here,
                maybe_names=maybe_names[at][:NAMES],
                more=votes - len(here),
            )
        )
    return rows


def _names(kind: str, said: Said) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """By position: who chose it (a ranking's: as the favourite), and for whom a time would do if need be."""
    names: defaultdict[int, list[str]] = defaultdict(list)
    maybe: defaultdict[int, list[str]] = defaultdict(list)
    for name, choice in said:
        for position, what in KINDS[kind].chosen(choice).items():
            if kind == Poll.Kind.DATE:
                (names if what == YES else maybe)[position].append(name)
            elif kind != Poll.Kind.RANKED or what == 1:
                names[position].append(name)
    return names, maybe
