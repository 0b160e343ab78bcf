"""Whether a page costs more where there is more: 50,000 posts beside a million, both read in turn.

`python -m bench.scale [--posts 1000000]`. What counts is the processor's time of a page; at most 1.3 × as much. Then
the search of the large one is asked what nobody should ask (`odd.py`); no answer may take longer than a second.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from bench import odd, talk
from bench.pages import Place, community
from bench.product import Product
from bench.report import Result, finish
from bench.rounds import Pace, Side, compare
from bench.servers import end_when_told, memory

BAR = 1.3
SMALL, LARGE = 50_000, 1_000_000


def bench(
    large: int = LARGE, pace: Pace | None = None, small: int = SMALL, keep: Path | None = None
) -> list[Result]:
    """Reads only, on SQLite. keep: where communities stay, so that making the large one costs its time but once.

    Both stand at once, each with a web process on the first core, of which one is asked at a time.
    """
    members, rooms = (1_000, 20) if small == SMALL else (20, 4)
    sizes = [talk.Size(posts, members, rooms) for posts in (small, large)]
    with community(sizes[0], keep=keep) as few, community(sizes[1], keep=keep) as many:
        found: list[Result] = []
        there = _workloads(*many)
        for name, side in _workloads(*few).items():
            got = compare({"few": side, "many": there[name]}, pace or Pace())
            found += [
                Result(f"scale.{name}.processor", got["many"].cost, "ms", got["few"].cost, most=BAR),
                Result(f"scale.{name}.p50", got["many"].p50, "ms", got["few"].p50),
                Result(f"scale.{name}.p99", got["many"].p99, "ms", got["few"].p99),
            ]
            print(*found[-3:], sep="\n", flush=True)
        product, place = many
        found += odd.bench(product.port, place.slug, product.scene["sessions"], "scale.search.odd")
        found.append(Result("scale.memory", memory(many[0].web), "kB", memory(few[0].web)))
        return found


def _workloads(product: Product, place: Place) -> dict[str, Side]:
    paths = {
        "topic.hot": place.hot,
        "topic.cold": place.cold,
        "topic.middle": place.middle,
        "list": place.home,
        "list.older": place.older(),
        "search.common": place.search(talk.COMMON),
        "search.rare": place.search(talk.RARE),
    }
    return {name: Side(product.port, product.web, found, place.some) for name, found in paths.items()}


def main() -> None:
    end_when_told()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=LARGE)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    finish(bench(asked.posts, keep=asked.keep))


if __name__ == "__main__":
    main()
