"""What a browser does with our pages: it keeps cookies, sends forms, and sends them again when the line breaks."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

SESSION = "porukka"  # the cookie's name
FORMS = "csrftoken=" + "benchBENCH012345" * 2  # a browser that has seen a form sends its key ever after
PATIENCE = 10.0  # seconds for one answer
AGAIN = 0.1  # seconds before what got no answer is sent again
ONE_MOMENT = 503  # "many people are here right now": the only answer after which one tries again
_CSRF = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    body: str


class Browser:
    """One person's browser, signed in by the key of her session. broken: how often an answer did not come; patience:
    seconds for one answer."""

    def __init__(self, port: int, session: str, cookie: str = SESSION, patience: float = PATIENCE) -> None:
        self._line = HTTPConnection("127.0.0.1", port, timeout=patience)
        self._cookies = {cookie: session}
        self._csrf = ""
        self.broken = 0

    @property
    def cookie(self) -> str:
        """What is sent with each request."""
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())

    @property
    def csrf(self) -> str:
        """The token of the last page that had a form."""
        return self._csrf

    def page(self, path: str) -> Answer:
        """Look at a page, once. Raises OSError or HTTPException."""
        answer = self._ask("GET", path)
        if found := _CSRF.search(answer.body):
            self._csrf = found[1]
        return answer

    def send(
        self, path: str, fields: Mapping[str, str], *, until: float, script: bool = False
    ) -> Answer | None:
        """Send a form of the page that was looked at, the very same again until there is an answer.

        until: by time.monotonic(); None is returned when it has passed without one.
        script: as our scripts send it, who are answered with 201.
        """
        body = urlencode({"csrfmiddlewaretoken": self._csrf, **fields})
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if script:
            headers["X-Porukka-Script"] = "1"
        while time.monotonic() < until:
            try:
                answer = self._ask("POST", path, body, headers)
            except (OSError, HTTPException):
                self.broken += 1
            else:
                if answer.status != ONE_MOMENT:
                    return answer
            time.sleep(AGAIN)
        return None

    def close(self) -> None:
        self._line.close()

    def _ask(
        self, method: str, path: str, body: str = "", headers: Mapping[str, str] | None = None
    ) -> Answer:
        try:
            self._line.request(method, path, body or None, {"Cookie": self.cookie, **(headers or {})})
            response = self._line.getresponse()
            answer = Answer(
                response.status, response.getheader("Location", ""), response.read().decode(errors="replace")
            )
        except (OSError, HTTPException):
            self._line.close()  # the next request opens a new one
            raise
        for line in response.headers.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer


def new_key() -> str:
    """What the page's hidden field `once` holds: a form of one's own."""
    return secrets.token_urlsafe(16)
