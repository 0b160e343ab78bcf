"""HTTP only: find what is visible, check the form, call one action, answer."""

from porukka.discussions.views.lists import read_all, room, talk
from porukka.discussions.views.posts import delete_post, edit_post, post, undo_deletion
from porukka.discussions.views.topics import new_topic, read, reply, topic

__all__ = [
    "delete_post",
    "edit_post",
    "new_topic",
    "post",
    "read",
    "read_all",
    "reply",
    "room",
    "talk",
    "topic",
    "undo_deletion",
]
