"""Putting finished files in place of the old ones, so that a crash never leaves half a package for good.

Everything is written to ``<output>/.staging``. One rename to ``<output>/.ready`` is the point of no return: before it
the old package is untouched and the staging folder worth nothing, after it the new one is whole on disk. Installing
moves each old entry to ``<output>/.old`` and the new one in its place, and can be stopped and taken up again anywhere:
an entry that is no longer in ``.ready`` has been installed. The staging folder lies inside the output folder because a
rename does not reach over file systems, and an output folder can be a mounted one.

A reader who comes between two of the renames, some milliseconds, sees new files beside an old descriptor; the hashes
in it tell. Two publishers of one folder at a time are not provided for.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

STAGING, READY, OLD = ".staging", ".ready", ".old"


def new_staging(output: Path) -> Path:
    """An empty staging folder; what an interrupted publisher left in it is thrown away."""
    staging = output / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    return staging


def commit(output: Path, targets: Mapping[str, Path]) -> None:
    """Declare the staging folder finished and install it; ``targets`` says where each of its entries goes, in order."""
    # The data must be on disk before the rename that vouches for it.
    os.sync()
    (output / STAGING).rename(output / READY)
    install(output, targets)


def install(output: Path, targets: Mapping[str, Path]) -> bool:
    """Finish what ``commit`` began, if anything; returns whether there was something to install."""
    ready, old = output / READY, output / OLD
    unfinished = ready.is_dir()
    if unfinished:
        old.mkdir(exist_ok=True)
        for name, target in targets.items():
            if (ready / name).exists():
                _exchange(ready / name, target, old / name)
        shutil.rmtree(ready)
    shutil.rmtree(old, ignore_errors=True)
    return unfinished


def _exchange(new: Path, target: Path, aside: Path) -> None:
    if new.is_dir():
        if target.exists():
            target.rename(aside)
        new.rename(target)
    else:
        # Written beside its target first: that may be on another file system than the staging folder.
        draft = target.with_name(f".{target.name}.new")
        shutil.copyfile(new, draft)
        draft.replace(target)
        new.unlink()
