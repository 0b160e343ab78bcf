"""How each step stands: done, not yet, or wanting a look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from porukka.communities.models import Community
from porukka.guide import signs, steps
from porukka.guide.models import Step
from porukka.guide.queries.elsewhere import changed_at
from porukka.guide.steps import ABOUT, About, number_of

DONE, WAITS, LOOK = "done", "waits", "look"
QUARTER = timedelta(days=91)


@dataclass(frozen=True)
class StepState:
    """step: its row, or one that was never stored; state: DONE, WAITS or LOOK; words: why it wants a look."""

    step: Step
    state: str
    words: str = ""

    @property
    def key(self) -> str:
        return self.step.key

    @property
    def about(self) -> About:
        return ABOUT[self.key]

    @property
    def number(self) -> int:
        return number_of(self.key)


def states(community: Community) -> list[StepState]:
    """All seven in their order: one query, and one or two for each sign of a step that is done."""
    stored = {
        step.key: step for step in Step.objects.filter(community=community).select_related("changed_by")
    }
    return [state_of(community, stored.get(key) or Step(community=community, key=key)) for key in steps.KEYS]


def state_of(community: Community, step: Step) -> StepState:
    """How this step stands now."""
    if step.done_at is None:
        return StepState(step, WAITS)
    if words := signs.ask(community, step):
        return StepState(step, LOOK, words)
    since = timezone.now() - QUARTER
    if step.touched_at < since and (changed_at(step) or step.touched_at) < since:
        return StepState(step, LOOK, _untouched(step.key))
    return StepState(step, DONE)


def _untouched(key: str) -> str:
    if key == steps.PURPOSE:
        return _("A quarter has gone by. Why are you here: is it still so?")
    return _("Nobody has looked at it for a quarter. Does it still hold?")


def next_of(found: list[StepState]) -> StepState | None:
    """The one to take up now: the first that waits, then the first that wants a look; None if all is well."""
    waiting = (one for one in found if one.state == WAITS)
    wanting = (one for one in found if one.state == LOOK)
    return next(waiting, None) or next(wanting, None)
