"""What exists: one file a subject."""

from porukka.joining.models.guidelines import Guidelines

__all__ = ["Guidelines"]
