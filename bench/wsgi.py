"""A WSGI application under the product's server, with as many threads: for yardsticks, in a process of their own."""

from __future__ import annotations

from typing import Any


def serve(port: int, application: Any) -> None:
    """Until the process is ended."""
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels

    Granian(
        "unused:application",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        http=HTTPModes.http1,
        websockets=False,
        log_level=LogLevels.error,
    ).serve(target_loader=lambda: application, wrap_loader=False)
