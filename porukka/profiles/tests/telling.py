"""What these tests say often: somebody tells about herself, somebody reads it."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from porukka.communities.models import Member
from porukka.core.ids import to_text
from porukka.profiles.models import FIELDS
from tests.cast import signed_in

EDIT = "/c/writers/me/profile/"
DIRECTORY = "/c/writers/directory/"
BARE = {"is_suggested": "on", "made-TOTAL_FORMS": "6", "made-INITIAL_FORMS": "0"}


def send(client: Client, **fields: Any) -> Any:
    """The form as its page sends it; `made-0-…` for what she has made."""
    told = {name.replace("__", "-"): value for name, value in fields.items()}
    return client.post(EDIT, BARE | told)


def tell(member: Member, audience: str = "", **fields: Any) -> None:
    """She tells this, all of it to the same audience if one is given."""
    whom = {f"{name}_for": audience for name in FIELDS} if audience else {}
    answer = send(signed_in(member), **(whom | fields))
    assert answer.status_code == 302, unescape(answer.content.decode())


def member_url(member: Member) -> str:
    return f"/c/writers/members/{to_text(member.pk)}/"


def read(somebody: Any, path: str, status: int = 200) -> str:
    answer = signed_in(somebody).get(path)
    assert answer.status_code == status, f"{path} answered {answer.status_code}"
    return unescape(answer.content.decode())


def found(somebody: Any, query: str = "") -> list[str]:
    """Names in the directory, in its order."""
    return re.findall(r'<h3><a href="[^"]*members[^"]*">(.*?)</a>', read(somebody, DIRECTORY + query))


def a_picture() -> SimpleUploadedFile:
    made = BytesIO()
    Image.new("RGB", (40, 30), "#7a4a6b").save(made, "PNG")
    return SimpleUploadedFile("chair.png", made.getvalue(), "image/png")
