"""`porukka lab mood`, on anybody's own labelled texts."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from porukka.mood import lab

FINNISH = "pos\tkiitos, aivan ihana ilta!\nneg\taivan paska päivä, vituttaa.\nneu\tkokous on tiistaina.\n"
ENGLISH = "pos\tThank you so much, I love it!\nneg\tThis is awful and I hate it.\n"


def written(tmp_path, text):
    file = tmp_path / "texts.tsv"
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("text", "language", "says"),
    [
        (FINNISH, "fi", "accuracy 1.000 macro_f1 1.000 majority 0.333 n 3"),
        (ENGLISH, "en", "accuracy 1.000 macro_f1 1.000 majority 0.500 n 2"),
        (
            FINNISH.replace("pos", "neg").replace("\n", "\r\n"),
            "fi",
            "accuracy 0.667 macro_f1 0.833 majority 0.667 n 3",
        ),
    ],
)
def test_it_prints_accuracy_macro_f1_majority_and_how_many(tmp_path, text, language, says):
    assert lab.report(written(tmp_path, text), language) == says


def test_figures_worked_out_by_hand():
    people = ["neg", "neg", "neu", "neu", "neu", "pos"]
    machine = ["neg", "neu", "neu", "neu", "pos", "pos"]
    accuracy, macro, majority = lab.figures(people, machine)
    assert accuracy == pytest.approx(4 / 6)
    assert macro == pytest.approx((2 / 3 + 4 / 6 + 2 / 3) / 3)
    assert majority == 0.5


def test_it_needs_no_settings_and_no_database(tmp_path):
    bare = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PORUKKA", "DJANGO", "DATABASE"))
    }
    command = [sys.executable, "-m", "porukka", "lab", "mood", written(tmp_path, ENGLISH), "--lang", "en"]
    done = subprocess.run(command, env=bare, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"accuracy \d\.\d+ macro_f1 \d\.\d+ majority \d\.\d+ n 2\n", done.stdout)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no texts"),
        (b"\n \n", "no texts"),
        (b"pos\tfine\nno tab here\n", "line 2"),
        (b"pos\tfine\n\nhappy\tfine\n", "line 3.*happy"),
        (b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_a_file_that_is_something_else_is_refused_with_its_line(tmp_path, content, says):
    file = tmp_path / "texts.tsv"
    file.write_bytes(content)
    with pytest.raises(lab.BadFile, match=says):
        lab.read(str(file))


def test_the_command_says_what_is_wrong_and_ends_with_2(tmp_path):
    command = [sys.executable, "-m", "porukka", "lab", "mood", str(tmp_path / "nowhere.tsv")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be read" in done.stderr
