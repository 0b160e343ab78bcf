"""What the tests of this folder say often."""

from __future__ import annotations

import io
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse
from PIL import Image

from porukka.communities.models import Community, Member, Room
from porukka.discussions.addresses import topic_url
from porukka.people import once
from porukka.stories.actions import telling
from porukka.stories.models import Story
from tests.cast import Cast

LIST = "/c/writers/"


@pytest.fixture(autouse=True)
def media(tmp_path: Path) -> Any:
    with override_settings(MEDIA_ROOT=tmp_path / "media"):
        yield


def a_picture(name: str = "table.png") -> Any:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), (30, 90, 60)).save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue())


def at(name: str, *values: Any) -> str:
    """The address of a page of the writers' stories."""
    return reverse(f"stories:{name}", args=["writers", *values])


def sent(room: Room, **fields: Any) -> dict[str, Any]:
    """What the page sends that tells a story."""
    return {"room": room.pk, "once": once.key()} | fields


def tell(member: Member, room: Room, line: str = "The kettle sings") -> Story:
    member = Member.objects.select_related("community").get(pk=member.pk)
    return telling.tell(member, room, line=line)


def page_of(story: Story) -> str:
    return topic_url("writers", story.post.topic)


def words(answer: Any, status: int = 200) -> str:
    """The page as its reader sees its source: entities resolved."""
    assert answer.status_code == status, f"it answered {answer.status_code}"
    return unescape(answer.content.decode())


def open_to_all(cast: Cast) -> None:
    Community.objects.filter(pk=cast.community.pk).update(visibility="public")


@pytest.fixture
def story(cast: Cast) -> Story:
    return tell(cast.eero, cast.common)
