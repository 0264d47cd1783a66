"""No pattern takes for ever on a text that begins as one of its repeats and breaks off: a note mark of forty figures, a line of dots."""

from __future__ import annotations

import ast
import contextlib
import re
import signal
import time
import warnings
from collections.abc import Iterator
from typing import Any

import yaml

from pipeline.paths import PACKAGE
from tests.broken_repeats import broken_repeats

# The slowest of them take a thousandth of a second; what can be read in two ways takes hours.
MOST_SECONDS = 0.25


def strings(data: Any) -> Iterator[str]:
    """All texts of a rule file, names of keys left out."""
    if isinstance(data, str):
        yield data
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from strings(each)


def patterns(path: Any) -> set[re.Pattern[str]]:
    """The patterns of a rule file, or those that a module writes down whole."""
    text = path.read_text("utf-8")
    if path.suffix == ".yaml":
        written = set(strings(yaml.load(text, yaml.CSafeLoader)))
    else:
        calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"]  # fmt: skip
        written = {first.value for node in calls if isinstance(first := node.args[0], ast.Constant) and isinstance(first.value, str)}  # fmt: skip
    found = set()
    for each in written:
        if any(repeat in each for repeat in ("*", "+", "}")):
            # Most texts of a rule file are no patterns.
            with warnings.catch_warnings(action="ignore"), contextlib.suppress(re.error):
                found.add(re.compile(each))
    return found


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """What a search takes, and no more than is asked for: whoever would search for hours is stopped."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 4 * MOST_SECONDS)
    began = time.process_time()
    try:
        with contextlib.suppress(TimeoutError):
            pattern.search(text)
        return time.process_time() - began
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


FILES = [each for ending in ("yaml", "py") for each in sorted(PACKAGE.rglob(f"*.{ending}"))]


def test_repeats_that_break_off_take_no_time() -> None:
    tried = 0
    for path in FILES:
        for pattern in patterns(path):
            for text in broken_repeats(pattern):
                tried += 1
                assert seconds(pattern, text) < MOST_SECONDS, f"{path.name}: {pattern.pattern}"
    assert tried > 3000


def test_a_repeat_that_can_be_read_in_two_ways_is_noticed() -> None:
    twice = re.compile(r"[.](?:\d{1,3}\s?)*$")
    assert "." + "1" * 60 + "\x01" in set(broken_repeats(twice))
    assert seconds(twice, "." + "1" * 24 + "\x01") > 10 * seconds(twice, "." + "1" * 16 + "\x01")
