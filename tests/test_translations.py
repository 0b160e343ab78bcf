"""Finnish and English are complete. tests/translations/ proves each checker on bad and good samples.

Scripts are read in test_house.py: no sentence for people stands in a .js file.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.template import engines

from porukka.core.jinja import catalogue
from porukka.core.jinja.loader import is_ours
from tests.house.tree import PACKAGE, python_files, short, templates
from tests.translations import messages, pages, sources

CATALOGUES = sorted((PACKAGE / "locale").glob("*/LC_MESSAGES/django.po"))
# The names of people on the pages that show every component in development.
SAMPLES = {f'{name!r} is not in _("…")' for name in ("Aino", "Jari", "Leena", "Oona", "Päivi", "Sanna")}
# A word that a page hands to its skeleton as the name of a class.
FRAGMENTS = {("allauth/layouts/manage.html", "'wide'")}


def none(complaints: Iterable[str], what_to_do: str) -> None:
    """Fails with one complaint a line and what to do about them."""
    if complaints := list(complaints):
        pytest.fail("\n".join(["", *complaints, f"{len(complaints)} in all. {what_to_do}"]), pytrace=False)


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.parts[-3])
def po(request) -> Path:
    return request.param


def test_there_is_a_finnish_catalogue():
    assert [path.parts[-3] for path in CATALOGUES] == ["fi"]


def test_the_catalogue_has_exactly_the_messages_there_are(po):
    now = {catalogue.key(message) for message in catalogue.read(po) if message.id}
    template = catalogue.extracted(PACKAGE)
    wanted = {catalogue.key(m) for m in (*template, *catalogue.borrowed(po.parts[-3])) if m.id}
    none(
        [f"+ {text!r}" for _context, text in sorted(wanted - now, key=str)]
        + [f"- {text!r}" for _context, text in sorted(now - wanted, key=str)],
        f"Run bin/messages, then translate what is new in {short(po)}.",
    )


def test_every_message_is_translated_whole(po):
    catalog = catalogue.read(po)
    none(
        (
            f"{catalogue.key(message)[1]!r}: {told}"
            for message in catalog
            if message.id
            for told in messages.complaints(message, catalog.num_plurals)
        ),
        f"Edit {short(po)}, then run bin/messages.",
    )


def test_what_is_compiled_is_what_was_translated(po):
    compiled = po.with_suffix(".mo")
    assert compiled.exists(), "Run bin/messages --compile."
    with compiled.open("rb") as file:
        spoken = gettext.GNUTranslations(file)
    stale = [
        f"{message.id!r}"
        for message in catalogue.read(po)
        if message.id and isinstance(message.id, str) and message.string
        if _spoken(spoken, message) != message.string
    ]
    none(stale, "Run bin/messages --compile.")


def _spoken(spoken: gettext.GNUTranslations, message: catalogue.Message) -> str:
    if message.context:
        return spoken.pgettext(message.context, message.id)
    return spoken.gettext(message.id)


def test_the_libraries_pages_and_errors_are_translated_somewhere(po):
    ours = {
        catalogue.key(message)
        for message in catalogue.read(po)
        if message.id and (message.string if isinstance(message.id, str) else all(message.string))
    }
    none(
        (
            f"{catalogue.key(message)[1]!r} ({message.locations[0][0]})"
            for message in catalogue.borrowed(po.parts[-3])
            if message.id and catalogue.key(message) not in ours
        ),
        f"Neither the library nor we translate these: run bin/messages and edit {short(po)}.",
    )


def _said_in_templates() -> Iterator[str]:
    for path, name in templates():
        if path.suffix not in (".html", ".txt"):
            continue
        for told in pages.untranslated(name, path.read_text("utf-8")):
            if (name, told.partition(": ")[2]) not in FRAGMENTS and told.partition(": ")[2] not in SAMPLES:
                yield f"{name}:{told}"


def test_templates_say_nothing_outside_of_translations():
    none(
        _said_in_templates(),
        'Put it in {% trans %}…{% endtrans %} or _("…"); what is no language gets translate="no".',
    )


def test_python_files_say_nothing_outside_of_translations():
    none(
        (
            f"{short(path)}:{told}"
            for path in python_files(tests=False)
            if "migrations" not in path.parts
            for told in sources.untranslated(path.read_text("utf-8"))
        ),
        "Wrap it in _() (gettext, or gettext_lazy where it is read at import).",
    )


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_template_compiles_in_every_language(language):
    environment = engines["jinja"].environments[language]
    names = [name for _path, name in templates() if is_ours(name)]
    assert names
    for name in names:
        environment.get_template(name)
