"""Files as they were, to be known again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.sealed import file_sha256


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was: size in bytes and SHA-256. Its time says nothing: anybody can put it back."""

    size: int
    sha256: str

    def is_still(self, path: Path) -> bool:
        """Whether the file has the same bytes."""
        try:
            return path.stat().st_size == self.size and file_sha256(path) == self.sha256
        except OSError:
            return False


def state_of(path: Path) -> FileState:
    """The state of a file that is not being written."""
    return FileState(path.stat().st_size, file_sha256(path))
