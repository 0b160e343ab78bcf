"""The one build step that pyproject.toml cannot say: translations are compiled into the package."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithTranslations(build_py):
    def run(self) -> None:
        for catalogue in Path("porukka/locale").glob("*/LC_MESSAGES/*.po"):
            with catalogue.open("rb") as source:
                messages = read_po(source)
            with catalogue.with_suffix(".mo").open("wb") as target:
                write_mo(target, messages)
        super().run()


setup(cmdclass={"build_py": BuildWithTranslations})
