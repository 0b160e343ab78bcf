"""The template backend: Jinja with each language's words folded into its own compiled templates."""

from porukka.core.jinja.backend import CsrfInput, Jinja, macro
from porukka.core.jinja.frames import flash, framed

__all__ = ["CsrfInput", "Jinja", "flash", "framed", "macro"]
