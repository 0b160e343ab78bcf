"""What the front itself says to people, when it cannot let Django answer."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_noop
from django.utils.translation.trans_real import parse_accept_lang_header

_WORDS = {
    400: gettext_noop("That did not arrive whole. Please send it again."),
    404: gettext_noop("There is nothing here that you can see."),
    408: gettext_noop("That took too long to arrive. Please send it again."),
    411: gettext_noop("Please say how long the message is, in a Content-Length header."),
    413: gettext_noop("That is too large to be sent here. Please choose something smaller."),
    429: gettext_noop("You have this place open in many windows. Please close one and try again."),
    500: gettext_noop("Something went wrong here. Please try again in a moment."),
    503: gettext_noop("Many people are here right now. Please try again in a moment."),
}


def of(status: int, accept_language: str) -> str:
    """The sentence for a status, in the first of the reader's languages that we speak."""
    ours = {code for code, _name in settings.LANGUAGES}
    theirs = (code.split("-")[0] for code, _weight in parse_accept_lang_header(accept_language.lower()[:500]))
    language = next((code for code in theirs if code in ours), settings.LANGUAGE_CODE)
    with translation.override(language):
        return translation.gettext(_WORDS[status])
