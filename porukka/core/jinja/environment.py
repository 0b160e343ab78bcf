"""One Jinja environment per language."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

import jinja2
from django.utils import translation
from jinja2 import nodes

from porukka.core import labels, slots
from porukka.core.jinja import drawing, filters, links, printing, text
from porukka.core.jinja.folding import fold


def is_html(name: str | None) -> bool:
    """Whether values are escaped: everywhere but in text files (the plain part of a mail)."""
    return not (name or "").endswith(".txt")


class LanguageEnvironment(jinja2.Environment):
    """Compiles templates for one language: its translations become part of the compiled template."""

    def __init__(self, language: str, loader: jinja2.BaseLoader, auto_reload: bool = False) -> None:
        super().__init__(
            # how a template is read; catalogue.JINJA_OPTIONS says the same for extraction
            extensions=["jinja2.ext.i18n"],
            trim_blocks=True,
            lstrip_blocks=True,
            loader=loader,
            autoescape=is_html,
            undefined=jinja2.StrictUndefined,
            auto_reload=auto_reload,
            cache_size=-1,  # every template there is stays compiled
        )
        self.language = language
        self.policies["ext.i18n.trimmed"] = True
        self.globals.update(text.GLOBALS, language=language)
        self.globals.update(url=links.url, static=links.static, slot=slots.slot, drawn=drawing.drawn)
        self.globals.update(label=labels.label)
        self.filters.update(filters.FILTERS)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The environment's own, for no template of ours has others. Jinja's chain of two dictionaries is written in
        Python, and every context of a page copies it: a tenth of the page's time."""
        if d:
            raise TypeError("Templates have no globals of their own here.")
        return self.globals

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        # Also around the compiler itself: it may call filters on constants.
        with translation.override(self.language):
            fold(source, is_html(name), name, filename)
            source.set_environment(self)
            code = super()._generate(source, name, filename, defer_init)
        # what is printed is escaped as ever, without making a Markup of each piece on its way
        return code + f"\nfrom {printing.__name__} import printed as escape\n"
