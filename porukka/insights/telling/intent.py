"""What the founder set out for, beside what was found. An audience that was meant is a success, coaching as well."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from porukka.insights.measures.verdict import Code

AUDIENCE, COACHING, COMMUNITY = "audience", "coaching", "community"
_MEANT = {
    AUDIENCE: (Code.AUDIENCE,),
    COACHING: (Code.AUDIENCE, Code.HOSTED),
    COMMUNITY: (Code.COMMUNITY,),
}
_FOUND = {
    (COMMUNITY, Code.COMMUNITY): gettext_lazy("You set out for a community, and this is one."),
    (COMMUNITY, Code.HOSTED): gettext_lazy("You set out for a community. It is on its way."),
    (COMMUNITY, Code.AUDIENCE): gettext_lazy(
        "You set out for a community. So far people mostly follow; begin with the one thing above."
    ),
    (AUDIENCE, Code.AUDIENCE): gettext_lazy("You set out for an audience, and this is one."),
    (AUDIENCE, Code.HOSTED): gettext_lazy(
        "You set out for an audience. People here talk more than that; you may leave it so."
    ),
    (AUDIENCE, Code.COMMUNITY): gettext_lazy(
        "You set out for an audience, and a community has grown. You may say so in the guide."
    ),
    (COACHING, Code.AUDIENCE): gettext_lazy(
        "You set out for coaching: one leads, and the others follow. It is so."
    ),
    (COACHING, Code.HOSTED): gettext_lazy(
        "You set out for coaching: talk that goes through you belongs to it."
    ),
    (COACHING, Code.COMMUNITY): gettext_lazy(
        "You set out for coaching, and people talk with one another besides."
    ),
}
_EARLY = {
    COMMUNITY: gettext_lazy("You set out for a community. It will be compared once there is enough talk."),
    AUDIENCE: gettext_lazy("You set out for an audience. It will be compared once there is enough talk."),
    COACHING: gettext_lazy("You set out for coaching. It will be compared once there is enough talk."),
}
_MEANINGS = {
    AUDIENCE: gettext_lazy("One side speaks and the other reacts, as you meant it."),
    COACHING: gettext_lazy("You lead, and people work on something of their own, as you meant it."),
}


def is_as_meant(code: Code, intent: str) -> bool:
    """What was found is what the founder set out for."""
    return code in _MEANT.get(intent, ())


def compared(code: Code, intent: str) -> str:
    """One sentence; "" where she has not said what she is making."""
    if code is Code.TOO_EARLY:
        return str(_EARLY.get(intent, ""))
    return str(_FOUND.get((intent, code), ""))


def meaning(code: Code, intent: str, otherwise: str) -> str:
    """What the verdict means, where it was meant so."""
    return str(_MEANINGS[intent]) if intent in _MEANINGS and is_as_meant(code, intent) else otherwise
