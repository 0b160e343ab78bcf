"""What changes, by what people do: inviting, changing, calling off, answering, looking back; and what time does."""
