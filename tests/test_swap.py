"""The swap: whenever the process ends, the next reader and the next build find the old package or the new one, whole."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from threading import Thread
from typing import Any

import pytest

from pipeline import swap


class Killed(BaseException):
    """Stands for the end of the process."""


def stage(output: Path, descriptor: Path, version: str) -> None:
    """Lay a package into the staging folder, every file of which says its version; old and new have files of their own."""
    staging = swap.new_staging(output)
    for name in ("tables/a.csv", f"tables/only-{version}.csv", "texts/r.txt", descriptor.name):
        path = staging / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(version.encode())


def put(output: Path, descriptor: Path, version: str) -> None:
    stage(output, descriptor, version)
    swap.commit(output, descriptor)


def found(output: Path, descriptor: Path) -> set[bytes]:
    """The versions of all files a reader meets, by name; those of a whole package are one."""
    files = {path.relative_to(output).as_posix(): path.read_bytes() for path in output.glob("t*/*")}
    version = descriptor.read_bytes()
    names = {"tables/a.csv", f"tables/only-{version.decode()}.csv", "texts/r.txt"}
    return {version, *files.values(), *({b"a mixture"} if set(files) != names else ())}


def operations(patch: pytest.MonkeyPatch, before: Callable[[str], None]) -> None:
    """Have ``before`` called ahead of every operation on files by which a package is put in place."""

    def counted(owner: Any, name: str) -> None:
        operation = getattr(owner, name)

        def called(*given: Any, **named: Any) -> Any:
            before(name)
            return operation(*given, **named)

        patch.setattr(owner, name, called)

    for owner, names in (
        (Path, ("rename", "replace", "unlink", "rmdir", "write_text", "mkdir")),
        (shutil, ("copyfile", "copymode", "rmtree")),
        (os, ("sync",)),
        (swap, ("_exchange",)),
    ):
        for name in names:
            counted(owner, name)


def refuse(*_: Any) -> None:
    raise OSError(errno.EINVAL, "names cannot be exchanged")


@pytest.fixture(
    params=[
        pytest.param((False, False), id="descriptor-inside"),
        pytest.param((True, False), id="descriptor-beside"),
        pytest.param((False, True), id="no-exchange"),
        pytest.param((True, True), id="descriptor-beside-no-exchange"),
    ]
)
def way(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path, bool]:
    """The output folder, the descriptor, and whether one rename decides."""
    beside, stepwise = request.param
    if stepwise:
        monkeypatch.setattr(swap, "_exchange", refuse)
    monkeypatch.setattr(os, "sync", lambda: None)
    output = tmp_path / "outputs"
    return output, (tmp_path if beside else output) / "datapackage.json", not (beside or stepwise)


def test_a_process_that_dies_before_any_operation_leaves_the_old_or_the_new_package(
    way: tuple[Path, Path, bool],
) -> None:
    output, descriptor, decided_by_one = way
    put(output, descriptor, "old")
    seen = set()
    for step in itertools.count():
        stage(output, descriptor, "new")
        left = step

        def dying(_: str) -> None:
            nonlocal left
            if left == 0:
                raise Killed
            left -= 1

        with pytest.MonkeyPatch.context() as patch:
            operations(patch, dying)
            try:
                swap.commit(output, descriptor)
                killed = False
            except Killed:
                killed = True
        if decided_by_one:
            assert len(found(output, descriptor)) == 1, "for a reader who comes before anybody recovers"
        elif len(found(output, descriptor)) > 1:
            assert any((output / name).exists() for name in (swap.READY, swap.PENDING)), "a reader can tell"
        swap.recover_below(output.parent)
        assert found(output, descriptor) in ({b"old"}, {b"new"})
        seen |= found(output, descriptor)
        assert not any((output / name).exists() for name in (swap.READY, swap.OLD, swap.PENDING, swap.TARGET))
        assert not (output.parent / ".outputs.next").exists()
        if not killed:
            break
        put(output, descriptor, "old")
    assert seen == {b"old", b"new"}
    assert step > 5


def test_a_recovery_that_is_killed_too_is_taken_up_again(way: tuple[Path, Path, bool]) -> None:
    output, descriptor, _ = way
    put(output, descriptor, "old")
    for first in range(40):
        stage(output, descriptor, "new")
        count = itertools.count()

        def dying(_: str, count: Any = count, first: int = first) -> None:
            if next(count) == first:
                raise Killed

        with pytest.MonkeyPatch.context() as patch:
            operations(patch, dying)
            try:
                swap.commit(output, descriptor)
            except Killed:
                count = itertools.count(max(0, first - 3))
                with contextlib.suppress(Killed):
                    swap.recover(output)
        swap.recover(output)
        assert found(output, descriptor) in ({b"old"}, {b"new"})
        put(output, descriptor, "old")


def test_a_full_disk_before_the_swap_leaves_the_old_package(
    way: tuple[Path, Path, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    output, descriptor, _ = way
    put(output, descriptor, "old")
    stage(output, descriptor, "new")

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    if descriptor.parent == output:
        swap.commit(output, descriptor)
        assert found(output, descriptor) == {b"new"}, "nothing is copied, so no space is needed"
    else:
        with pytest.raises(OSError, match="No space left"):
            swap.commit(output, descriptor)
        assert found(output, descriptor) == {b"old"}


def test_a_second_publisher_waits_for_the_first_and_replaces_its_package(tmp_path: Path) -> None:
    output, descriptor = tmp_path / "outputs", tmp_path / "outputs/datapackage.json"
    put(output, descriptor, "old")
    before: list[set[bytes]] = []

    def second() -> None:
        with swap.only_publisher(output):
            before.append(found(output, descriptor))
            put(output, descriptor, "second")

    waiting = Thread(target=second)
    with swap.only_publisher(output):
        waiting.start()
        waiting.join(0.2)
        assert not before, "it is let in only when the first has ended"
        put(output, descriptor, "first")
    waiting.join(10)
    assert before == [{b"first"}]
    assert found(output, descriptor) == {b"second"}


@pytest.mark.parametrize("other", ["notes.txt", ".git/config"])
def test_files_of_others_in_the_output_folder_stay(other: str, tmp_path: Path) -> None:
    output, descriptor = tmp_path / "outputs", tmp_path / "outputs/datapackage.json"
    put(output, descriptor, "old")
    (output / other).parent.mkdir(exist_ok=True)
    (output / other).write_text("mine")
    put(output, descriptor, "new")
    assert found(output, descriptor) == {b"new"}
    assert (output / other).read_text() == "mine"


def test_who_stands_in_the_output_folder_still_stands_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output, descriptor = tmp_path / "outputs", tmp_path / "outputs/datapackage.json"
    put(output, descriptor, "old")
    monkeypatch.chdir(output)
    put(output, descriptor, "new")
    assert Path("datapackage.json").read_bytes() == b"new"


@pytest.mark.parametrize("stepwise", [False, True])
def test_a_folder_that_is_replaced_is_the_old_or_the_new_one_whenever_the_process_ends(
    stepwise: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if stepwise:
        monkeypatch.setattr(swap, "_exchange", refuse)
    folder, new = tmp_path / "site", tmp_path / ".site.new"

    def lay(place: Path, version: str) -> None:
        shutil.rmtree(place, ignore_errors=True)
        (place / "inside").mkdir(parents=True)
        for name in ("a.html", "inside/b.html", f"only-{version}.html"):
            (place / name).write_text(version)

    def seen() -> set[str]:
        found = {path.read_text() for path in folder.rglob("*.html")}
        return found | {"a mixture"} if len([*folder.rglob("*.html")]) != 3 else found

    for step in itertools.count():
        lay(folder, "old")
        lay(new, "new")
        left = step

        def dying(_: str) -> None:
            # Who is dead does nothing more: what is tidied up in the end is not tidied up.
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed

        with pytest.MonkeyPatch.context() as patch:
            operations(patch, dying)
            with contextlib.suppress(Killed):
                swap.replace_folder(new, folder)
        if stepwise and not folder.exists():
            assert (tmp_path / ".site.old").exists()
        else:
            assert seen() in ({"old"}, {"new"})
        swap.recover_folder(folder)
        assert seen() in ({"old"}, {"new"})
        assert not (tmp_path / ".site.old").exists()
        if left >= 0:
            break
    assert step >= 2


def kills(output: Path, descriptor: Path, count: int) -> None:
    """Kill a process that publishes one package after the other, at random moments."""
    random = Random(12)
    put(output, descriptor, "old")
    for _ in range(count):
        child = os.fork()
        if child == 0:
            for version in itertools.cycle(("new", "old")):
                put(output, descriptor, version)
        time.sleep(random.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if descriptor.parent == output:
            assert len(found(output, descriptor)) == 1, "for the next reader"
        swap.recover(output)
        assert len(found(output, descriptor)) == 1, "for the next build"


@pytest.mark.parametrize("beside", [False, True])
def test_a_few_kills_at_random_moments(beside: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sync", lambda: None)
    kills(tmp_path / "outputs", (tmp_path if beside else tmp_path / "outputs") / "datapackage.json", 20)


@pytest.mark.exhaustive
@pytest.mark.parametrize("beside", [False, True])
def test_200_kills_at_random_moments(beside: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sync", lambda: None)
    kills(tmp_path / "outputs", (tmp_path if beside else tmp_path / "outputs") / "datapackage.json", 200)


def test_a_reader_never_meets_a_mixture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opened by one handle on the folder, a package is one package, however often it is replaced meanwhile."""
    monkeypatch.setattr(os, "sync", lambda: None)
    output, descriptor = tmp_path / "outputs", tmp_path / "outputs/datapackage.json"
    put(output, descriptor, "old")
    child = os.fork()
    if child == 0:
        for version in itertools.cycle(("new", "old")):
            put(output, descriptor, version)
    try:
        for _ in range(300):
            folder = os.open(output, os.O_RDONLY)
            try:
                read = {
                    Path(f"/proc/self/fd/{folder}/{name}").read_bytes() for name in ("datapackage.json", "tables/a.csv")
                }
            except FileNotFoundError:
                # The package was removed while it was read: the reader can tell.
                continue
            finally:
                os.close(folder)
            assert len(read) == 1
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
