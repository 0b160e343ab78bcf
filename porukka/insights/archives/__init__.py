"""Archives: conversations exported from elsewhere, read as plain posts. Nothing is unpacked to the disk."""

from porukka.insights.archives.found import NAMED, Written
from porukka.insights.archives.opening import BadFile
from porukka.insights.archives.reading import FORMATS, Archive, Stream, read, stream

__all__ = ["FORMATS", "NAMED", "Archive", "BadFile", "Stream", "Written", "read", "stream"]
