"""HTTP only: find what is visible, check the form, call one action, answer."""

from porukka.discussions.views.adding import reply_addition, topic_addition
from porukka.discussions.views.completing import complete
from porukka.discussions.views.drafts import discard, drafts, kept, publish_draft, take_back, undo_discarding
from porukka.discussions.views.following import (
    follow_person,
    follow_room,
    follow_tag,
    follow_topic,
    following,
)
from porukka.discussions.views.history import history
from porukka.discussions.views.lists import read_all, room, tag, tags, talk
from porukka.discussions.views.ordering import close, hide, pin, reopen, unhide, unpin
from porukka.discussions.views.own_views import own_views, remove_view, rename_view
from porukka.discussions.views.placing import merge, move, split, take_move_back
from porukka.discussions.views.posts import delete_post, edit_post, post, undo_deletion
from porukka.discussions.views.previewing import preview
from porukka.discussions.views.printing import print_topic
from porukka.discussions.views.reacting import reactions
from porukka.discussions.views.reading import read, undo_reading, unread_from
from porukka.discussions.views.saving import put_back_saved, remove_saved, save_post, save_topic, saved
from porukka.discussions.views.slowing import end_slow, slow
from porukka.discussions.views.solving import accept, take_answer_back
from porukka.discussions.views.starting import draft_topic, new_topic
from porukka.discussions.views.topics import reply, topic
from porukka.discussions.views.welcoming import bring_back, end_welcome, put_away, welcome

__all__ = [
    "accept",
    "bring_back",
    "close",
    "complete",
    "delete_post",
    "discard",
    "draft_topic",
    "drafts",
    "edit_post",
    "end_slow",
    "end_welcome",
    "follow_person",
    "follow_room",
    "follow_tag",
    "follow_topic",
    "following",
    "hide",
    "history",
    "kept",
    "merge",
    "move",
    "new_topic",
    "own_views",
    "pin",
    "post",
    "preview",
    "print_topic",
    "publish_draft",
    "put_away",
    "put_back_saved",
    "reactions",
    "read",
    "read_all",
    "remove_saved",
    "remove_view",
    "rename_view",
    "reopen",
    "reply",
    "reply_addition",
    "room",
    "save_post",
    "save_topic",
    "saved",
    "slow",
    "split",
    "tag",
    "tags",
    "take_answer_back",
    "take_back",
    "take_move_back",
    "talk",
    "topic",
    "topic_addition",
    "undo_deletion",
    "undo_discarding",
    "undo_reading",
    "unhide",
    "unpin",
    "unread_from",
    "welcome",
]
