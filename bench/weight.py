"""What a browser loads to show a topic for the first time, compressed, and how much of it is script."""

from __future__ import annotations

import gzip
import re
from http.client import HTTPConnection
from urllib.parse import urljoin

from bench.browser import SESSION
from bench.product import Product
from bench.report import Result
from bench.servers import ROOT

VIEW_BAR, SCRIPTS_BAR = 100, 50  # kB
_LOADED = re.compile(
    r'<(?:script|img|link|use)\b[^>]*?(?:src|href)="([^"#?]+\.(?:css|js|svg|png|webp|ico|woff2))'
)
_IMPORTED = re.compile(r"""(?:from|import)\s*\(?["']([^"']+\.js)["']""")
_SHOWN = re.compile(r"""url\(["']?([^"')#]+)""")


def bench(product: Product, topic: str) -> list[Result]:
    """The weight of the page of this topic, of a member who sees it for the first time."""
    line = HTTPConnection("127.0.0.1", product.port, timeout=10)
    size, page = _get(line, topic, product.scene["sessions"][0])
    weights, waiting = {topic: size}, [urljoin(topic, path) for path in _LOADED.findall(page)]
    while waiting:
        path = waiting.pop()
        if path in weights:
            continue
        weights[path], text = _get(line, path)
        more = _IMPORTED if path.endswith(".js") else _SHOWN if path.endswith(".css") else None
        if more:
            waiting += [urljoin(path, found) for found in more.findall(text) if not found.startswith("data:")]
    line.close()
    shipped = [len(gzip.compress(file.read_bytes())) for file in (ROOT / "porukka").glob("**/static/**/*.js")]
    scripts = sum(size for path, size in weights.items() if path.endswith(".js"))
    return [
        Result("weight.page", size / 1000, "kB"),
        Result("weight.first_view", sum(weights.values()) / 1000, "kB", most=VIEW_BAR),
        Result("weight.first_view.files", len(weights), ""),
        Result("weight.first_view.scripts", scripts / 1000, "kB", most=SCRIPTS_BAR),
        Result("weight.scripts", sum(shipped) / 1000, "kB", most=SCRIPTS_BAR),
    ]


def _get(line: HTTPConnection, path: str, session: str = "") -> tuple[int, str]:
    """Bytes as they come over the line, and what they say."""
    line.request("GET", path, headers={"Accept-Encoding": "gzip", "Cookie": f"{SESSION}={session}"})
    answer = line.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} is answered with {answer.status}")
    packed = answer.getheader("Content-Encoding") == "gzip"
    return len(body), (gzip.decompress(body) if packed else body).decode(errors="replace")
