"""Servers of our own on loopback, and what they use of the machine."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")

Process = subprocess.Popen[bytes]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(
    module: str,
    kind: str,
    *arguments: str,
    environment: Mapping[str, str] = os.environ,
    python: str = sys.executable,
) -> tuple[Process, int]:
    """Start `python -m module kind port …` and wait until it listens. Returns it and its port."""
    port = free_port()
    environment = {"PYTHONPATH": str(ROOT), **environment}
    process = subprocess.Popen([python, "-m", module, kind, str(port), *arguments], env=environment, cwd=ROOT)
    try:
        wait_for_port(process, port)
    except BaseException:
        process.kill()
        process.wait()
        raise
    return process, port


def stop(process: Process) -> None:
    """End it gently, for some have children of their own; what does not end in time is killed."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def wait_for_port(process: Process, port: int, seconds: float = 30) -> None:
    """Until somebody listens there. Raises RuntimeError if the process ends or takes too long."""
    end = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"{process.args!r} did not start")


def processor(pid: int) -> float:
    """CPU seconds of a process and its children so far."""
    pids = [str(pid), *Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids]
    return sum(int(one[11]) + int(one[12]) for one in fields) / TICKS


def memory(pid: int) -> float:
    """The process's own memory in kB."""
    with open(f"/proc/{pid}/status") as status:
        return next(float(line.split()[1]) for line in status if line.startswith("RssAnon"))


def end_when_told() -> None:
    """SIGTERM ends this process as Ctrl-C does: whoever has started something ends it first."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
