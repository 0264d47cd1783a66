"""The files of a package as they were written: what they are made of, so that they need not be written again.

In: the record of the last publication. Out: files put into a staging folder, taken over from the published package where
they are made of the same and their bytes are still those that were written. A taken-over file is the same file under a second name (a hard link),
so a hundred thousand unchanged texts are not copied again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from pipeline.linking import link
from pipeline.sealed import file_sha256, is_whole, read_sealed, write_sealed

# A record of another number was written when quotations were not held against the texts.
_FORMAT: Final = 3
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """A stretch of a file that can be taken over by itself: what it is made of, where it starts, bytes."""

    made_of: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Written:
    """A published file: ``size`` in bytes, SHA-256, and a name for what it is made of.

    A file that is put together of several has ``members``.
    """

    size: int
    sha256: str
    made_of: str
    members: tuple[Member, ...] = ()


class Staging:
    """Files on their way into a package: paths are relative to its folder, with ``/``; ``taken`` are those that were
    taken over from the published one."""

    def __init__(self, folder: Path, output: Path, record: Path | None) -> None:
        self.folder = folder
        self.files: dict[str, Written] = {}
        self.taken: set[str] = set()
        self._output = output
        self._record = record
        self._before = _read(record)

    def take_over(self, path: str, made_of: str) -> bool:
        """Take a file over from the published package; False where it is made of something else, touched or lost."""
        before = self._untouched(path)
        if before is None or before.made_of != made_of:
            return False
        link(self._output / path, self.folder / path)
        self.files[path] = before
        self.taken.add(path)
        return True

    def members(self, path: str) -> dict[str, Member]:
        """The members of the published file by what they are made of; none where it was touched."""
        before = self._untouched(path)
        return {member.made_of: member for member in before.members} if before else {}

    def published(self, path: str) -> Path:
        """Where the published file lies."""
        return self._output / path

    def note(self, path: str, made_of: str, sha256: str | None = None, members: Sequence[Member] = ()) -> None:
        """Record a file that was written into the staging folder, and whose hash must be this one where one is given.

        Raises:
            ValueError: it has another.
        """
        file = self.folder / path
        found = file_sha256(file)
        if sha256 is not None and found != sha256:
            raise ValueError(f"{path} is not what was to be published: is the disk or the memory damaged? Build again")
        self.files[path] = Written(file.stat().st_size, found, made_of, tuple(members))

    def keep(self) -> None:
        """Write the record, after the files were put in place."""
        if self._record is not None:
            files = {path: asdict(each) for path, each in self.files.items()}
            write_sealed(self._record, {"format": _FORMAT, "files": files})

    def _untouched(self, path: str) -> Written | None:
        before = self._before.get(path)
        if before is None:
            return None
        return before if is_whole(self._output / path, before.size, before.sha256) else None


def _read(record: Path | None) -> dict[str, Written]:
    try:
        made = (read_sealed(record) if record else None) or {}
        if made.get("format") != _FORMAT:
            return {}
        return {
            path: Written(**each | {"members": tuple(Member(**member) for member in each["members"])})
            for path, each in made["files"].items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def copy_range(source: Path, start: int, length: int, target: Path) -> None:
    """Append a stretch of a file to another."""
    with source.open("rb") as old, target.open("ab") as new:
        old.seek(start)
        while length and (block := old.read(min(_CHUNK, length))):
            new.write(block)
            length -= len(block)
