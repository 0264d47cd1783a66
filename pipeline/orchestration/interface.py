"""Dagster's web interface as three processes: the definitions, the page, and the daemon that looks at schedules.

``dagster dev`` starts the same three one after the other, through two more processes, and each imports Dagster anew;
here they start side by side, so that the page is there in the time of the slowest, and one signal ends them all.
Nothing is kept running when the command ends.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import Final
from urllib.request import urlopen

DEFINITIONS: Final = "pipeline.orchestration.definitions"
# Seconds: for the page to answer, for processes to end by themselves, and between two looks.
_PATIENCE: Final = 120.0
_GRACE: Final = 1.0
_LOOK: Final = 0.1
# Imports what takes longest while the definitions are loaded, and goes on when they can be asked for.
_PAGE: Final = """
import socket, sys, time
import dagster_webserver.app, dagster_webserver.cli
while True:
    try:
        socket.socket(socket.AF_UNIX).connect(sys.argv[1])
        break
    except OSError:
        time.sleep(0.05)
del sys.argv[1]
dagster_webserver.cli.main()
"""


class InterfaceError(Exception):
    """The web interface did not start; the message says what to do."""


def serve(environment: Mapping[str, str], port: int, told: Callable[[str], None]) -> None:
    """Serve the page to this machine until a signal (Ctrl-C, TERM) ends it.

    Args:
        environment: of all processes; ``DAGSTER_HOME`` is a folder that is there.
        port: of the page, on 127.0.0.1.
        told: called with the address when the page answers.

    Raises:
        InterfaceError: the port is taken, or a process ended by itself.
    """
    _must_be_free(port)
    running: list[subprocess.Popen[bytes]] = []
    with tempfile.TemporaryDirectory(prefix="un-reports-") as folder, _stop_signals() as stopped:
        try:
            for _ in _start(Path(folder), environment, port, running, told):
                if stopped():
                    return
                if any(process.poll() is not None for process in running):
                    raise InterfaceError("a part of the web interface ended by itself; what it said stands above")
                time.sleep(_LOOK)
        finally:
            _end(running)


def _start(
    folder: Path,
    environment: Mapping[str, str],
    port: int,
    running: list[subprocess.Popen[bytes]],
    told: Callable[[str], None],
) -> Iterator[None]:
    """Start the three processes, and go on for ever; between two looks whoever asks may end it."""
    # The path of a socket may have 107 bytes, which a folder for temporary files keeps to.
    place, workspace = folder / "definitions", folder / "workspace.yaml"
    server = f"{{socket: {place}, location_name: un-reports}}"
    workspace.write_text(f"load_from:\n  - grpc_server: {server}\n", "utf-8")

    def start(*arguments: str) -> None:
        command = [sys.executable, *arguments]
        # A session of its own: a Ctrl-C reaches this process alone, which then ends the others in order.
        running.append(subprocess.Popen(command, env={**os.environ, **environment}, start_new_session=True))

    quiet = ("--log-level", "warning")
    start("-m", "dagster", "api", "grpc", "-m", DEFINITIONS, "--socket", str(place), *quiet)
    page = ("--workspace", str(workspace), "--host", "127.0.0.1", "--port", str(port), *quiet)
    start("-c", _PAGE, str(place), *page)
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + _PATIENCE
    while not _answers(address):
        if time.monotonic() > deadline:
            raise InterfaceError(f"the web interface did not answer at {address} within {_PATIENCE:.0f} seconds")
        yield
    told(address)
    start("-m", "dagster._daemon", "run", "--workspace", str(workspace), *quiet)
    while True:
        yield


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/server_info", timeout=1):
            return True
    except OSError:
        return False


def _must_be_free(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError as error:
            message = f"port {port} cannot be used ({error.strerror}): name another one with --port"
            raise InterfaceError(message) from error


@contextlib.contextmanager
def _stop_signals() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C, TERM or a closed terminal asked for the end. Nothing is interrupted by it: a process that is just
    being started must be known to be ended."""
    asked = False

    def stop(*_: int | FrameType | None) -> None:
        nonlocal asked
        asked = True

    wanted = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, stop) for number in wanted}
    try:
        yield lambda: asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(running: Sequence[subprocess.Popen[bytes]]) -> None:
    """End processes and all they started: asked first, and a second later without asking."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        for process in running:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, number)
        deadline = time.monotonic() + _GRACE
        while time.monotonic() < deadline and any(process.poll() is None for process in running):
            time.sleep(_LOOK / 10)
    for process in running:
        process.wait()
