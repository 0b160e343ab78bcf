"""Where words come from, by name, and why they cannot come: in the language of whoever asked."""

from __future__ import annotations

SOURCES = {
    "slack": "Slack",
    "zulip": "Zulip",
    "discourse": "Discourse",
    "mbox": "mbox",
    "whatsapp": "WhatsApp",
    "jsonl": "JSON",
    "csv": "CSV",
}


class CannotBring(Exception):
    """Nothing was written; `str(error)` is a sentence that says what to do."""
