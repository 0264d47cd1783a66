"""Files that are believed only where their bytes are those that were written.

A disk, a cable or a person can change a byte of a file without anybody noticing: Parquet has no sum of its own pages here,
and a number of an index that became another one is still JSON. So whatever is kept between two builds has a SHA-256: small
files carry their own, large ones have theirs in a small one. What does not fit is as if it were not there, and is told to the
log ``pipeline.cache`` in one line; whoever asked makes it again.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from pathlib import Path
from typing import Any

_log = logging.getLogger("pipeline.cache")
# What was hashed in this process, by path: its state then, and its hash. A change moves the time of change (ctime), which
# nobody can put back.
_hashed: dict[Path, tuple[tuple[int, int, int, int], str]] = {}


def write_sealed(path: Path, value: Any) -> None:
    """Write JSON under its own hash, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    draft.write_bytes(sealed(value))
    draft.replace(path)


def sealed(value: Any) -> bytes:
    """A line with a hash, and the JSON of which it is."""
    text = json.dumps(value, separators=(",", ":")).encode()
    return hashlib.sha256(text).hexdigest().encode() + b"\n" + text


def read_sealed(path: Path) -> Any:
    """What was written; None where there is nothing, or something else."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    return unsealed(content, path)


def unsealed(content: bytes, path: Path) -> Any:
    """What ``sealed`` was given; None where the bytes are others. ``path`` is for the log."""
    if content.startswith(b"{"):
        # Written before files were sealed.
        return None
    told, _, text = content.partition(b"\n")
    if hashlib.sha256(text).hexdigest().encode() != told:
        tell(path)
        return None
    return json.loads(text)


def tell(path: Path, what: str = "it is thrown away and made again") -> None:
    """Say in one line that a file is not what was written."""
    _log.warning("%s is damaged: %s", path, what)


def file_sha256(path: Path) -> str:
    """SHA-256 of a file in hexadecimal; a file that did not change in this process is not read again."""
    with path.open("rb") as file:
        now = os.fstat(file.fileno())
        state = (now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns)
        known = _hashed.get(path)
        if known is not None and known[0] == state:
            return known[1]
        found = hashlib.file_digest(file, "sha256").hexdigest()
    _hashed[path] = state, found
    return found


def is_whole(path: Path, size: int, sha256: str) -> bool:
    """Whether a file is there with these bytes; one that is there with others is told."""
    try:
        if path.stat().st_size == size and file_sha256(path) == sha256:
            return True
    except FileNotFoundError:
        return False
    except OSError:
        pass
    tell(path)
    return False
