"""Putting a finished package in place of the old one, so that whoever looks finds one of the two, whole.

Everything is written to ``<output>/.staging``; what can run out (space) is taken there and beside the descriptor, before
anything old is touched. Then one rename decides: the staging folder and the output folder exchange their names, which Linux
does in one step (``renameat2``), and the old package is removed under its new name, ``.<output>.next``. Where the descriptor
lies outside the output folder it follows with a second rename; until then a copy of it lies in the new package, by which
``recover`` ends what was begun.

Where names cannot be exchanged (another system, a mounted folder, a folder with files of others, or one in which somebody
stands) the folders are renamed one after the other, from ``.ready`` and to ``.old``; this can be stopped and taken up again
anywhere. A reader who comes in between finds ``.ready`` there, and hashes that are not those of the descriptor.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

STAGING, READY, OLD = ".staging", ".ready", ".old"
# In a package whose descriptor is not yet in place: the descriptor, and where it goes, relative to the output folder.
PENDING, TARGET = ".descriptor", ".target"
_EXCHANGE: Final = 2
_HERE: Final = -100


@contextmanager
def only_publisher(output: Path) -> Iterator[None]:
    """Wait until nobody else publishes in a folder, which is made where it is not there, and keep others waiting.

    The system lets go when the process ends, however it ends.
    """
    number = _locked(output)
    try:
        yield
    finally:
        os.close(number)


def _locked(output: Path) -> int:
    """The folder, open and locked. Another one may have taken its place meanwhile, by ``commit``: then it is that one."""
    while True:
        output.mkdir(parents=True, exist_ok=True)
        number = os.open(output, os.O_RDONLY | os.O_CLOEXEC)
        fcntl.flock(number, fcntl.LOCK_EX)
        if output.exists() and os.path.samestat(os.fstat(number), output.stat()):
            return number
        os.close(number)


def new_staging(output: Path) -> Path:
    """An empty staging folder; what an interrupted publisher left in it is thrown away."""
    staging = output / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    return staging


def refuse_unwritable(*folders: Path) -> None:
    """Find out before reports are read, which can take hours, that one of the folders of a build cannot be written to.

    A folder that is not there yet can be where the one above it can be written to.

    Raises:
        PermissionError: the folder that it names cannot be written.
    """
    for folder in folders:
        there = next(path for path in (folder, *folder.parents) if path.exists())
        if there.is_dir() and not os.access(there, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(there))


def commit(output: Path, descriptor: Path) -> None:
    """Put the staging folder, which holds the package with its descriptor, in place of what is there.

    Args:
        output: the folder of the package.
        descriptor: where the descriptor goes, in ``output`` or elsewhere; its name in the staging folder is the same.

    Raises:
        OSError: before anything old was touched.
    """
    staging = output / STAGING
    (staging / TARGET).write_text(os.path.relpath(descriptor, output), "utf-8")
    if descriptor.parent != output:
        (staging / descriptor.name).rename(staging / PENDING)
        shutil.copyfile(staging / PENDING, _draft(descriptor))
    # The data must be on disk before the rename that vouches for it.
    os.sync()
    with _alone(output):
        if not _exchange_whole(output):
            staging.rename(output / READY)
        _finish(output)


def recover(output: Path) -> bool:
    """Finish a publication that was interrupted; whether there was something to put in place."""
    if not any(path.exists() for path in (output / READY, output / OLD, output / TARGET, _next(output))):
        return False
    with _alone(output):
        return _finish(output)


def recover_below(folder: Path) -> None:
    """The same for a folder that a person named as that of a package, ``.`` and ``..`` too: its output folder, or the one above it."""
    folder = folder.resolve()
    try:
        for output in (folder, *(path for path in folder.iterdir() if path.is_dir() and path.name[0] != ".")):
            recover(output)
    except OSError:
        # Whoever may not write here may still read.
        return


def replace_folder(new: Path, folder: Path) -> None:
    """Put a folder in place of another one, or of none, by one rename; the other one is removed under its new name.

    Where names cannot be exchanged there is none for a moment; what was ended in it is mended by ``recover_folder``.
    """
    if not folder.exists():
        new.rename(folder)
        return
    try:
        _exchange(new, folder)
    except OSError:
        folder.rename(_old(folder))
        new.rename(folder)
    shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(_old(folder), ignore_errors=True)


def recover_folder(folder: Path) -> None:
    """Put back a folder whose replacement was interrupted."""
    if _old(folder).exists() and not folder.exists():
        _old(folder).rename(folder)
    shutil.rmtree(_old(folder), ignore_errors=True)


def _old(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


def _finish(output: Path) -> bool:
    ready, pending = output / READY, output / PENDING
    unfinished = ready.is_dir() or pending.exists()
    if ready.is_dir():
        (output / OLD).mkdir(exist_ok=True)
        for name in ("tables", "texts"):
            if (ready / name).exists():
                if (output / name).exists():
                    (output / name).rename(output / OLD / name)
                (ready / name).rename(output / name)
        for path in sorted(ready.iterdir()):
            path.replace(output / path.name)
        ready.rmdir()
    if pending.exists():
        target = Path(os.path.normpath(output / (output / TARGET).read_text("utf-8")))
        if not _draft(target).exists():
            shutil.copyfile(pending, _draft(target))
        _draft(target).replace(target)
        pending.unlink()
    (output / TARGET).unlink(missing_ok=True)
    shutil.rmtree(output / OLD, ignore_errors=True)
    shutil.rmtree(_next(output), ignore_errors=True)
    return unfinished


def _exchange_whole(output: Path) -> bool:
    """Exchange the staging folder and the output folder by one rename; False where that cannot be."""
    ours = {
        "tables",
        "texts",
        "datapackage.json",
        "SHA256SUMS",
        "validation.json",
        "validation.html",
        STAGING,
        OLD,
        TARGET,
    }
    if not {path.name for path in output.iterdir()} <= ours or _stands_in(output):
        return False
    beside = _next(output)
    shutil.rmtree(beside, ignore_errors=True)
    try:
        shutil.copymode(output, output / STAGING)
        (output / STAGING).rename(beside)
        _exchange(beside, output)
    except OSError:
        if beside.exists() and not (output / STAGING).exists():
            beside.rename(output / STAGING)
        return False
    return True


def _stands_in(folder: Path) -> bool:
    """Whether this process works in the folder, and with it the shell it was called from."""
    try:
        return Path.cwd().is_relative_to(folder)
    except OSError:
        return False


def _exchange(one: Path, other: Path) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        raise OSError(errno.ENOSYS, "names cannot be exchanged")
    if library.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """Let nobody else put a package in place here; the system lets go when the process ends, however it ends."""
    number = os.open(output.parent, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        os.close(number)


def _next(output: Path) -> Path:
    return output.with_name(f".{output.name}.next")


def _draft(target: Path) -> Path:
    return target.with_name(f".{target.name}.new")
