"""What to do where the system refuses to write: the end of a message."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from typing import Final

_WRITABLE: Final = "name a folder that can be written (a build has --output and --cache), or let it be written"
_ADVICE: Final[Mapping[int, str]] = {
    errno.ENOSPC: "make room on the disk and run it again: what was read is kept",
    errno.EDQUOT: "make room on the disk and run it again: what was read is kept",
    errno.EROFS: _WRITABLE,
    errno.EACCES: _WRITABLE,
    errno.EPERM: _WRITABLE,
}


def with_advice(said: str) -> str:
    """A message that holds the system's words for what failed, with what to do behind it; the message alone where none is known."""
    known = (words for number, words in _ADVICE.items() if os.strerror(number) in said)
    advice = next(known, None)
    return f"{said}; {advice}" if advice else said
