"""Live updates: what happens in a stream reaches those who watch it; `contract.py` says how to connect."""

from porukka.core.live.bell import ring
from porukka.core.live.contract import MOST_FRAMES, RIGHTS, Frame, Watch, connect
from porukka.core.live.reading import since

__all__ = ["MOST_FRAMES", "RIGHTS", "Frame", "Watch", "connect", "ring", "since"]
