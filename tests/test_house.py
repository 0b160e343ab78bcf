"""The house rules that no other tool checks. tests/house/ proves each checker on bad and good samples."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from porukka.config.cli import COMMANDS
from porukka.config.environment import NAMES
from tests.house import addresses, exceptions, pages, papers, scripts, sources, tables
from tests.house.floors import FLOORS, FOLDERS, LEVEL
from tests.house.tree import (
    PACKAGE,
    ROOT,
    folder_of,
    project_files,
    python_files,
    script_files,
    short,
    templates,
)

SETTINGS_PAPER = ROOT / "docs/operators/settings.md"


def none(complaints: Iterable[str]) -> None:
    """Fails with one complaint a line."""
    if complaints := list(complaints):
        pytest.fail("\n".join(["", *complaints]), pytrace=False)


def none_in(files: Iterable[Path], check: Callable[[Path, str], list[str]]) -> None:
    """Fails with what `check(path, text)` complains of in any of these files."""
    none(f"{short(path)}: {told}" for path in files for told in check(path, path.read_text("utf-8")))


# The floors: what import-linter cannot see


def our_tables() -> list[type[models.Model]]:
    return [
        table
        for table in apps.get_models(include_auto_created=True)
        if table._meta.app_config.name.startswith("porukka.")
    ]


def test_the_floors_name_every_folder_once():
    assert sorted(FOLDERS) == sorted(path.parent.name for path in PACKAGE.glob("*/apps.py"))
    assert FLOORS[0] == ["core"]
    assert LEVEL["people"] < LEVEL["communities"] < LEVEL["discussions"]


def test_foreign_keys_never_point_up():
    none(tables.foreign_keys_up(our_tables()))


def test_every_partial_index_is_found_on_both_databases():
    none(tables.asked_past(our_tables()))


def test_templates_name_nothing_that_lies_higher():
    names = addresses.all_names()
    named = dict(templates())
    none_in(named, lambda path, text: pages.templates_up(folder_of(path), named[path], text, names))


def test_strings_name_nothing_that_lies_higher():
    names = addresses.all_names()
    none_in(
        python_files(tests=False),
        lambda path, text: (
            sources.names_up(folder_of(path), text) + sources.addresses_up(folder_of(path), text, names)
        ),
    )


# Whose a row is


def test_every_row_above_people_says_first_whose_it_is():
    none(tables.without_community(our_tables(), but=exceptions.WITHOUT_COMMUNITY))


def test_the_list_of_tables_without_a_community_is_up_to_date():
    assert {".".join(name.split(".")[:2]) for name in exceptions.WITHOUT_COMMUNITY} <= {
        table._meta.label for table in our_tables()
    }


# Pages and scripts


def test_no_page_holds_code_or_styles():
    none_in(dict(templates("*.html")), lambda path, text: pages.inline_code(text))


def test_no_script_holds_a_sentence_for_people():
    none_in(script_files(), lambda path, text: scripts.sentences(text))


# Python


def test_imports_stand_at_the_top_of_the_file():
    found = {
        f"{short(path)}::{function}"
        for path in python_files()
        if not short(path).startswith("bench/")  # a yardstick's process loads nothing but what it measures
        for function in sources.hidden_imports(path.read_text())
    }
    listed = set(exceptions.HIDDEN_IMPORTS)
    none(f"{name} imports inside; move it up, or list it with the reason" for name in found - listed)
    none(f"{name} is listed, and imports nothing inside" for name in listed - found)


def test_no_python_file_has_outgrown_itself():
    # migrations are written by Django; the matrix is one table, to be read from top to bottom
    written = [
        path for path in python_files() if path.parent.name != "migrations" and path.name != "table.py"
    ]
    none_in(written, lambda path, text: sources.too_long(text))


def test_a_lock_lets_others_refer_to_the_row():
    none_in(python_files(tests=False), lambda path, text: sources.locks_keys(text))


def test_views_ask_rules_who_may():
    views = [path for path in python_files(tests=False) if "views" in (path.stem, path.parent.name)]
    none_in(views, lambda path, text: sources.decides(text))


# Folders


def test_every_folder_says_in_one_sentence_what_it_is():
    none(f"{name} has no __init__.py" for name in FOLDERS if not (PACKAGE / name / "__init__.py").exists())
    none_in(
        (
            path
            for path in python_files(tests=False)
            if path.name == "__init__.py" and path.parent.parent == PACKAGE
        ),
        lambda path, text: sources.docstring_complaints(text),
    )


def test_a_domain_uses_the_known_file_names():
    domains = set(FOLDERS) - exceptions.NOT_DOMAINS
    inside = {path.relative_to(PACKAGE).parts[:2] for path in project_files() if folder_of(path) in domains}
    none(
        complaint
        for folder in sorted(domains)
        for complaint in papers.strangers(
            folder,
            [name for owner, name in inside if owner == folder],
            exceptions.KNOWN,
            exceptions.FURTHER_NAMES.get(folder, {}),
        )
    )


def test_the_list_of_further_file_names_is_up_to_date():
    none(
        f"porukka/{folder}/{name} is listed, and is not there"
        for folder, names in exceptions.FURTHER_NAMES.items()
        for name in names
        if not (PACKAGE / folder / name).exists()
    )


# Papers


def test_every_setting_is_described_and_every_described_setting_is_read():
    none(papers.settings_complaints(NAMES, SETTINGS_PAPER.read_text("utf-8")))


def test_only_the_environment_module_reads_settings():
    known = {*NAMES, "DJANGO_SETTINGS_MODULE"}
    none_in(python_files(tests=False), lambda path, text: sources.undocumented_settings(text, known))


def our_papers() -> list[Path]:
    return [path for path in project_files() if path.suffix == ".md"]


def test_the_papers_show_only_commands_that_exist():
    programs = {short(path) for path in (ROOT / "bin").iterdir() if path.stat().st_mode & 0o111}
    none_in(our_papers(), lambda path, text: papers.command_complaints(text, programs, set(COMMANDS)))


def test_the_readme_shows_how_to_run_it_and_how_to_test_it():
    shown = [words[0] for words in papers.commands((ROOT / "README.md").read_text("utf-8"))]
    assert "bin/dev" in shown
    assert "bin/test" in shown


def test_the_papers_link_only_to_files_that_exist():
    none_in(
        our_papers(),
        lambda path, text: [f"no {link}" for link in papers.links(text) if not (path.parent / link).exists()],
    )


def test_the_papers_quote_only_code_that_is_there():
    written = {line.strip() for path in python_files() for line in path.read_text("utf-8").splitlines()}
    none_in(our_papers(), lambda path, text: papers.quotations(text, written))


def test_no_file_names_a_registry_or_a_path_of_one_machine():
    written = [path for path in project_files() if b"\0" not in path.read_bytes()]  # the others are pictures
    none_in(written, lambda path, text: papers.given_away(text, str(ROOT)))
