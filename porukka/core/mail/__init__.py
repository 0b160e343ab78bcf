"""The outbox: letters are written in their writer's transaction and sent by the worker; no page waits."""
