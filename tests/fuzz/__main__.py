"""Damaged and invented inputs against every way in: ``python -m tests.fuzz 100000``.

The inputs are shared out over ``targets``: a document costs a hundred times what a sidecar costs, and gets fewer. Where
atheris is there (``make fuzz`` fetches it), coverage leads each search (``guided``) and the inputs that reached something new
are kept in ``.un-reports/fuzz`` for the next time; elsewhere seeds are mutated by chance (``mutated``). What is found is
written to ``.un-reports/fuzz/finds``; when it is mended, the file moves to ``tests/fuzz/finds/TARGET/``, where every run of
the tests tries it again.
"""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from pipeline.paths import PROJECT
from tests.fuzz.mutated import attempt, invented
from tests.fuzz.targets import TARGETS

_HOME: Final = PROJECT / ".un-reports" / "fuzz"
_WORDS: Final = Path(__file__).with_name("words.txt")
_DONE: Final = re.compile(rb"number_of_executed_units:\s*(\d+)")
# Parts of a hundred inputs; all other targets are documents and share the rest.
_LIGHT: Final = {
    "symbols": 16, "sidecar": 7, "corrections": 6, "annotation": 6, "rules": 6, "filled list": 5, "sealed": 3, "descriptor": 3,
}  # fmt: skip


def shares(count: int) -> dict[str, int]:
    """How many of the inputs each target gets."""
    heavy = [name for name in TARGETS if name not in _LIGHT]
    each = (100 - sum(_LIGHT.values())) / len(heavy)
    return {name: max(1, round(count * _LIGHT.get(name, each) / 100)) for name in TARGETS}


def guided(name: str, count: int) -> tuple[int, int]:
    """Search one target led by coverage: the inputs tried and the finds."""
    folder, finds = _HOME / name.replace(" ", "-"), _HOME / "finds"
    for each in (folder, finds):
        each.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(TARGETS[name].seeds):
        (folder / f"seed-{number}").write_bytes(seed)
    options = [
        f"-runs={count}",
        f"-max_len={TARGETS[name].longest}",
        "-timeout=60",
        "-rss_limit_mb=3000",
        "-print_final_stats=1",
        f"-dict={_WORDS}",
        f"-artifact_prefix={finds}/{folder.name}-",
    ]
    command = [sys.executable, "-m", "tests.fuzz.guided", name, str(finds), *options, str(folder)]
    made = subprocess.run(command, cwd=PROJECT, capture_output=True, check=False)
    told = [line for line in made.stdout.splitlines() if line.startswith(b"FIND ")]
    for line in told:
        print(line.decode("utf-8", "replace"), flush=True)
    done = _DONE.search(made.stderr)
    ended = 0 if done and made.returncode == 0 else 1
    if ended:
        print(f"FIND {name}: the search was ended: {made.stderr[-500:].decode('utf-8', 'replace')}", flush=True)
    return int(done[1]) if done else 0, len(told) + ended


def chance(count: int) -> tuple[int, int]:
    """Try inputs made by chance: how many, and the finds."""
    finds = 0
    for number in range(count):
        name, content = invented(number)
        if (wrong := attempt(name, content)) is not None:
            finds += 1
            (_HOME / "finds").mkdir(parents=True, exist_ok=True)
            (_HOME / "finds" / f"{name.replace(' ', '-')}-{number}").write_bytes(content)
            print(f"FIND {number}: {wrong}", flush=True)
    return count, finds


def main(arguments: list[str]) -> int:
    """Try so many inputs; 1 where something was found."""
    count = int(arguments[0]) if arguments else 100_000
    if find_spec("atheris") is None:
        print("without atheris: seeds are mutated by chance", flush=True)
        tried, finds = chance(count)
    else:
        found = [guided(name, share) for name, share in shares(count).items()]
        tried, finds = sum(each for each, _ in found), sum(each for _, each in found)
    print(f"{tried:,} inputs, {finds} finds")
    return min(1, finds)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
