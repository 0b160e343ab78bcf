"""Pages asked for in this process, with no server: what the processor pays for each, beside the bare function.

`python -m bench.inside DATA [--profile list.hot] [--replies]` on the data folder of a large community, made before by
`PORUKKA_DATA=DATA python -m bench.crowd 50000 1000 20 >DATA/scene.json`. For whoever makes a page quicker: it takes
seconds, counts no time that somebody else had the core, and each figure is the least of several batches.

`--replies` adds lists and a search that are asked for right after somebody has replied somewhere, as in a living
community. It writes those replies, so give it a copy of the data.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import json
import os
import pstats
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench import talk
from bench.browser import FORMS

BATCHES, A_BATCH = 7, 60
WARM = 400  # questions before the first figure
REPLIED = "list.replied"  # as list.cold, each page right after a reply
INDEXED = "search.replied"  # as search, each page right after a reply, which the index has

Ask = Callable[[], bytes]


def asking(application: Any, paths: list[str], sessions: list[str], seed: int) -> Ask:
    """A function that asks for one page after the other, each in turn by another reader. Raises for a refusal."""
    dice = random.Random(seed)

    def environ() -> dict[str, Any]:
        path, _mark, query = dice.choice(paths).partition("?")
        session = dice.choice(sessions)
        return {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1",
            "HTTP_COOKIE": f"porukka={session}; {FORMS}" if session else "",
            "HTTP_ACCEPT_LANGUAGE": "fi",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            "wsgi.url_scheme": "http",
        }

    def ask() -> bytes:
        said: list[str] = []
        answer = application(environ(), lambda status, headers: said.append(status))
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        if not said[0].startswith("200"):
            raise RuntimeError(f"{said[0]}: {body[:300]!r}")
        return body

    return ask


def nothing() -> None:
    """What happens between two pages where nobody writes."""


def least(asks: dict[str, Ask], between: Callable[[], None]) -> dict[str, float]:
    """CPU milliseconds of one page, the least of several batches that take turns. between: done before each of the
    pages, uncounted."""
    best: dict[str, float] = {}
    for _batch in range(BATCHES):
        for name, ask in asks.items():
            spent = 0.0
            for _page in range(A_BATCH):
                between()
                begun = time.process_time()
                ask()
                spent += time.process_time() - begun
            spent *= 1000 / A_BATCH
            best[name] = min(best.get(name, spent), spent)
    return best


def workloads(scene: dict[str, Any]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Name, paths, sessions: the same as `bench.pages` asks for."""
    dice = random.Random(7)
    everybody: list[str] = scene["sessions"]
    some = dice.sample(everybody, 100)
    hot = dice.sample(scene["topics"], 100)
    home = [f"/c/{scene['slug']}/"]
    yield "topic.hot", hot, some
    yield "topic.cold", scene["topics"], everybody
    yield "topic.out", hot, [""]
    yield "list.hot", home, some
    yield "list.cold", scene["rooms"] + home, everybody
    yield "list.out", home, [""]
    yield REPLIED, scene["rooms"] + home, everybody
    found = [f"{home[0]}search/?q={talk.COMMON}"]
    yield "search", found, some
    yield INDEXED, found, some


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--profile", default="")
    parser.add_argument("--only", default="")
    parser.add_argument("--replies", action="store_true")
    asked = parser.parse_args()
    os.environ |= {"PORUKKA_DATA": str(asked.data), "PORUKKA_URL": "http://127.0.0.1"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "porukka.config.settings"
    from bench.bare import application as bare
    from porukka.config.wsgi import application  # isort: split
    from bench.replying import replying
    from porukka.config import start

    start.prepare()  # static files have their names, tables their columns
    scene = json.loads((asked.data / "scene.json").read_text())
    own = bare(scene, 2_000)
    for name, paths, sessions in workloads(scene):
        if not name.startswith(asked.only) or (asked.profile and name != asked.profile):
            continue
        if name in (REPLIED, INDEXED) and not asked.replies:
            continue
        between = replying(scene, 3) if name in (REPLIED, INDEXED) else nothing
        topics = list(scene["topics"]) if "cold" in name else paths
        stick = asking(own, topics if name.startswith("topic") else scene["topics"], sessions, 1)
        ours = asking(application, paths, sessions, 2)
        for _page in range(WARM):
            ours()
        if asked.profile:
            _profile(ours, between)
            continue
        found = least({"bare": stick, "ours": ours}, between)
        ratio = found["bare"] / found["ours"]
        kilobytes = len(ours()) / 1000
        print(
            f"{name:12} {found['ours']:7.2f} ms, bare {found['bare']:.2f}: {ratio:.2f}  ({kilobytes:.0f} kB)"
        )


def _profile(ask: Ask, between: Callable[[], None]) -> None:
    profile = cProfile.Profile(time.process_time)
    for _page in range(300):
        between()
        profile.enable()
        ask()
        profile.disable()
    for order in ("tottime", "cumtime"):
        pstats.Stats(profile).sort_stats(order).print_stats(60)


if __name__ == "__main__":
    main()
