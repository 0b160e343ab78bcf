"""What Django keeps for whoever it answers at the moment (language, zone, address, connections) is kept by thread.

Django keeps it in asgiref's `Local`, which follows coroutines from thread to thread. That costs a microsecond each
time somebody looks, forty times a page; and here every page is made by one thread from beginning to end, without
coroutines (`config/front/lanes.py`). So `threading.local`, which has the same attributes, stands in its place.
"""

from __future__ import annotations

import threading
from typing import Any

from asgiref.local import Local
from django.core.cache import caches
from django.db import connections
from django.urls import base as urls
from django.utils import timezone
from django.utils.translation import trans_real

# where Django has them, and what each is asked for
_PLACES: tuple[tuple[Any, str, tuple[str, ...]], ...] = (
    (trans_real, "_active", ("value",)),
    (timezone, "_active", ("value",)),
    (urls, "_urlconfs", ("value",)),
    (urls, "_prefixes", ("value",)),
    (connections, "_connections", tuple(connections)),
    (caches, "_connections", tuple(caches)),
)


def keep_by_thread() -> None:
    """From here on; what this thread has already is handed on. Called once, before another thread begins."""
    for owner, name, keys in _PLACES:
        former = getattr(owner, name)
        if isinstance(former, Local):
            own = threading.local()
            for key in keys:
                if hasattr(former, key):
                    setattr(own, key, getattr(former, key))
            setattr(owner, name, own)
