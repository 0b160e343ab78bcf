"""Questions that a post collects: a box which its host opens, or a queue that everybody sees and votes on."""
