"""From a seq to the frames after it, the same for a stream, a resume and a poll."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from porukka.core.live.client import Client
from porukka.core.live.contract import MOST_FRAMES, RELOAD, RIGHTS, Frame, Watch, hooks

Rendered = list[tuple[Frame, bytes]]
_encode = DjangoJSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def between(stream: int, after: int, head: int, key: Hashable) -> list[Frame]:
    """The frames after one seq up to another; one `reload` frame when that is more than a page takes in."""
    if head <= after:
        return []
    if head - after > MOST_FRAMES:
        return [Frame(head, RELOAD)]
    # Not beyond `head`: every group of a round must stop at the same place, or the next would skip some.
    found = [frame for frame in hooks().frames(stream, after, key) if after < frame.seq <= head]
    return found if len(found) <= MOST_FRAMES else [Frame(head, RELOAD)]


def since(watch: Watch, after: int | None) -> dict[str, Any]:
    """What a reader who polls has missed.

    after: the last seq she has; None for only the number to begin from.
    Returns `{"seq": int, "frames": [{"seq": int, "kind": str, "data": {…}}]}`, ready for JsonResponse.
    """
    head = hooks().heads([watch.stream]).get(watch.stream, 0)
    frames = between(watch.stream, min(after, head), head, watch.key) if after is not None else []
    return {
        "seq": head,
        "frames": [_plain(frame) for frame in frames if frame.kind != RIGHTS and frame.reaches(watch.who)],
    }


def encode(frame: Frame) -> bytes:
    """The frame as one Server-Sent Event, the same in it as in an answer to a poll."""
    # JSON escapes line ends, so one data line is enough.
    return f"id: {frame.seq}\ndata: {_encode(_plain(frame))}\n\n".encode()


def _plain(frame: Frame) -> dict[str, Any]:
    return {"seq": frame.seq, "kind": frame.kind, "data": dict(frame.data)}


def render(stream: int, after: int, head: int, keys: list[Hashable]) -> dict[Hashable, Rendered]:
    """For each key the frames after one seq up to another, with their bytes."""
    return {key: [(frame, encode(frame)) for frame in between(stream, after, head, key)] for key in keys}


def admit_each(clients: list[Client]) -> list[Watch | None]:
    """What `admit` says of each of them now."""
    return [hooks().admit(client.path, client.environ) for client in clients]
