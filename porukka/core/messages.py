"""Messages told once, kept in a cookie. Most answers have none, and make no signer of that cookie."""

from __future__ import annotations

from typing import Any

from django.contrib.messages.storage.base import BaseStorage, Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property


class Storage(CookieStorage):
    """Django's; its signer is made when a message comes or goes."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        BaseStorage.__init__(self, request, *args, **kwargs)

    _queued_messages: list[Message]

    def update(self, response: HttpResponseBase) -> list[Message] | None:
        """As Django's, but who has no message and gets none is not told to forget them."""
        if not self._queued_messages and self.cookie_name not in self.request.COOKIES:
            return None
        return super().update(response)

    @cached_property
    def signer(self) -> signing.Signer:
        return signing.get_cookie_signer(salt=self.key_salt)
