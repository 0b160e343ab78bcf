"""Where pages come from: the `templates/` folders of Porukka's own apps, and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import jinja2
from django.apps import apps

# Folders of other apps' pages: written in Django's template language, also where Porukka overrides one.
FOREIGN = frozenset({"account", "allauth", "django", "mfa", "registration", "socialaccount", "usersessions"})


def is_ours(name: str) -> bool:
    """Whether a template of this name is written in Jinja (see FOREIGN)."""
    return name.partition("/")[0] not in FOREIGN


def app_folders() -> list[Path]:
    """The `templates/` folders of the installed `porukka.*` apps, in the order of INSTALLED_APPS."""
    return [
        Path(config.path) / "templates"
        for config in apps.get_app_configs()
        if config.name.startswith("porukka.")
    ]


class AppTemplates(jinja2.BaseLoader):
    """Loads from the given folders; of two files with one name the first folder's wins.

    The files are listed once, so a name that is not there costs one dictionary look-up. `watch` lists them
    again when a name is missing, for development.
    """

    def __init__(self, folders: Iterable[Path], watch: bool = False) -> None:
        self.folders = list(folders)
        self.watch = watch
        self.files = self._listed()

    def has(self, name: str) -> bool:
        """Whether there is a Jinja template of this name."""
        if not is_ours(name):
            return False
        if name not in self.files and self.watch:
            self.files = self._listed()
        return name in self.files

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Jinja's hook: the text, the file's name and a function that says whether the text is still current.

        Raises jinja2.TemplateNotFound.
        """
        if not self.has(template):
            raise jinja2.TemplateNotFound(template)
        path = self.files[template]
        written = path.stat().st_mtime_ns

        def is_current() -> bool:
            return path.exists() and path.stat().st_mtime_ns == written

        return path.read_text("utf-8"), str(path), is_current

    def list_templates(self) -> list[str]:
        """Every name there is, sorted."""
        return sorted(self.files)

    def _listed(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for folder in reversed(self.folders):
            for path in folder.rglob("*"):
                name = path.relative_to(folder).as_posix()
                if path.is_file() and is_ours(name):
                    found[name] = path
        return found
