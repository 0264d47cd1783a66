"""Ctrl-C while a thread works: the process ends at once, as if it were killed, which a build survives at any moment."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import active_children

from pipeline.commands.exit_codes import STOPPED
from pipeline.commands.printing import say


@contextmanager
def ends_when_stopped() -> Iterator[None]:
    """End the process where ``KeyboardInterrupt`` leaves the block: what its threads do is lost, and nothing waits for it.

    The next command finds the old package or the new one (see ``swap``) and keeps what documents were finished. Readers
    end when nobody listens to them any more; processes of a pool do not notice, and are ended here.
    """
    try:
        yield
    except KeyboardInterrupt:
        say("Stopped.", err=True)
        for child in active_children():
            child.kill()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(STOPPED)
