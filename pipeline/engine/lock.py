"""One build at a time on one cache."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.paths import Layout


class CacheInUseError(Exception):
    """Another build works on this cache."""


@contextmanager
def only_build(lies: Layout) -> Iterator[None]:
    """Hold the cache of a layout; the system lets go of it when the process ends, however it ends.

    Raises:
        CacheInUseError: another process holds it.
    """
    lies.cache.mkdir(parents=True, exist_ok=True)
    with (lies.cache / "lock").open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            message = f"another build works on {lies.cache}: wait for it, or name another folder by --cache"
            raise CacheInUseError(message) from error
        yield
