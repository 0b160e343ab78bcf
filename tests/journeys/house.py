"""A whole Porukka as an operator runs it: `porukka run` in a folder of its own, on a free port."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable
from pathlib import Path

PORUKKA = (sys.executable, "-m", "porukka")  # of this tree, wherever the installed command leads
ROOT = Path(__file__).resolve().parents[2]
SECONDS = 90  # a busy machine needs long to start; a quiet one is not kept waiting
KEEPERS_LINK = re.compile(r"^http\S+/people/keeper/\S+$", re.MULTILINE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class House:
    """`porukka run` on 127.0.0.1.

    folder: its PORUKKA_DATA. mail: where it sends letters (EMAIL_URL). database: DATABASE_URL, or "" for SQLite.
    more: further settings.
    """

    def __init__(self, folder: Path, mail: str, database: str = "", **more: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        known = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TZ") if name in os.environ}
        own = {
            "PORUKKA_DATA": str(folder),
            "PORUKKA_URL": self.url,
            "EMAIL_URL": mail,
            "DATABASE_URL": database,
        }
        self.environment = known | own | more
        self.process: subprocess.Popen[str] | None = None
        self._said = ""
        self._heard = threading.Condition()

    def do(self, *command: str) -> str:
        """Run `porukka …`, or `python -c …`, to its end with the settings of this house. Returns what it prints."""
        program = (sys.executable,) if command[0] == "-c" else PORUKKA
        done = subprocess.run(
            [*program, *command],
            env=self.environment | {"DJANGO_SETTINGS_MODULE": "porukka.config.settings"},
            check=False,
            capture_output=True,
            text=True,
            cwd=ROOT,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self) -> House:
        """Start it and wait for the first page."""
        self._said = ""
        self.process = subprocess.Popen(
            [*PORUKKA, "run", "--port", str(self.port)],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        threading.Thread(target=self._listen, args=(self.process,), daemon=True).start()
        self._wait(lambda: f"Porukka is at {self.url}" in self._said)
        assert urllib.request.urlopen(f"{self.url}/", timeout=SECONDS).status == 200
        return self

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            with self._heard:
                self._said += line
                self._heard.notify_all()

    def _wait(self, until: Callable[[], bool]) -> None:
        with self._heard:
            assert self._heard.wait_for(until, SECONDS), f"porukka run said:\n{self._said}"

    @property
    def last_words(self) -> str:
        """The end of what it has said, where a broken page's traceback stands."""
        return self._said[-3000:]

    @property
    def keepers_link(self) -> str:
        """The one-time link that the runner prints while nobody keeps the place."""
        self._wait(lambda: KEEPERS_LINK.search(self._said) is not None)
        found = KEEPERS_LINK.search(self._said)
        assert found
        return found[0]

    def kill_the_web(self) -> None:
        """kill -9 of the process that answers; the runner notices and starts another one."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        assert "process ended" not in self._said, "only of the first children it is known which is which"
        os.kill(int(children[0]), signal.SIGKILL)  # the web is born before the worker
        self._wait(lambda: "the web process ended" in self._said)

    def stop(self) -> None:
        """SIGTERM, as a service manager does it; it must end by itself and in good order."""
        if self.process is None:
            return
        process, self.process = self.process, None
        process.send_signal(signal.SIGTERM)
        assert process.wait(SECONDS) == 0, self._said
