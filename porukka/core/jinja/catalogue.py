"""The catalogues of translations: finding the messages, updating the .po files, compiling them.

Django's makemessages would drop Jinja's trans blocks without a word, so this is Babel's work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import allauth
import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract, extract_python
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize
from jinja2.ext import babel_extract

from porukka.core.jinja.loader import is_ours
from porukka.core.jinja.rephrased import is_rephrased

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "pgettext_lazy": ((1, "c"), 2),
}
# Templates are read as in environment.py, or a message would be looked up under another text than it is kept.
JINJA_OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true", "trimmed": "true", "silent": "false"}
# Headers that say nothing about the words and change from one day or machine to the next.
NOISE = tuple(
    f'"{header}:'
    for header in (
        "Generated-By",
        "Language-Team",
        "Last-Translator",
        "PO-Revision-Date",
        "POT-Creation-Date",
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
    )
)
# What people see of the libraries' own words; what they lack in a language, or say stiffly (rephrased.py), is ours.
LIBRARIES = {
    "allauth": (
        Path(allauth.__file__).parent,
        ("templates/account/**/*.*", "templates/usersessions/**/*.*", "account/*.py", "usersessions/*.py"),
    ),
    "django": (
        Path(django.__file__).parent,
        (
            "core/validators.py",
            "forms/*.py",
            "contrib/auth/*.py",
            "db/models/base.py",
            "db/models/fields/*.py",
        ),
    ),
}


def extracted(package: Path) -> Catalog:
    """Every message of the package's Python files and templates (tests and migrations left out).

    Raises jinja2.TemplateSyntaxError for a template that cannot be read.
    """
    found = Catalog()
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        skipped = not {"tests", "migrations", "vendor"}.isdisjoint(inside.parts)
        if path.is_file() and not skipped and (path.suffix == ".py" or "templates" in inside.parts):
            _add(found, path, f"{package.name}/{inside.as_posix()}")
    return found


def borrowed(language: str) -> Catalog:
    """The libraries' messages that our catalogue holds: those that theirs lack in the language, or say stiffly."""
    found = Catalog()
    known = set()
    for name, (folder, patterns) in LIBRARIES.items():
        for compiled in folder.rglob(f"locale/{language}/LC_MESSAGES/django.mo"):
            with compiled.open("rb") as file:
                known |= {key(message) for message in read_mo(file)}
        for pattern in patterns:
            for path in sorted(folder.glob(pattern)):
                _add(found, path, f"{name}:{path.relative_to(folder).as_posix()}")
    missing = Catalog()
    for message in found:
        places = (place for place, _line in message.locations)
        if message.id and (key(message) not in known or is_rephrased(key(message)[1], places)):
            missing[message.id] = message
    return missing


def is_borrowed(message: Message) -> bool:
    """Whether the message is only a library's, so that its source is not ours to change."""
    return all(place.partition(":")[0] in LIBRARIES for place, _line in message.locations)


def key(message: Message) -> tuple[str | None, str]:
    """What a message is looked up by: its context and its (singular) source."""
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def updated(po: Path, package: Path) -> str:
    """The text that the .po file should have: every message there is, with the translations it has now."""
    language = po.parent.parent.name
    template = extracted(package)
    for message in borrowed(language):
        if message.id and template.get(message.id, message.context) is None:
            template.add(
                message.id, locations=message.locations, context=message.context, flags=message.flags
            )
    catalog = read(po) if po.exists() else Catalog(locale=language, project="Porukka", fuzzy=False)
    catalog.header_comment = (
        "# Porukka's words. Written by bin/messages; only the translations are edited by hand."
    )
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    out = BytesIO()
    write_po(out, catalog, width=100, sort_output=True, ignore_obsolete=True, include_lineno=False)
    lines = out.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(NOISE)).rstrip() + "\n"


def read(po: Path) -> Catalog:
    """The catalogue in a .po file."""
    with po.open("rb") as file:
        return read_po(file, locale=po.parent.parent.name)


def compile_po(po: Path) -> Path:
    """Write the .mo file beside the .po file and return its path."""
    target = po.with_suffix(".mo")
    with target.open("wb") as file:
        write_mo(file, read(po))
    return target


def _add(catalog: Catalog, path: Path, place: str) -> None:
    method, options = _method(path)
    for _line, ids, comments, context in extract(
        method, BytesIO(path.read_bytes()), KEYWORDS, ("Translators:",), options
    ):
        catalog.add(ids, locations=[(place, 0)], auto_comments=comments, context=context)


def _method(path: Path) -> tuple[Callable[..., Any], dict[str, str]]:
    if path.suffix == ".py":
        return extract_python, {}
    template = path.as_posix().rpartition("/templates/")[2]
    return (babel_extract, JINJA_OPTIONS) if is_ours(template) else (_extract_django, {})


def _extract_django(
    file: BytesIO, keywords: Any, comment_tags: Any, options: dict[str, str]
) -> Iterator[Any]:
    """Babel's hook for Django's template language, which Django itself turns into something like Python."""
    code = f"({templatize(file.read().decode())}\n)"  # in brackets, indentation means nothing
    yield from extract_python(BytesIO(code.encode()), keywords, comment_tags, options)  # type: ignore[arg-type]
