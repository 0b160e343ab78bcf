"""What a poll was when somebody looked at it, as a few letters: so that an answer never counts for another question,
and nobody writes over what she has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from porukka.core.numbers import whole
from porukka.polls.models.polls import Option, Poll

LENGTH = 24  # letters of the hash


def seal_of(poll: Poll, options: Sequence[Option]) -> str:
    """Of what one answers: the question, the options, and who sees the answers when. Options that are added later
    stand behind these, and break no seal."""
    facts = [
        poll.question,
        poll.kind,
        poll.names,
        poll.results,
        poll.low,
        poll.high,
        poll.prompt,
        str(poll.fewest),
    ]
    # one who could choose all of them still can when there is one more
    facts += ["all" if poll.most >= len(options) else str(poll.most)]
    return f"{len(options)}.{_hash([*facts, *map(_said, options)])}"


def holds(seal: str, poll: Poll, options: Sequence[Option]) -> bool:
    """Whether the poll still asks what it asked when it was sealed. options: all it has now, in their order."""
    count = whole(seal.partition(".")[0], digits=3)
    return count is not None and seal == seal_of(poll, options[:count])


def version_of(poll: Poll, options: Sequence[Option]) -> str:
    """Of all that its editing changes."""
    rest = [poll.adds, str(poll.quorum), str(poll.closes_at and poll.closes_at.timestamp())]
    return _hash([seal_of(poll, options), *rest, *(str(option.is_right) for option in options)])


def _said(option: Option) -> str:
    return str(option.moment.timestamp()) if option.moment else option.words


def _hash(facts: Sequence[str]) -> str:
    return sha256("\0".join(facts).encode()).hexdigest()[:LENGTH]
