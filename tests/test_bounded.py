"""The process under limits: what it answers, what ends it, and that it ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from pipeline.engine.bounded import Bounded, LimitError, StoppedError
from pipeline.engine.readers import ReadersExecutor, reader_of
from pipeline.paths import PROJECT
from tests.mortal import answer, nothing, spend

MEMORY = 256 << 20


@pytest.fixture
def bounded() -> Iterator[Bounded]:
    made = Bounded(spend, MEMORY)
    yield made
    made.stop()


def test_one_process_answers_every_task() -> None:
    made = Bounded(answer, MEMORY)
    first = made.work("pid", 5, 5)
    assert made.work("hello", 5, 5) == "hello"
    assert made.work("pid", 5, 5) == first != str(os.getpid())
    made.stop()


def test_an_error_comes_back_and_ends_nothing() -> None:
    made = Bounded(answer, MEMORY)
    first = made.work("pid", 5, 5)
    with pytest.raises(KeyError, match="raise"):
        made.work("raise", 5, 5)
    assert made.work("pid", 5, 5) == first
    made.stop()


def test_what_a_library_prints_is_printed_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    made = Bounded(answer, MEMORY)
    made.work("print", 5, 5)
    made.stop()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("what", "kind", "said"),
    [
        pytest.param("loop", "time", "takes more than 1 seconds", id="code-that-never-ends"),
        pytest.param("pattern", "time", "takes more than 1 seconds", id="a-pattern-that-holds-the-interpreter"),
        pytest.param("sleep", "time", "takes more than 2 seconds", id="waiting-for-nothing"),
        pytest.param("list", "memory", "more than 256 MB", id="a-list-without-end"),
        pytest.param("bytes", "memory", "more than 256 MB", id="one-demand-for-too-much"),
        pytest.param("abort", "ended", "SIGABRT", id="a-library-that-gives-up"),
        pytest.param("exit", "ended", "exit code 3", id="an-exit"),
    ],
)
def test_a_limit_is_named_and_the_next_task_is_answered(bounded: Bounded, what: str, kind: str, said: str) -> None:
    # Only what is stopped for its time has little of it: on a busy machine memory can take longer to fill.
    seconds = 0.5 if kind == "time" else 5
    with pytest.raises(LimitError, match=said) as met:
        bounded.work(what, seconds, 2 if what == "sleep" else 60)
    assert met.value.kind == kind
    assert bounded.work("nothing", 5, 5) == "nothing"


def test_time_is_counted_anew_for_each_task(bounded: Bounded) -> None:
    # Six of them take three seconds, more than one task may; a busy machine makes each of them a little dearer.
    assert [bounded.work("half a second", 2, 60) for _ in range(6)] == ["half a second"] * 6


def test_memory_that_was_given_back_counts_for_no_later_task(bounded: Bounded) -> None:
    assert [bounded.work("128 MB", 5, 5) for _ in range(4)] == ["128 MB"] * 4


def test_what_a_task_leaves_behind_costs_no_other(bounded: Bounded) -> None:
    first = bounded.work("pid", 5, 60)
    assert bounded.work("keep 48 MB", 5, 60) == "keep 48 MB"
    assert bounded.work("pid", 5, 60) == first, "a little is no matter"
    assert bounded.work("240 MB", 5, 60) == "240 MB", "a task that lacks what others left behind is done anew"
    assert bounded.work("keep 128 MB", 5, 60) == "keep 128 MB"
    assert bounded.work("240 MB", 5, 60) == "240 MB", "a process that is full is replaced"


def test_a_task_that_needs_too_much_is_told_after_others_too(bounded: Bounded) -> None:
    assert bounded.work("keep 48 MB", 5, 60) == "keep 48 MB"
    with pytest.raises(LimitError, match="more than 256 MB"):
        bounded.work("bytes", 5, 60)
    assert bounded.work("nothing", 5, 60) == "nothing"


def test_a_function_that_cannot_be_started_is_no_matter_of_its_task(capfd: pytest.CaptureFixture[str]) -> None:
    def inner(_: object) -> None: ...

    with pytest.raises(OSError, match="cannot be started"):
        Bounded(inner, MEMORY).work("x", 5, 5)
    assert "AttributeError" in capfd.readouterr().err


def test_it_ends_with_who_started_it() -> None:
    code = (
        "import os, sys\n"
        "from pipeline.engine.bounded import Bounded\n"
        "from tests.mortal import answer, nothing, spend\n"
        "made = Bounded(answer, 1 << 28); print(made.work('pid', 5, 5), flush=True)\n"
        "busy = Bounded(spend, 1 << 28); print(busy.work('pid', 5, 5), flush=True)\n"
        "busy.work('loop', 60, 60)"
    )
    started = subprocess.Popen([sys.executable, "-c", code], cwd=PROJECT, stdout=subprocess.PIPE, text=True)
    assert started.stdout is not None
    pids = [int(started.stdout.readline()) for _ in range(2)]
    started.kill()
    started.wait()
    started.stdout.close()
    until = time.monotonic() + 5
    while any(map(is_alive, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    assert [is_alive(pid) for pid in pids] == [False, False]


def is_alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:  # noqa: PTH123
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_threads_that_are_left_by_an_error_end_their_readers() -> None:
    def interrupted() -> None:
        with ReadersExecutor(2) as executor:
            running = [executor.submit(lambda: reader_of(spend, nothing).work("sleep", 60, 60)) for _ in range(2)]
            time.sleep(1.5)
            raise KeyboardInterrupt(running)

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt) as left:
        interrupted()
    assert time.monotonic() - began < 50, "the readers were waited for"
    assert [type(each.exception()) for each in left.value.args[0]] == [StoppedError] * 2
