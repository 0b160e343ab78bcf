"""Two servers that tell everybody who watches the same event, for bench/fanout.py.

`python -m bench.sse front PORT`: Porukka's front and hub over events kept in memory.
`python -m bench.sse plain PORT [BYTES]`: the least an ASGI application can do, under uvicorn; events about so long.
GET /c/1/live watches; POST /event makes an event that carries the moment it was made.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Hashable, Iterable
from typing import Any

HTML = "<article>" + "A reply as it is rendered once for everybody. " * 20 + "</article>"


def event_data(html: str = HTML) -> dict[str, Any]:
    """What one event says."""
    return {"made": time.perf_counter(), "html": html}


def serve_front(port: int) -> None:
    """The hub with an admission that lets everybody in and events from a list."""
    from bench import page  # noqa: F401  it configures Django
    from porukka.config.front.app import Front
    from porukka.config.front.server import listen, serve
    from porukka.core import live
    from porukka.core.live.watchers import Limits

    events: list[dict[str, Any]] = []

    def heads(streams: Iterable[int]) -> dict[int, int]:
        return dict.fromkeys(streams, len(events))

    def frames(stream: int, after: int, key: Hashable) -> list[live.Frame]:
        return [live.Frame(seq, "reply", events[seq - 1]) for seq in range(after + 1, len(events) + 1)]

    live.connect(admit=lambda path, environ: live.Watch(1, "fi"), heads=heads, frames=frames)

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        events.append(event_data())
        live.ring(1)
        start_response("204 No Content", [])
        return []

    serve(listen("127.0.0.1", port), Front(application, live_limits=Limits(visitors_each=100_000)))


def serve_plain(port: int, size: int = len(HTML)) -> None:
    """A set of queues, one for each who watches."""
    import uvicorn

    watching: set[asyncio.Queue[bytes]] = set()
    html = (HTML * (size // len(HTML) + 1))[:size]

    async def application(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        if scope["method"] == "POST":
            payload = f"event: reply\ndata: {json.dumps(event_data(html))}\n\n".encode()
            for queue in watching:
                queue.put_nowait(payload)
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        queue: asyncio.Queue[bytes] = asyncio.Queue()
        await send(
            {
                "type": "http.response.start",
                "status": 200,
                "headers": [(b"content-type", b"text/event-stream")],
            }
        )
        await send({"type": "http.response.body", "body": b":\n\n", "more_body": True})
        watching.add(queue)
        gone = asyncio.ensure_future(_gone(receive))
        gone.add_done_callback(lambda _: queue.put_nowait(b""))
        try:
            while payload := await queue.get():
                await send({"type": "http.response.body", "body": payload, "more_body": True})
        finally:
            watching.discard(queue)

    uvicorn.run(application, host="127.0.0.1", port=port, log_level="error", lifespan="off")


async def _gone(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


if __name__ == "__main__":
    {"front": serve_front, "plain": serve_plain}[sys.argv[1]](*map(int, sys.argv[2:]))
