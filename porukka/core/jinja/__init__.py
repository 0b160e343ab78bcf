"""The template backend: Jinja with each language's words folded into its own compiled templates."""

from porukka.core.jinja.backend import Jinja, macro

__all__ = ["Jinja", "macro"]
