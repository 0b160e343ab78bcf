"""What exists: one file a subject."""

from porukka.joining.models.circle import Circle
from porukka.joining.models.guidelines import Guidelines

__all__ = ["Circle", "Guidelines"]
