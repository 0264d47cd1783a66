"""Inputs that coverage leads: one target under libFuzzer, by atheris, in a process of its own.

``python -m tests.fuzz.guided TARGET FINDS -runs=1000 CORPUS``. What is found is written to the folder FINDS and the search
goes on; of finds with the same error at the same place the first is kept. What libFuzzer itself ends (a hang) it writes there.
"""

from __future__ import annotations

import hashlib
import logging
import sys
import time
import traceback
from pathlib import Path
from typing import Final

import atheris

with atheris.instrument_imports(include=["pipeline"]):
    from tests.fuzz.targets import TARGETS

SLOW_SECONDS: Final = 20.0


def main(arguments: list[str]) -> None:
    """Search one target; libFuzzer ends the process."""
    name, finds, *options = arguments
    target, seen = TARGETS[name], set[str]()
    logging.disable(logging.CRITICAL)

    def attempt(content: bytes) -> None:
        began = time.process_time()
        try:
            target.work(content)
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            what = f"{type(error).__name__} at {last.filename}:{last.lineno}"
            if isinstance(error, AssertionError):
                what += f" {' '.join(str(error).split())[-120:]}"
        else:
            what = "slow" if time.process_time() - began > SLOW_SECONDS else ""
        if what and what not in seen:
            seen.add(what)
            path = Path(finds) / f"{name.replace(' ', '-')}-{hashlib.sha256(content).hexdigest()[:12]}"
            path.write_bytes(content)
            print(f"FIND {path.name}: {what}", flush=True)

    atheris.Setup([sys.argv[0], *options], attempt)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
