"""A browser that watches a community's live stream and comes back when it breaks, as an EventSource does."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from http.client import HTTPConnection, HTTPException, HTTPResponse

COME_BACK = 0.2  # seconds; real browsers are told to wait longer, so that they do not come all at once


class Watcher(threading.Thread):
    """Notes the seq of each reply it is shown, in the order of arrival. reloads: frames that said "reload"."""

    def __init__(self, port: int, path: str, session: str) -> None:
        super().__init__(name="watcher", daemon=True)
        self._port, self._path, self._session = port, path, session
        self._last = ""
        self._over = threading.Event()
        self.watching = threading.Event()
        self.seen: list[int] = []
        self.reloads = 0

    def run(self) -> None:
        while not self._over.is_set():
            line = HTTPConnection("127.0.0.1", self._port, timeout=30)
            with contextlib.suppress(OSError, HTTPException):
                self._watch(line)
            line.close()
            time.sleep(COME_BACK)

    def end(self) -> None:
        self._over.set()

    def _watch(self, line: HTTPConnection) -> None:
        headers = {"Accept": "text/event-stream", "Cookie": f"porukka={self._session}"}
        if self._last:
            headers["Last-Event-ID"] = self._last
        line.request("GET", self._path, headers=headers)
        response = line.getresponse()
        if response.status == 200:
            self.watching.set()
            self._read(response)

    def _read(self, response: HTTPResponse) -> None:
        while text := response.readline().decode():
            if text.startswith("id: "):
                self._last = text[4:].strip()
            elif text.startswith("data: "):
                self._note(json.loads(text[6:]))

    def _note(self, frame: dict[str, object]) -> None:
        if frame["kind"] == "reload":
            self.reloads += 1
        elif frame["kind"] == "reply":
            self.seen.append(int(str(frame["seq"])))
