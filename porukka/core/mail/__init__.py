"""The outbox: a letter is written in its writer's own transaction and sent by the worker, so no page waits."""
