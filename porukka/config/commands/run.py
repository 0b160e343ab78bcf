"""`porukka run`."""

from __future__ import annotations

import argparse
import errno
import os
import sys

from porukka.config import run, start
from porukka.config.front.server import listen


def main(asked: argparse.Namespace) -> int:
    """Prepare the installation and keep its processes until told to stop."""
    listener = None
    if not asked.worker_only:
        try:
            listener = listen(asked.host, asked.port)
        except OSError as problem:
            print(f"porukka: {_why(problem, asked.host, asked.port)}", file=sys.stderr)
            return 2
    start.prepare_aside()
    roles = []
    if listener is not None:
        roles.append(run.web(listener))
    if not asked.web_only:
        roles.append(run.WORKER)
    if listener is not None:
        print(start.greeting(asked.host, asked.port), flush=True)
    return run.keep(roles)


def _why(problem: OSError, host: str, port: int) -> str:
    if problem.errno == errno.EADDRINUSE:
        return f"port {port} is in use. Stop what uses it, or choose another: porukka run --port {port + 1}"
    if problem.errno == errno.EACCES:
        return f"port {port} is not yours to take. Choose one above 1023: porukka run --port 8000"
    return f"cannot listen on {host}, port {port}: {os.strerror(problem.errno or 0)}"
