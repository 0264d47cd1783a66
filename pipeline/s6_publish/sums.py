"""``SHA256SUMS``: the SHA-256 of every file of a package, in the form that ``sha256sum -c`` reads.

Paths are relative to the folder that holds it; that of a descriptor which lies above begins with ``../``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pipeline.sealed import file_sha256

SUMS: Final = "SHA256SUMS"
_LINE: Final = re.compile(r"([0-9a-f]{64})  (.+)")


def sums_text(hashes: Mapping[str, str]) -> str:
    """The lines for files by path, in the order of their paths."""
    return "".join(f"{sha256}  {path}\n" for path, sha256 in sorted(hashes.items()))


def descriptor_path(descriptor: Path, output: Path) -> str:
    """The path of the descriptor as seen from the folder of the package, with ``/``."""
    return Path(os.path.relpath(descriptor, output)).as_posix()


def sums_problems(home: Path) -> list[str]:
    """What is wrong with ``SHA256SUMS`` of a package or with the files it names, in words."""
    path = home / SUMS
    if not path.is_file():
        return [f"{SUMS}: there is no such file"]
    problems, named = [], set()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        found = _LINE.fullmatch(line)
        if found is None:
            problems.append(f"{SUMS}, line {number}: expected a SHA-256, two blanks and a path")
            continue
        named.add(found[2])
        file = home / found[2]
        if not file.is_file():
            problems.append(f"{SUMS}, line {number}: there is no {found[2]}")
        elif file_sha256(file) != found[1]:
            problems.append(f"{SUMS}, line {number}: {found[2]} has another SHA-256")
    here = {
        each.relative_to(home).as_posix()
        for folder in ("tables", "texts")
        for each in (home / folder).rglob("*")
        if each.is_file()
    }
    return problems + [f"{name}: {SUMS} does not name it" for name in sorted(here - named)]
