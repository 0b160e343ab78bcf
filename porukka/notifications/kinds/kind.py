"""What a kind of notification is: all that is known of it, in one row.

A new kind is a line in `Kind` and a row in the file of its subject; only whoever tells it has to name it besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """How a member hears of something, besides on the page."""

    PAGE = "page", _("Only on the page")
    NOW = "now", _("By mail at once")
    DAILY = "daily", _("In the daily summary")


class Kind(models.TextChoices):
    REPLY_TO_ME = "reply_to_me"
    FIRST_ANSWER = "first_answer"
    ANSWER_TO_TOPIC = "answer_to_topic"
    LET_IN = "let_in"
    FOLLOWED = "followed"
    MENTION = "mention"
    EVERYONE = "everyone"
    NOT_PUBLISHED = "not_published"
    REMINDER = "reminder"
    GUIDE = "guide"
    ACCEPTED = "accepted"
    SETTLED = "settled"
    ASKED_TO_JOIN = "asked_to_join"
    GUEST_CAME = "guest_came"
    CAME_IN = "came_in"
    SUGGESTED = "suggested"
    SUGGESTION_DECIDED = "suggestion_decided"
    CIRCLE = "circle"
    INTRODUCTION = "introduction"
    INTRODUCED = "introduced"
    ROLE = "role"
    PLACE = "place"
    ASKED_IN = "asked_in"
    GREET = "greet"
    QUOTE_ASKED = "quote_asked"
    PAIN_CHANGED = "pain_changed"
    THANKED = "thanked"
    GOAL = "goal"
    EXPERIMENT = "experiment"
    IDEA = "idea"
    HANDED = "handed"
    WORD_HEARD = "word_heard"
    LEDGER = "ledger"
    QUESTION = "question"
    QUESTIONS_WAIT = "questions_wait"
    TO_READ = "to_read"
    EVENT = "event"
    FADING = "fading"
    BOARD = "board"
    CONTEST = "contest"


# what is said of most answers, on the page and as the subject of a letter
_ANSWERED = _("%(name)s replied in your discussion “%(title)s”")
_REPLIED = _("%(name)s replied in your discussion in %(community)s")


@dataclass(frozen=True)
class Facts:
    """setting: what it is, where a member chooses how to hear of it; way: how she does if she has not chosen.

    right: the code of the right she needs, as long as she is to hear of it; part: the part of the product it leads
    into, which a community may switch off.
    is_own: about no discussion and no room, so that no right to read one is asked; is_of_known_post: about a post
    she has read before, so its line counts as read when she has opened it; speaks_to_her: by name, so that it comes
    from a muted room, too; is_reply: counted as a reply; names_nobody: nobody's doing, or the team's; is_open:
    whoever did it is named even where the post is without a name.

    line: what is said of it, with %(name)s, %(title)s, %(room)s and %(role)s; opening: instead, of a discussion as a
    whole; of_room: instead, where no discussion is named; outcomes: instead, by what became of it, the first one for
    an outcome that is not known; results: after it, by what became of it. button: where it leads, where that is no
    discussion and no room. subject: of a letter with this line alone, with %(name)s and %(community)s.
    """

    setting: Any
    way: Way
    right: str = ""
    part: str = ""
    is_own: bool = False
    is_of_known_post: bool = False
    speaks_to_her: bool = False
    is_reply: bool = False
    names_nobody: bool = False
    is_open: bool = False
    line: Any = _ANSWERED
    opening: Any = ""
    of_room: Any = ""
    outcomes: Mapping[str, Any] = field(default_factory=dict)
    results: Mapping[str, Any] = field(default_factory=dict)
    button: Any = ""
    subject: Any = _REPLIED

    def sentence(self, became: str, *, is_opening: bool, **names: str) -> str:
        """The whole sentence in the active language. became: the outcome of the matter, "" without one; names: how
        what it speaks of is called, `name`, `title`, `room` and `role`, each "" where there is none."""
        if self.outcomes:
            words = self.outcomes.get(became) or next(iter(self.outcomes.values()))
        elif self.opening and is_opening:
            words = self.opening
        else:
            words = self.of_room if self.of_room and not names["title"] else self.line
        told = str(words) % names
        return f"{told} {self.results[became]}" if became in self.results else told
