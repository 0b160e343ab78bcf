"""Archives: conversations exported from elsewhere, read as plain posts. Nothing is unpacked to the disk."""

from porukka.insights.archives.opening import BadFile
from porukka.insights.archives.reading import FORMATS, Archive, read

__all__ = ["FORMATS", "Archive", "BadFile", "read"]
