"""HTTP only: find what is visible, check the form, call one action, answer."""

from porukka.guide.views.guide import guide, history, hold, link, plan, step
from porukka.guide.views.opening import found
from porukka.guide.views.taking import ask_these, part, parts, take

__all__ = ["ask_these", "found", "guide", "history", "hold", "link", "part", "parts", "plan", "step", "take"]
