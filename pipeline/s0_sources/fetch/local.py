"""A report from a file of this machine: copied into the sources folder with the sidecar that stands beside it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from pipeline.file_names import file_stem
from pipeline.s0_sources.fetch.fetch import Arrival
from pipeline.s0_sources.inventory import fingerprint


def take_file(file: Path, sources: Path, known: Iterable[tuple[str, str]]) -> Arrival:
    """Copy a file into the sources folder.

    Args:
        file: the report; one that lies in the folder already stays where it is.
        sources: the folder, which is there.
        known: path in the folder and SHA-256 (hex) of every report that is there.

    Returns:
        Where it lies; not new where the same bytes lie in the folder already. A name that another file has gets the
        beginning of its hash; what no name should hold is left out of it.

    Raises:
        OSError: it cannot be read, or the copy not be written.
    """
    if file.resolve().is_relative_to(sources.resolve()):
        return Arrival(file, False)
    sha256, _ = fingerprint(file)
    same = next((path for path, other in known if other == sha256), None)
    if same is not None:
        return Arrival(sources / same, False)
    stem = file_stem(file.stem)
    target = sources / f"{stem}{file.suffix}"
    sidecar = file.with_suffix(".yaml")
    # A link could lead anywhere, and its file would be copied.
    said = sidecar.read_bytes() if sidecar.is_file() and not sidecar.is_symlink() else None
    if target.exists() or _is_others(target.with_suffix(".yaml"), said):
        target = sources / f"{stem}-{sha256[:8]}{file.suffix}"
    part, said_part = sources / f".{target.name}.part", sources / f".{target.stem}.yaml.part"
    try:
        shutil.copyfile(file, part)
        if said is not None:
            said_part.write_bytes(said)
            said_part.replace(target.with_suffix(".yaml"))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
        said_part.unlink(missing_ok=True)
    return Arrival(target, True)


def _is_others(there: Path, said: bytes | None) -> bool:
    """Whether a sidecar without a report is of another one, and not what an addition that was ended left."""
    return there.exists() and (said is None or there.read_bytes() != said)
