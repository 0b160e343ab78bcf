"""One open connection of one watcher."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any

from porukka.core.live.contract import RIGHTS, Environ, Watch

if TYPE_CHECKING:
    from porukka.core.live.reading import Rendered


class Client:
    """A watcher's connection.

    send: hands bytes to the server, never waits. close: ends the connection; `hard` throws away what is
    still unsent. seq: what she has already (None: begin from now). base: the stream's seq known before she
    was admitted, if any.
    """

    __slots__ = (
        "base",
        "close",
        "environ",
        "opened",
        "owner",
        "path",
        "peer",
        "send",
        "sent",
        "seq",
        "watch",
    )

    def __init__(
        self,
        watch: Watch,
        *,
        path: str,
        environ: Environ,
        send: Callable[[bytes], Any],
        close: Callable[..., Any],
        seq: int | None,
        base: int | None = None,
        peer: str = "",
        opened: float = 0.0,
    ) -> None:
        self.watch, self.path, self.environ = watch, path, environ
        self.send, self.close = send, close
        self.seq, self.base, self.peer, self.opened = seq, base, peer, opened
        self.owner: Hashable = watch.who or environ.get("REMOTE_ADDR", "")
        self.sent = 0

    def write(self, rendered: Rendered, head: int) -> None:
        """Send what is new and meant for her; from now on she has everything up to `head`."""
        seq, who = self.seq or 0, self.watch.who
        parts = [
            blob
            for frame, blob in rendered
            if frame.seq > seq and frame.kind != RIGHTS and frame.reaches(who)
        ]
        if parts:
            self.push(parts[0] if len(parts) == 1 else b"".join(parts))
        self.seq = head

    def push(self, payload: bytes) -> None:
        """Send bytes as they are and count them."""
        self.sent += len(payload)
        self.send(payload)
