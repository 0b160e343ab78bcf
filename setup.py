"""The build hook: an installed Porukka carries its translations compiled. All else is in pyproject.toml."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithTranslations(build_py):
    """Copies the package, then compiles every .po file in the copy (in an editable install: in place)."""

    def run(self) -> None:
        super().run()
        root = Path("." if self.editable_mode else self.build_lib)
        for po in root.glob("porukka/locale/*/LC_MESSAGES/*.po"):
            with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(source, locale=po.parent.parent.name))


setup(cmdclass={"build_py": BuildWithTranslations})
