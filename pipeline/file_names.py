"""Names of files that are made of a text: short enough for every file system, and not one that a system keeps for itself."""

from __future__ import annotations

import hashlib
import re
from typing import Final

from pipeline.unseen import without_unseen

# Bytes of a name without its ending; file systems take 255, and an ending and the mark of a draft come to it.
_LONGEST: Final = 150
# Letters of the hash that tells what was left out, behind a hyphen.
_HASH: Final = 8
# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file: devices, whatever ending follows.
_DEVICE: Final = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)")
_UNFIT: Final = re.compile(r'[<>:"/\\|?*\ufffd]+')


def is_device(name: str) -> bool:
    """Whether Windows takes a name for a device: ``con``, ``NUL.txt``."""
    return _DEVICE.match(name) is not None


def file_stem(text: str) -> str:
    """``text`` as the name of a file without its ending; what had to be left out of a long one is told by a hash.

    Letters of all scripts stay. What cannot be seen or means something to a file system goes; so do a dot or blank at
    either end, which hide a file or are dropped. A name that was made here stays as it is.
    """
    seen = without_unseen(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    stem = _UNFIT.sub("_", seen.replace("\n", "").replace("\t", " ")).lstrip(". ~$").rstrip(". ") or "report"
    if len(stem.encode()) <= _LONGEST and not is_device(stem):
        return stem
    mark = "_" if is_device(stem) else ""
    short = stem.encode()[: _LONGEST - len(mark) - 1 - _HASH].decode(errors="ignore")
    return f"{mark}{short}-{hashlib.sha256(text.encode('utf-8', 'surrogateescape')).hexdigest()[:_HASH]}"
