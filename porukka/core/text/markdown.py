"""Markdown to HTML, by comrak: quick and bounded where pure Python takes minutes on hostile text."""

from __future__ import annotations

from comrak import ExtensionOptions, ParseOptions, RenderOptions, render_markdown


def _options() -> tuple[ExtensionOptions, ParseOptions, RenderOptions]:
    extensions, parsing, rendering = ExtensionOptions(), ParseOptions(), RenderOptions()
    extensions.autolink = extensions.strikethrough = extensions.table = extensions.tasklist = True
    parsing.ignore_setext = True  # a line of dashes under a sentence is a rule, as its writer meant
    rendering.hardbreaks = True  # people press Enter once and expect a new line
    rendering.escape = True  # HTML is shown as it was written
    return extensions, parsing, rendering


_OPTIONS = _options()


def to_html(source: str) -> str:
    """Well-formed HTML of this Markdown. Not yet safe to show: links, images and headings are as written."""
    return render_markdown(source, *_OPTIONS)
