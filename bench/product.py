"""A real `porukka run` with a data folder of its own, for as long as a measurement takes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

from bench.browser import Browser
from bench.servers import free_port, wait_for_port

ROOT = Path(__file__).resolve().parent.parent
STOP_SECONDS = 15.0  # more than `porukka run` gives its children
OF_THE_OPERATOR = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "PORUKKA_URL", "PORUKKA_PROXIES", "PORUKKA_DEV")


class Product:
    """`with Product(members=20) as product:` Porukka runs, with one community and its signed-in members.

    members: how many there are besides the founder; made: the module that makes another community, and its
    arguments; patience: seconds that may take; database_url: an empty PostgreSQL database, else SQLite; keep: a data
    folder that stays, and whose community is taken as it is if it was made before.
    Without members and another community nothing is made: Porukka begins in an empty folder.
    """

    def __init__(
        self,
        *,
        members: int = 0,
        made: Sequence[str] = (),
        database_url: str = "",
        patience: float = 120,
        keep: Path | None = None,
    ) -> None:
        self._made = list(made) or (["bench.scene", "make", str(members)] if members else [])
        self._patience = patience
        self._temporary = None if keep else tempfile.TemporaryDirectory(prefix="porukka-bench-")
        self.folder = str(keep.resolve()) if keep else self._temporary.name if self._temporary else ""
        self._kept = keep / "scene.json" if keep else None
        self.environment = {name: value for name, value in os.environ.items() if name not in OF_THE_OPERATOR}
        self.environment |= {
            "PORUKKA_DATA": self.folder,
            "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "porukka.config.settings",
        }
        if database_url:
            self.environment["DATABASE_URL"] = database_url
        self.port = 0
        self.scene: dict[str, Any] = {}
        self.first_page = 0.0  # seconds from its start

    def __enter__(self) -> Self:
        try:
            if self._made:
                self.scene = self._make()
            self.port = free_port()
            self._log = open(Path(self.folder) / "log", "w+b")
            command = [sys.executable, "-m", "porukka", "run", "--port", str(self.port)]
            self._started = time.monotonic()
            self._parent = subprocess.Popen(
                command, cwd=self.folder, env=self.environment, stdout=self._log, stderr=self._log
            )
            self._children: list[int] = []
            try:
                self._begin()
            except BaseException:
                self._end()
                raise
        except BaseException:
            self._clean()
            raise
        return self

    def __exit__(self, *problem: object) -> None:
        self._end()
        self._clean()

    def _make(self) -> dict[str, Any]:
        if self._kept is None:
            return self.ask(*self._made)  # type: ignore[no-any-return]
        if not self._kept.exists() or not self._kept.stat().st_size:
            Path(self.folder).mkdir(parents=True, exist_ok=True)
            self._kept.write_text(json.dumps(self.ask(*self._made)))
        return json.loads(self._kept.read_text())  # type: ignore[no-any-return]

    def _clean(self) -> None:
        if self._temporary:
            self._temporary.cleanup()

    def ask(self, module: str, *arguments: str) -> Any:
        """Run a module of ours on the product's data. Returns the JSON it prints."""
        command = [sys.executable, "-m", module, *arguments]
        answer = subprocess.run(
            command,
            env=self.environment,
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            timeout=self._patience,
        )
        return json.loads(answer.stdout)

    @property
    def web(self) -> int:
        """The process that answers."""
        return self._children[0]

    def kill(self, which: str) -> None:
        """kill -9 the process "web" or "worker", and wait until another has its place."""
        place = ("web", "worker").index(which)
        os.kill(self._children[place], signal.SIGKILL)
        self._children[place] = self._next_child(self._children)

    def log(self) -> str:
        """What the processes have said so far."""
        self._log.seek(0)
        return self._log.read().decode(errors="replace")

    def _begin(self) -> None:
        wait_for_port(self._parent, self.port, seconds=60)
        # its web process may still be starting, on a busy machine
        browser = Browser(self.port, "", patience=60)
        status = browser.page("/").status
        self.first_page = time.monotonic() - self._started
        browser.close()
        # the parent starts them in this order, and what it had prepared before has ended
        for _ in range(2):
            self._children.append(self._next_child(self._children))
        if status >= 400:
            raise RuntimeError(f"the first page is answered with {status}:\n{self.log()}")

    def _next_child(self, known: list[int]) -> int:
        """The parent's child that is not known yet, as soon as it lives. Raises TimeoutError."""
        listed = Path(f"/proc/{self._parent.pid}/task/{self._parent.pid}/children")
        end = time.monotonic() + 60  # a machine may be busy
        while time.monotonic() < end:
            new = [pid for pid in map(int, listed.read_text().split()) if pid not in known]
            if new:
                return new[0]
            time.sleep(0.01)
        raise TimeoutError(f"no new process came:\n{self.log()}")

    def _end(self) -> None:
        self._parent.terminate()
        try:
            self._parent.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._parent.kill()  # its children follow it
            self._parent.wait()
        self._log.close()
