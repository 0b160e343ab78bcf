"""What exists: a poll below a post with its options, and what members answered."""

from porukka.polls.models.polls import Option, Poll, PollQuerySet
from porukka.polls.models.votes import Ballot, Vote, Voter

__all__ = ["Ballot", "Option", "Poll", "PollQuerySet", "Vote", "Voter"]
