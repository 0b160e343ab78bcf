"""Tables as files that spreadsheets open: CSV, as the reader's language has it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language

# how a spreadsheet knows a formula; the wide ones are typed in East Asia
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# a spreadsheet expects what its country's lists are written with: where the comma is in numbers, a semicolon
BETWEEN = {"fi": ";"}


def sheet(name: str, head: Sequence[Any], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """The rows as a file to save.

    name: of the file, in letters of an address, without its ending; head: what the columns are called. Words that a
    spreadsheet would take for a formula are made words; a number stays one, also below zero.
    """
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    answer["Cache-Control"] = "no-store"
    answer.write("\ufeff")  # so that spreadsheets read it as UTF-8
    lines = csv.writer(answer, delimiter=BETWEEN.get((get_language() or "").partition("-")[0], ","))
    for row in (head, *rows):
        lines.writerow([cell if isinstance(cell, int | float) else harmless(str(cell)) for cell in row])
    return answer


def harmless(words: str) -> str:
    """Words that a spreadsheet would take for a formula get a sign before them that makes them words."""
    return f"'{words}" if words.lstrip(" ").startswith(FORMULA) else words
