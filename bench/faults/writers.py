"""People who write replies without pause and remember what they were told about each."""

from __future__ import annotations

import re
import threading
import time
from dataclasses import dataclass
from typing import Any

from bench.browser import Browser, new_key

_PLACE = re.compile(r"#p(\d+)$")
STAY = 20.0  # seconds a writer goes on trying to send her last form


@dataclass(frozen=True)
class Sent:
    """One form. status: 0 if nobody ever answered it; number: of the post it became, by the answer."""

    text: str
    status: int
    number: int

    @property
    def is_acknowledged(self) -> bool:
        return self.status in (201, 302)


class Writer(threading.Thread):
    """Writes replies to one topic until `stop` is set; every second one answers the post `asked`."""

    def __init__(self, port: int, scene: dict[str, Any], place: int, stop: threading.Event) -> None:
        super().__init__(name=f"writer-{place}", daemon=True)
        self.browser = Browser(port, scene["sessions"][place])
        self.sent: list[Sent] = []
        self._topic, self._asked, self._place, self._stop_writing = (
            scene["topic"],
            scene["asked"],
            place,
            stop,
        )
        answer = self.browser.page(self._topic)
        if answer.status != 200:
            raise RuntimeError(f"the topic is answered with {answer.status}")

    def run(self) -> None:
        while not self._stop_writing.is_set():
            self.sent.append(self._write(len(self.sent)))
        self.browser.close()

    def _write(self, count: int) -> Sent:
        text = f"Reply {count} of neighbour {self._place}."
        fields = {"text": text, "once": new_key(), "reply_to": self._asked if count % 2 else ""}
        answer = self.browser.send(
            f"{self._topic}replies/", fields, until=time.monotonic() + STAY, script=count % 4 > 1
        )
        if answer is None:
            return Sent(text, 0, -1)
        place = _PLACE.search(answer.location)
        return Sent(text, answer.status, int(place[1]) if place else -1)
