"""How long `porukka run` takes in an empty folder until its first page is there: `python -m bench.startup`."""

from __future__ import annotations

from bench.product import Product
from bench.report import Result, finish

BAR = 2.0  # seconds


def bench() -> list[Result]:
    with Product() as product:
        return [Result("start.empty_folder", product.first_page, "s", most=BAR)]


if __name__ == "__main__":
    finish(bench())
