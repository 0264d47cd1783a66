"""Places that are not folders of this machine: object stores and whatever else fsspec reads, named by URL.

In: what a person wrote for a folder. Out: a path, with the same methods wherever it leads; here is what differs: listing,
removing, and that an object store knows no rename, so that whoever writes several files there writes the one that
vouches for them last. Local folders are plain ``pathlib`` paths and never pass through fsspec.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

if TYPE_CHECKING:
    import pyarrow.parquet as pq

# The extra of this project that brings what fsspec needs.
_EXTRAS: Final = {"s3": "s3", "s3a": "s3"}


class LocationError(ValueError):
    """A URL names a place that cannot be reached from here; the message says what to do."""


def location(text: str) -> Path:
    """The folder or file that is named: a path of this machine, or a URL such as ``s3://bucket/folder``.

    Raises:
        LocationError: nothing that is installed reads such URLs.
    """
    if "://" not in text:
        return Path(text)
    protocol = text.partition("://")[0]
    if protocol in ("file", "local"):
        return Path(text.partition("://")[2])
    import fsspec
    from upath import UPath

    try:
        fsspec.get_filesystem_class(protocol)
    except (ImportError, ValueError) as error:
        needed = _EXTRAS.get(protocol)
        advice = f"pip install 'un-reports[{needed}]'" if needed else f"fsspec says: {error}"
        raise LocationError(f"{text} cannot be read: {advice}") from error
    # What another machine writes must be seen, so no listing is kept.
    return cast(Path, UPath(text.rstrip("/"), use_listings_cache=False))


def is_remote(path: Path) -> bool:
    """Whether a path does not lead to a file system of this machine."""
    return not isinstance(path, Path)


def absolute(path: Path) -> Path:
    """The path from the root, which that of an object store always is."""
    return path if is_remote(path) else path.resolve()


def files_below(folder: Path, is_wanted: Callable[[str], bool] = lambda _: True) -> Iterator[tuple[str, int]]:
    """The files below a folder: (path relative to it with ``/``, size in bytes), in no order.

    ``is_wanted`` is asked for each folder by its relative path; what is in an unwanted one is passed over.
    """
    if is_remote(folder):
        place = cast(Any, folder)
        for name, about in place.fs.find(place.path, detail=True).items():
            relative = name[len(place.path) :].lstrip("/")
            above = PurePosixPath(relative).parents
            if relative and about["size"] is not None and all(is_wanted(str(each)) for each in list(above)[:-1]):
                yield relative, about["size"]
        return
    for root, folders, names in os.walk(folder):
        base = PurePosixPath(Path(root).relative_to(folder).as_posix())
        folders[:] = [each for each in folders if is_wanted(str(base / each))]
        for name in names:
            path = Path(root) / name
            yield str(base / name), path.stat().st_size if path.exists() else 0


@contextmanager
def open_file(path: Path) -> Iterator[BufferedReader]:
    """A regular file, open for reading; whatever else has that name is refused and never waited for.

    Raises:
        OSError: it cannot be opened, or it is a pipe, a device or a folder.
    """
    if is_remote(path):
        with path.open("rb") as stream:
            yield stream
        return
    # Without NONBLOCK, opening a pipe waits for somebody who writes into it.
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(number, "rb") as stream:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file", str(path))
        yield stream


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a regular file; see ``open_file`` for the errors, of which one more is that it has over ``most``."""
    with open_file(path) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"it has more than {most:,} bytes", str(path))
    return content


def remove(path: Path) -> None:
    """Remove a folder with all that is in it, if it is there."""
    if not is_remote(path):
        shutil.rmtree(path, ignore_errors=True)
    elif path.exists():
        place = cast(Any, path)
        place.fs.rm(place.path, recursive=True)


def send(files: Mapping[Path, Path]) -> None:
    """Copy files of this machine (the keys) to places of one kind (the values), several at a time."""
    if files:
        places = [cast(Any, place) for place in files.values()]
        places[0].fs.put([str(source) for source in files], [place.path for place in places])


def fetch(source: Path, target: Path) -> Path:
    """A file of this machine with the bytes of ``source``: itself, or ``target``, to which it is copied."""
    if not is_remote(source):
        return source
    target.parent.mkdir(parents=True, exist_ok=True)
    place = cast(Any, source)
    place.fs.get_file(place.path, str(target))
    return target


@contextmanager
def parquet_file(path: Path) -> Iterator[pq.ParquetFile]:
    """A Parquet file wherever it lies; of a remote one only what is asked for is fetched."""
    import pyarrow.parquet as pq

    if not is_remote(path):
        with pq.ParquetFile(path) as file:
            yield file
    else:
        with path.open("rb") as stream, pq.ParquetFile(cast(BinaryIO, stream)) as file:
            yield file
