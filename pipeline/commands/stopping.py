"""Ctrl-C while a thread works: the process ends at once, as if it were killed, which a build survives at any moment."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import active_children
from typing import Final

from pipeline.commands.exit_codes import STOPPED
from pipeline.commands.printing import say

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def ends_when_stopped() -> Iterator[None]:
    """End the process where Ctrl-C or TERM comes within the block: what its threads do is lost, and nothing waits for it.

    The next command finds the old package or the new one (see ``swap``) and keeps what documents were finished. Readers
    end when nobody listens to them any more; processes of a pool do not notice, and are ended here.
    """
    try:
        with _heard():
            yield
    except KeyboardInterrupt:
        say("Stopped.", err=True)
        for child in active_children():
            child.kill()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(STOPPED)


@contextmanager
def heard_afterwards() -> Iterator[None]:
    """Hear Ctrl-C and TERM at the end of the block, in which libraries are imported: one that is written in C++ ends the process
    with a traceback of its own where ``KeyboardInterrupt`` comes up while it is being set up."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {each: signal.signal(each, lambda number, _: came.append(number)) for each in _SIGNALS}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, signal.SIG_DFL if handler is None else handler)
    if came:
        raise KeyboardInterrupt


@contextmanager
def _heard() -> Iterator[None]:
    """Hear both signals as ``KeyboardInterrupt``, also where a script that starts this in the background had them ignored."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {each: signal.signal(each, signal.default_int_handler) for each in _SIGNALS}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, signal.SIG_DFL if handler is None else handler)
