"""Pages of a community of 50,000 posts beside the bare function on its database: one core answers, the other asks.

`python -m bench.pages [--posts 50000] [--members 1000] [--rooms 20] [--quick]`
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from bench import cores, talk, weight
from bench.browser import FORMS, SESSION, Browser
from bench.product import Product
from bench.report import Result, finish
from bench.rounds import Pace, Side, compare, rows, writers_of
from bench.servers import end_when_told, memory, start, stop

HOT = 100  # topics and readers that are looked at again and again
HOT_BAR, COLD_BAR, SEARCH_BAR = 0.8, 0.45, 0.4  # of the bare function's pages a second
CLIENT_BAR = 5_000  # static answers a second that the load must be able to take, or it is what is measured
MEMORY_BAR = 150_000  # kB
OLDER = re.compile(r'href="([^"]*[?&;]after=[^"]+)"')
OLDER_PAGES = 40
MEASURED = 40  # topics by whose length the bare function's pages are filled
WRITERS = 4
PATIENCE = 4 * 3_600.0  # seconds to make the community


class Place:
    """The community as the workloads ask for it: which paths are hot, who reads."""

    def __init__(self, product: Product) -> None:
        scene, dice = product.scene, random.Random(talk.SEED)
        self.port, self.slug = product.port, scene["slug"]
        self.cold: list[str] = scene["topics"]
        self.hot = dice.sample(self.cold, min(HOT, len(self.cold)))
        self.middle = [f"{scene['long']}?at={scene['longest'] // 2}"]
        self.home = [f"/c/{self.slug}/"]
        self.somebody: str = scene["sessions"][0]
        self.everybody = [f"{SESSION}={key}; {FORMS}" for key in scene["sessions"]]
        self.some = dice.sample(self.everybody, min(HOT, len(self.everybody)))
        self.rooms: list[str] = scene["rooms"]
        self.writers = scene["sessions"][:WRITERS]

    def older(self) -> list[str]:
        """Lists that few look at: every room, and the pages of all talk further back."""
        found, path = list(self.rooms), self.home[0]
        browser = Browser(self.port, self.somebody)
        for _page in range(OLDER_PAGES):
            link = OLDER.search(browser.page(path).body)
            if link is None:
                break
            path = link[1].replace("&amp;", "&")
            path = path if path.startswith("/") else self.home[0] + path
            found.append(path)
        browser.close()
        return found

    def search(self, word: str) -> list[str]:
        return [f"/c/{self.slug}/search/?q={quote(word)}"]


@contextmanager
def community(
    size: talk.Size, database_url: str = "", keep: Path | None = None
) -> Iterator[tuple[Product, Place]]:
    """A Porukka that runs on the first core, with a community of that size; this process goes to the last.

    keep: the folder in which such a community stays for the next time.
    """
    made = ("bench.crowd", str(size.posts), str(size.members), str(size.rooms))
    kept = keep and keep / f"{size.posts}-{size.members}-{size.rooms}"
    with (
        cores.apart(),
        Product(made=made, database_url=database_url, patience=PATIENCE, keep=kept) as product,
    ):
        cores.give_first(product.web)
        yield product, Place(product)


@contextmanager
def yardstick(product: Product, place: Place) -> Iterator[Side]:
    """The bare function on the product's database, its pages as long as the product's; it asks for the hot topics."""
    scene = Path(product.folder) / "scene.json"
    scene.write_text(json.dumps(product.scene))
    filler = 0
    for is_last in (False, True):
        process, port = start("bench.bare", "serve", str(scene), str(filler), environment=product.environment)
        try:
            cores.give_first(process.pid)
            bare = Side(port, process.pid, place.hot, place.some)
            if is_last:
                yield bare
            else:
                (ours, _posts), (bares, posts) = _lengths(product.port, place), _lengths(port, place)
                filler = round((ours - bares) / posts)
        finally:
            stop(process)


def _lengths(port: int, place: Place) -> tuple[int, int]:
    """Of some hot topics as a member sees them: all bytes, and all posts."""
    browser = Browser(port, place.somebody)
    found = [browser.page(path).body for path in place.hot[:MEASURED]]
    browser.close()
    return sum(len(body.encode()) for body in found), sum(body.count("<article") for body in found)


def reading(product: Product, place: Place, bare: Side, pace: Pace, name: str) -> list[Result]:
    """Every page that is read, each beside the bare function's page of a topic, hot or cold as itself."""

    def ours(paths: list[str], readers: list[str]) -> Side:
        return Side(product.port, product.web, paths, readers)

    nobody = [""]
    older = place.older()
    workloads: list[tuple[str, Side, list[str], float | None]] = [
        ("topic.hot.in", ours(place.hot, place.some), place.hot, HOT_BAR),
        ("topic.hot.out", ours(place.hot, nobody), place.hot, None),
        ("topic.cold.in", ours(place.cold, place.everybody), place.cold, COLD_BAR),
        ("topic.cold.out", ours(place.cold, nobody), place.cold, None),
        ("topic.middle.in", ours(place.middle, place.some), place.middle, None),
        ("list.hot.in", ours(place.home, place.some), place.hot, HOT_BAR),
        ("list.hot.out", ours(place.home, nobody), place.hot, None),
        ("list.cold.in", ours(older, place.everybody), place.cold, COLD_BAR),
        ("list.cold.out", ours(older, nobody), place.cold, None),
        ("search.common.in", ours(place.search(talk.COMMON), place.some), place.hot, SEARCH_BAR),
        ("search.rare.in", ours(place.search(talk.RARE), place.some), place.hot, SEARCH_BAR),
    ]
    found = []
    for workload, side, paths, bar in workloads:
        stick = Side(bare.port, bare.pid, paths, side.cookies)
        got = compare({"bare": stick, "porukka": side}, pace)
        found += rows(f"{name}.{workload}", got["porukka"], got["bare"], least=bar)
        print(
            f"{'':34} {got['porukka'].size / 1000:.1f} kB a page, the bare function's {got['bare'].size / 1000:.1f}"
        )
    return found


