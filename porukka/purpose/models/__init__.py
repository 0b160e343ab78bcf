"""What exists: what a community says of itself."""

from porukka.purpose.models.stating import Evidence, Statement, StatementVersion

__all__ = ["Evidence", "Statement", "StatementVersion"]
