"""What a WSGI application answers, handed to the server whole: a slow reader holds no thread."""

from __future__ import annotations

import contextlib
import logging
import os
import tempfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from porukka.config.front import words
from porukka.config.front.limits import Limits

log = logging.getLogger(__name__)
FILE_HEADER = "x-porukka-file"
Headers = list[tuple[str, str]]
_COMPRESSED_TYPES = ("text/", "application/json", "application/manifest+json", "image/svg+xml")
_BODILESS = (204, 304)


class Answers:
    """Sends answers by the rules of one installation.

    media: the only folder whose files X-Porukka-File may name. later: runs a function after so many seconds.
    """

    def __init__(self, limits: Limits, media: Path | None, later: Callable[..., Any]) -> None:
        self.limits = limits
        self.media = os.path.join(os.path.realpath(media), "") if media else None
        self._later = later
        self._spilled: set[str] = set()

    def stop(self) -> None:
        """Remove the temporary files that are still there."""
        for name in list(self._spilled):
            self._drop(name)

    def _drop(self, name: str) -> None:
        self._spilled.discard(name)
        with contextlib.suppress(OSError):
            os.unlink(name)

    def run(self, app: Callable[..., Iterable[bytes]], environ: dict[str, Any], proto: Any) -> None:
        """Call the application and send what it answers; its failure becomes a plain 500."""
        started: list[Any] = [500, []]

        def start_response(status: str, headers: Headers, exc_info: Any = None) -> Callable[[bytes], Any]:
            started[:] = int(status[:3]), headers
            return written.append

        written: list[bytes] = []
        try:
            result = app(environ, start_response)
            try:
                self._send(environ, started, written, result, proto)
            finally:
                if close := getattr(result, "close", None):
                    close()
        except BaseException:  # the server's own "panic" is no Exception
            log.exception("%s %s failed", environ["REQUEST_METHOD"], environ["PATH_INFO"])
            refuse(proto, 500, environ.get("HTTP_ACCEPT_LANGUAGE", ""))

    def _send(
        self,
        environ: dict[str, Any],
        started: list[Any],
        written: list[bytes],
        result: Iterable[bytes],
        proto: Any,
    ) -> None:
        body, spilled = self._collect(written, result)
        status: int = started[0]
        headers: Headers = [(name.lower(), value) for name, value in started[1]]
        named = next((value for name, value in headers if name == FILE_HEADER), None)
        if named is not None:
            self._send_file(proto, status, headers, named, environ)
        elif status in _BODILESS:
            proto.response_empty(status, [pair for pair in headers if pair[0] != "content-length"])
        elif spilled:
            headers = [pair for pair in headers if pair[0] != "content-length"]
            proto.response_file(
                status, [*headers, ("content-length", str(os.stat(spilled).st_size))], spilled
            )
            # The server opens it a moment after this call; once open it needs no name.
            self._later(60.0, self._drop, spilled)
        else:
            if len(body) >= self.limits.gzip_from:
                body, headers = compressed(body, headers, environ.get("HTTP_ACCEPT_ENCODING", ""))
            proto.response_bytes(status, headers, body)

    def _collect(self, written: list[bytes], result: Iterable[bytes]) -> tuple[bytes, str]:
        """The whole body, or the name of a temporary file when it is long."""
        size = 0
        pieces = iter(result)
        for piece in pieces:
            written.append(piece)
            size += len(piece)
            if size > self.limits.answer_in_memory and not isinstance(result, list):
                handle, name = tempfile.mkstemp(prefix="porukka-")
                self._spilled.add(name)
                try:
                    with os.fdopen(handle, "wb") as file:
                        file.writelines(written)
                        written.clear()
                        file.writelines(pieces)
                except BaseException:
                    self._drop(name)
                    raise
                return b"", name
        return written[0] if len(written) == 1 else b"".join(written), ""

    def _send_file(
        self, proto: Any, status: int, headers: Headers, named: str, environ: dict[str, Any]
    ) -> None:
        # named from the media folder on, or in full
        path = os.path.realpath(os.path.join(self.media or "", named))
        if not self.media or not path.startswith(self.media) or not os.path.isfile(path):
            log.error("%s names a file that is not in the media folder", environ["PATH_INFO"])
            refuse(proto, 404, environ.get("HTTP_ACCEPT_LANGUAGE", ""))
            return
        headers = [pair for pair in headers if pair[0] not in (FILE_HEADER, "content-length")]
        if status in _BODILESS:
            proto.response_empty(status, headers)
        else:
            proto.response_file(status, [*headers, ("content-length", str(os.stat(path).st_size))], path)


def compressed(body: bytes, headers: Headers, accepted: str) -> tuple[bytes, Headers]:
    """The body as gzip when the reader takes it and it is text; the headers say so."""
    found = dict(headers)
    if "content-encoding" in found or not found.get("content-type", "").startswith(_COMPRESSED_TYPES):
        return body, headers
    if "no-transform" not in found.get("cache-control", ""):
        vary = found.get("vary", "")
        if "accept-encoding" not in vary.lower():
            headers = [pair for pair in headers if pair[0] != "vary"]
            headers.append(("vary", f"{vary}, Accept-Encoding" if vary else "Accept-Encoding"))
        if takes_gzip(accepted):
            packer = zlib.compressobj(1, zlib.DEFLATED, 31)
            body = packer.compress(body) + packer.flush()
            headers = [_weak(pair) for pair in headers if pair[0] != "content-length"]
            headers += [("content-encoding", "gzip"), ("content-length", str(len(body)))]
    return body, headers


def takes_gzip(accepted: str) -> bool:
    """Whether this Accept-Encoding allows gzip."""
    for part in accepted.split(","):
        name, _, weight = part.partition(";")
        if name.strip().lower() in ("gzip", "*"):
            return weight.replace(" ", "").lower() not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def _weak(pair: tuple[str, str]) -> tuple[str, str]:
    """Compressed bytes are not the tagged ones: the tag becomes a weak one."""
    return ("etag", "W/" + pair[1]) if pair[0] == "etag" and not pair[1].startswith("W/") else pair


def refuse(proto: Any, status: int, accept_language: str, *, retry_after: int = 0) -> None:
    """A short answer of the front itself; the connection ends when the sender may still be sending."""
    headers = [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store")]
    if retry_after:
        headers.append(("retry-after", str(retry_after)))
    if status in (400, 408, 411, 413):
        headers.append(("connection", "close"))
    proto.response_str(status, headers, words.of(status, accept_language) + "\n")