def reply_side(place: Place, pid: int) -> Side:
    """Four members who answer without pause, each time in another of the hot topics."""
    fields = {"text": "{once} " + "As long as answers are. " * 8}
    writers = writers_of(place.port, place.writers, place.hot[0], fields)
    paths = [f"{path}replies/" for path in place.hot]
    return Side(place.port, pid, paths, writers=writers, expect="302")


def fixed(bare: Side, pace: Pace, name: str) -> list[Result]:
    """What the server itself costs, and whether the load is quick enough to tell."""
    sides = {path: Side(bare.port, bare.pid, [f"/{path}"]) for path in ("hello", "static")}
    got = compare(sides, pace)
    hello, static = got["hello"], got["static"]
    return [
        *rows(f"{name}.yardstick.hello", hello, None),
        *rows(f"{name}.yardstick.static", static, None, least=CLIENT_BAR),
    ]


def bench(size: talk.Size, pace: Pace, database_url: str = "", name: str = "pages") -> list[Result]:
    """Everything that needs the large community."""
    with community(size, database_url) as (product, place):
        idle = memory(product.web)
        with yardstick(product, place) as bare:
            found = fixed(bare, pace, name) + reading(product, place, bare, pace, name)
        answers = compare({"porukka": reply_side(place, product.web)}, pace)
        found += rows(f"{name}.replies", answers["porukka"], None)
        own = [
            Result(f"{name}.memory.idle", idle, "kB"),
            Result(f"{name}.memory", memory(product.web), "kB", most=MEMORY_BAR),
            Result(f"{name}.start", product.first_page, "s", most=2),
        ]
        # a page weighs the same on each database
        return [*found, *own, *([] if database_url else weight.bench(product, place.hot[0]))]


def main() -> None:
    end_when_told()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=50_000)
    parser.add_argument("--members", type=int, default=1_000)
    parser.add_argument("--rooms", type=int, default=20)
    asked = parser.parse_args()
    finish(bench(talk.Size(asked.posts, asked.members, asked.rooms), Pace()))


if __name__ == "__main__":
    main()
