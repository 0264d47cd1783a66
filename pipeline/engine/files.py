"""Files written whole or not at all, and their hashes."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was: size in bytes, time of its last change in nanoseconds, SHA-256."""

    size: int
    changed: int
    sha256: str

    def is_still(self, path: Path) -> bool:
        """Whether the file is the same; its bytes are read only where size is equal and the time is not."""
        try:
            now = path.stat()
            return now.st_size == self.size and (now.st_mtime_ns == self.changed or sha256_of(path) == self.sha256)
        except OSError:
            return False


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under another name and rename it, so that no reader and no killed build ever sees a part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    draft.write_bytes(content)
    draft.replace(path)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def state_of(path: Path) -> FileState:
    """The state of a file that is not being written."""
    now = path.stat()
    return FileState(now.st_size, now.st_mtime_ns, sha256_of(path))
