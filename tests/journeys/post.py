"""A real mail server on loopback, whose letters the journeys read."""

from __future__ import annotations

import logging
import re
import threading
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

from tests.journeys.house import free_port

SECONDS = 20.0
logging.getLogger("mail.log").setLevel(logging.WARNING)  # aiosmtpd tells every command
CODE = re.compile(r"^ {4}(\S+)\s*$", re.MULTILINE)


class PostOffice:
    """Takes every letter and keeps it. `address` is what EMAIL_URL is set to."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, EmailMessage]] = []
        self._arrived = threading.Condition()
        self._server = Controller(self, hostname="127.0.0.1", port=free_port())

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """aiosmtpd's hook: a letter to one or more people."""
        letter = message_from_bytes(envelope.content, policy=policy.default)
        with self._arrived:
            self.letters += [(to, letter) for to in envelope.rcpt_tos]
            self._arrived.notify_all()
        return "250 OK"

    def open(self) -> PostOffice:
        self._server.start()
        return self

    def close(self) -> None:
        self._server.stop()

    @property
    def address(self) -> str:
        return f"smtp://127.0.0.1:{self._server.port}"

    def letter_to(self, address: str, number: int = 1) -> str:
        """The text of the letter with this number (from 1) to an address; waits until it has come."""

        def theirs() -> list[EmailMessage]:
            return [letter for to, letter in self.letters if to == address]

        with self._arrived:
            assert self._arrived.wait_for(lambda: len(theirs()) >= number, SECONDS), (
                f"letter {number} to {address} did not come; there are letters to {[to for to, _ in self.letters]}"
            )
            body = theirs()[number - 1].get_body(("plain",))
        assert body is not None
        return str(body.get_content())

    def link_in(self, subject: str, link: re.Pattern[str]) -> str:
        """The first group of such a link in the newest letter with these words in its subject; waits for one."""

        def found() -> list[str]:
            there = [letter for _to, letter in self.letters if subject in str(letter["Subject"])]
            bodies = [one.get_body(("plain",)) for one in there]
            texts = [str(body.get_content()) for body in bodies if body is not None]
            return [match[1] for text in texts if (match := link.search(text))]

        with self._arrived:
            assert self._arrived.wait_for(found, SECONDS), f"no letter about {subject!r} has such a link"
            return found()[-1]

    def letter_with(self, words: str, address: str) -> bool:
        """Waits until a letter with these words has come to an address."""

        def has_come() -> bool:
            bodies = [one.get_body(("plain",)) for to, one in self.letters if to == address]
            return any(words in str(body.get_content()) for body in bodies if body is not None)

        with self._arrived:
            return self._arrived.wait_for(has_come, SECONDS)

    def code_for(self, address: str, number: int = 1) -> str:
        """The code in that letter."""
        found = CODE.search(self.letter_to(address, number))
        assert found
        return found[1]
