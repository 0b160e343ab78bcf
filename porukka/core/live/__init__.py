"""Live updates: what happens in a stream reaches those who watch it, at once. Knows nothing of communities.

A *stream* is a number (a community's id) whose events carry a growing `seq`. The floor above connects itself
once, in its app's `ready()`:

    live.connect(admit=admit, heads=heads, frames=frames)

`admit(path, environ) -> Watch | None`
    Who may watch what is asked for at this path? `environ` is the WSGI environ of the GET (cookies,
    language…), enough for `WSGIRequest(environ)`. None: it does not exist for her (404). Asked again
    when her rights may have changed.
`heads(streams) -> {stream: seq}`
    The newest seq of each stream, in one query. Asked every 250 ms while anybody watches, and when rung.
`frames(stream, after, key) -> list[Frame]`
    What happened after that seq, oldest first and at most one for a seq, as one group of watchers sees it.
    Asked once per (stream, key): what differs between two watchers of one key is said by the frame's audience.
    More than MOST_FRAMES become one frame `reload`.

A frame of the kind RIGHTS is never sent: it makes the hub ask `admit` again for its audience (everybody when
None) and close those who are refused, before anything that came with it is written.

After a commit: `transaction.on_commit(lambda: live.ring(stream))`. Without it nothing is lost, only 250 ms.
A view at the same path answers those who cannot hold a connection: `JsonResponse(live.since(watch, after))`.
All hooks are called in threads that have their own database connection, and they only read.
"""

from porukka.core.live.bell import ring
from porukka.core.live.contract import MOST_FRAMES, RIGHTS, Frame, Watch, connect
from porukka.core.live.reading import since

__all__ = ["MOST_FRAMES", "RIGHTS", "Frame", "Watch", "connect", "ring", "since"]
