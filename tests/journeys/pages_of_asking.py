"""The pages where something is asked: polls that are changed, boxes of questions; see `sights.py` for its lines."""

from __future__ import annotations

from tests.journeys.sights import Sight, every

ASKING = [
    *every("founder", "/c/{c}/t/{unanswered}/", "/c/{c}/polls/{an_unanswered_poll}/edit/"),
    Sight("founder", "/c/{c}/polls/{an_unanswered_poll}/edit/", does="open everything"),
    Sight("founder", "/c/{c}/polls/{an_unanswered_poll}/edit/", does="send"),
    *every("founder", "/c/{c}/polls/{an_answered_poll}/edit/", "/c/{c}/polls/{an_answered_poll}/closing/"),
    *every("founder", "/c/{c}/questions/{a_queue}/", "/c/{c}/questions/{a_queue}/?show=answered"),
    *every("founder", "/c/{c}/questions/q/{a_question}/answer/", "/c/{c}/questions/q/{a_question}/hiding/"),
    Sight("founder", "/c/{c}/questions/q/{a_question}/answer/", does="send"),
    Sight("founder", "/c/{c}/questions/q/{a_question}/hiding/", does="send"),
    Sight("founder", "/c/{c}/questions/q/{a_question}/report/"),
    Sight("founder", "/c/{c}/questions/q/{a_question}/report/", does="send"),
    *every("founder", "/c/{c}/t/{queue}/", "/c/{c}/t/{box}/"),
    *every("quiet", "/c/{c}/t/{queue}/", "/c/{c}/t/{box}/"),
    Sight("quiet", "/c/{c}/questions/{a_queue}/", does="send"),
]
