"""Stage 1: a file becomes one canonical text with the places, pages and roles of its lines.

``read_document`` is the way in. It looks at the content, not the name, to choose the reader. Readers know file
formats; what a line means for the report is the next stage's business, except where the file itself says it.
"""

from pipeline.s1_read.dispatch import read_document
from pipeline.s1_read.errors import ReadError

__all__ = ["ReadError", "read_document"]
