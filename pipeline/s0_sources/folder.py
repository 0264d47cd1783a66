"""What lies in a folder: its regular files, and everything that is none.

In: a folder. Out: the files inside it, and of all other things what they are. A pipe never ends, a device has no end, and
a link can lead anywhere: of those nothing is opened. A link to a file inside the same folder is that file under a second
name; a link to a folder is not followed. Folders of object stores hold files only.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

from pipeline.limits import SAYINGS_BYTES
from pipeline.model import Issue
from pipeline.paths import DESCRIPTOR_NAME, PUBLISHED_BESIDE
from pipeline.schema import load_schema
from pipeline.storage import files_below, is_remote, read_file

_KINDS: Final = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """``files`` are relative to the folder, with ``/``, sorted; ``issues`` are pairs of a path and what is wrong."""

    files: tuple[str, ...]
    issues: tuple[tuple[str, Issue], ...]


def is_said(inside: str) -> bool:
    """Whether a name in a folder of corrections or annotations is meant to be read; hidden ones and read-me's are not."""
    path = PurePosixPath(inside)
    return not path.name.startswith((".", "~$")) and path.stem.lower() != "readme"


def list_folder(
    folder: Path,
    below: str = "",
    is_wanted: Callable[[str], bool] = lambda _: True,
    left_out: Collection[Path] = (),
) -> Listing:
    """The files in ``folder / below`` and in its subfolders.

    Args:
        folder: what nothing may lead out of.
        below: a folder in it, relative; empty for the folder itself. One that is not there is empty.
        is_wanted: asked for every name below ``folder``; what is not wanted is passed over without a word.
        left_out: absolute folders and files that are no sources, as they are published from here.
    """
    if is_remote(folder):
        place = folder / below if below else folder
        found = (f"{below}/{name}" if below else name for name, _ in files_below(place))
        return Listing(tuple(sorted(name for name in found if _all_wanted(name, is_wanted))), ())
    return _Walk(folder, is_wanted, frozenset(left_out)).listing(below)


def _all_wanted(name: str, is_wanted: Callable[[str], bool]) -> bool:
    path = PurePosixPath(name)
    return all(is_wanted(str(each)) for each in (path, *list(path.parents)[:-1]))


class _Walk:
    """One look at a folder of this machine."""

    def __init__(self, folder: Path, is_wanted: Callable[[str], bool], left_out: frozenset[Path]) -> None:
        self._folder, self._is_wanted, self._left_out = folder, is_wanted, left_out
        self._root = folder.resolve()
        self._files: list[str] = []
        self._issues: list[tuple[str, Issue]] = []
        self._passed: set[str] = set()

    def listing(self, below: str) -> Listing:
        todo = [below]
        while todo:
            todo += self._look(todo.pop())
        return Listing(tuple(sorted(self._files)), tuple(sorted(self._issues, key=lambda each: each[0])))

    def _look(self, inside: str) -> Iterator[str]:
        """Sort what lies in one folder; its subfolders come back."""
        try:
            entries = sorted(os.scandir(self._folder / inside), key=lambda entry: entry.name)
        except FileNotFoundError:
            return
        except OSError as error:
            self._say(inside, "file_unreadable", f"cannot be opened: {error.strerror}; nothing in it is read")
            return
        self._pass_over_packages(inside, {entry.name for entry in entries})
        for entry in entries:
            name = f"{inside}/{entry.name}" if inside else entry.name
            if not self._is_wanted(name) or name in self._passed:
                continue
            if self._root / name in self._left_out:
                if entry.is_dir(follow_symlinks=False):
                    self._say_published(name)
                continue
            if entry.is_symlink():
                self._link(name, entry)
            elif entry.is_dir(follow_symlinks=False):
                yield name
            elif entry.is_file(follow_symlinks=False):
                self._files.append(name)
            else:
                self._say(name, "not_a_file", f"is {_kind(entry.stat(follow_symlinks=False).st_mode)}, not a file; it is not read")  # fmt: skip

    def _link(self, name: str, entry: os.DirEntry[str]) -> None:
        try:
            target = Path(entry.path).resolve(strict=True)
            mode = target.stat().st_mode
        except (OSError, RuntimeError):
            self._say(name, "file_unreadable", "cannot be opened: it is a link that leads nowhere")
            return
        if not target.is_relative_to(self._root) or any(target.is_relative_to(each) for each in self._left_out):
            self._say(name, "not_a_file", "is a link out of the folder; put the file itself there")
        elif not stat.S_ISREG(mode):
            self._say(name, "not_a_file", f"is a link to {_kind(mode)}, not to a file; it is not followed")
        else:
            self._files.append(name)

    def _pass_over_packages(self, inside: str, names: set[str]) -> None:
        """Note the folders that a descriptor of this project describes, and the descriptor."""
        if DESCRIPTOR_NAME not in names or self._root / inside / DESCRIPTOR_NAME in self._left_out:
            return
        try:
            described = json.loads(read_file(self._folder / inside / DESCRIPTOR_NAME, SAYINGS_BYTES))
            if described["name"] != load_schema().package["name"]:
                return
            homes = {PurePosixPath(path).parent for each in described["resources"] for path in _paths(each)}
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return
        homes = {each.parent if each.suffix == ".parquet" else each for each in homes}
        found = {f"{inside}/{home}" if inside else str(home) for home in homes}
        found |= {str(PurePosixPath(home).parent / "texts") for home in found}
        for name in sorted(found):
            self._say_published(name)
        beside = {str(PurePosixPath(home).parent / name) for home in found for name in PUBLISHED_BESIDE}
        self._passed |= {*found, *beside, f"{inside}/{DESCRIPTOR_NAME}" if inside else DESCRIPTOR_NAME}

    def _say_published(self, name: str) -> None:
        self._issues.append(
            (
                name,
                Issue("warning", "package_in_sources", f"{name} is passed over: it holds what this project publishes"),
            )
        )

    def _say(self, name: str, kind: str, words: str) -> None:
        shown = name or "the folder"
        self._issues.append((shown, Issue("error", kind, f"{shown} {words}")))


def _paths(resource: Any) -> list[str]:
    path = resource["path"]
    return [path] if isinstance(path, str) else list(path)


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    return next((words for is_kind, words in _KINDS if is_kind(mode)), "no regular file")
