"""Sending a published package to an object store.

In: a package on this machine. Out: the same files at a place of another kind. There is no rename there: new and changed
files are sent first, the descriptor after them, and what it no longer names is removed last. Who reads in between finds
an old descriptor beside files of which some are new; its hashes tell.
"""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.s6_publish.publish import DESCRIPTOR, Publication
from pipeline.storage import files_below, send

_FOLDERS = ("tables/", "texts/")


def send_package(output: Path, remote: Path, made: Publication, record: Path) -> int:
    """Send what ``remote`` does not hold yet and return the number of files.

    Args:
        output: the folder of the package, with the descriptor in it.
        remote: the place that gets the same.
        made: what was published.
        record: the file that says what was sent there before.
    """
    hashes = {path.relative_to(output).as_posix(): each.sha256 for path, each in made.files.items()}
    there = dict(files_below(remote))
    before = _read(record, remote)
    sizes = {path.relative_to(output).as_posix(): each.size for path, each in made.files.items()}
    todo = [path for path, sha in hashes.items() if before.get(path) != sha or there.get(path) != sizes[path]]
    record.unlink(missing_ok=True)
    send({output / path: remote / path for path in todo})
    send({output / DESCRIPTOR: remote / DESCRIPTOR})
    for path in sorted(there.keys() - hashes.keys()):
        if path.startswith(_FOLDERS):
            (remote / path).unlink()
    record.write_text(json.dumps({"remote": str(remote), "files": hashes}), "utf-8")
    return len(todo) + 1


def _read(record: Path, remote: Path) -> dict[str, str]:
    try:
        made = json.loads(record.read_text("utf-8"))
        files: dict[str, str] = made["files"] if made["remote"] == str(remote) else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return files
