"""What one file may cost: the limits of size, time and memory, in one place.

Nothing is enforced here. The inventory and the readers hold files against the sizes before they spend anything on them;
time and memory are enforced from outside the reader (``engine.reader``), because code that never ends cannot look at a
clock. Each limit is several times what the largest documents of the United Nations cost.
"""

from __future__ import annotations

import resource
from typing import Final

# No United Nations report comes near; the largest PDF of an official record is some 60 MB.
REPORT_BYTES: Final = 512 * 1024 * 1024
# A sidecar has a few lines; a file of corrections or an annotation some thousand entries.
SIDECAR_BYTES: Final = 64 * 1024
SAYINGS_BYTES: Final = 16 * 1024 * 1024
# Mappings in lists in mappings: what people write by hand nests less.
YAML_NESTING: Final = 16
# The programme budgets, the longest documents of the United Nations, stay below 1,500 pages and 5 million characters.
PAGES: Final = 2000
CHARACTERS: Final = 10_000_000
# What a part of a Word file unpacks to, and all of them; the longest reports have 30 MB of XML, which take ten times as
# much memory.
PART_BYTES: Final = 64 * 1024 * 1024
ARCHIVE_BYTES: Final = 2 * 1024 * 1024 * 1024
PARTS: Final = 10_000
# Levels of elements inside one another.
NESTING: Final = 200

# What reading a report and finding everything in it may cost. Seconds are of the processor, so that a busy machine refuses
# nothing: 85 pages take half a second, and a file of that size may take ten. The largest reports stay below 400 MB.
_SECONDS: Final = 6.0
_SECONDS_A_MEGABYTE: Final = 4.0
_MOST_SECONDS: Final = 20.0
MEMORY_BYTES: Final = 1024 * 1024 * 1024
# Whoever waits for something else than the processor (a converter, a disk that is gone) is waited for this long.
WAITING_SECONDS: Final = 240.0
# Tesseract takes seconds a page.
OCR_SECONDS: Final = 7200.0


def processor_seconds(size: int) -> float:
    """What the work on a file of so many bytes may take."""
    return min(_MOST_SECONDS, _SECONDS + _SECONDS_A_MEGABYTE * size / 1_000_000)


def lift_limits() -> None:
    """Let a program that a reader starts have what the system allows: it has its own time, and may need more memory."""
    for each in (resource.RLIMIT_AS, resource.RLIMIT_CPU):
        hard = resource.getrlimit(each)[1]
        resource.setrlimit(each, (hard, hard))
