"""What communities of a kind begin with, written for each language by itself: one TOML file a kind and language.

Everything in them is a proposal, which the founder changes as she likes; nothing of it is ever posted by itself.
"""

from porukka.guide.archetypes.kinds import Archetype, Opening, Poll, Ritual, RoomPlan
from porukka.guide.archetypes.loading import BadArchetype, archetype, archetypes, read

__all__ = [
    "Archetype",
    "BadArchetype",
    "Opening",
    "Poll",
    "Ritual",
    "RoomPlan",
    "archetype",
    "archetypes",
    "read",
]
