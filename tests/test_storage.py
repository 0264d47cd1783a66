"""Sources, finished work and package in an object store: a server of the S3 protocol on this machine, by fsspec."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from click.testing import CliRunner
from moto.server import ThreadedMotoServer

from pipeline.cli import main
from pipeline.engine import package
from pipeline.engine.build import Build, explain_cache, keep_inventory, plan_build, work_shards
from pipeline.engine.package import merge_tables, publish_package, run_check
from pipeline.engine.parts import open_parts
from pipeline.paths import layout
from pipeline.s0_sources import inventory
from pipeline.s5_check.result import summary
from pipeline.s6_publish import verify_package
from pipeline.storage import LocationError, fetch, files_below, is_remote, location, remove

TEXT = "A/53/{n}\n\n1. The Commission met.\n\n2. The Committee against Torture urged Chile to act.\n"


@pytest.fixture(scope="module")
def bucket() -> Iterator[Path]:
    """A bucket of its own."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        place = location("s3://reports")
        cast(Any, place).fs.mkdir("reports")
        yield place
    server.stop()


@pytest.fixture
def home(bucket: Path, request: pytest.FixtureRequest) -> Path:
    """A folder of the bucket for one test."""
    return bucket / cast(str, request.node.name).strip("]").replace("[", "-")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the expectations, which take seconds to load."""
    monkeypatch.setattr(package, "CHECKS", {**package.CHECKS, "expectations": lambda _: summary({}, {}, [])})


def fill(sources: Path, count: int = 12) -> None:
    """Reports, one with a sidecar in a folder, a correction, and files that are passed over."""
    files = {f"{n}.txt": TEXT.format(n=n) for n in range(1, count)}
    files |= {
        "deep/er/r.txt": TEXT.format(n=99),
        "deep/er/r.yaml": "title: A title",
        ".hidden/x.txt": "x",
        "corrections/a.yaml": "- table: reports\n  id: a-53-1\n  action: override\n  column: title\n"
        "  expected:\n  value: Another title\n  reason: so it is\n",
    }
    for name, text in files.items():
        path = sources / name
        if not is_remote(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def built(build: Build) -> tuple[int, int]:
    """Build everything, and say how many documents were worked and taken over."""
    plan = plan_build(build)
    keep_inventory(build, plan.inventory)
    worked = work_shards(build, plan)
    merge_tables(build)
    for kind in package.CHECKS:
        assert run_check(build, kind).ok
    publish_package(build)
    return worked.worked, worked.copied


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name, _ in sorted(files_below(folder))}


def test_a_build_in_an_object_store_gives_the_package_of_one_on_this_machine(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fill(home / "sources")
    fill(tmp_path / "sources")
    assert inventory(home / "sources") == inventory(tmp_path / "sources")
    far = Build(layout(home / "sources", home / "package", home / "cache"), workers=2)
    near = Build(layout(tmp_path / "sources", tmp_path / "package"))
    assert built(far) == built(near) == (12, 0)
    assert contents(home / "package") == contents(tmp_path / "package")
    assert {name.split("/")[0] for name in contents(home / "cache")} == {"shards"}

    # One more, one less: only what changed is worked and sent.
    for sources in (home / "sources", tmp_path / "sources"):
        (sources / "new.txt").write_bytes(TEXT.format(n=77).encode())
        (sources / "2.txt").unlink()
    assert [reason.fate for reason in explain_cache(far, plan_build(far))].count("worked") == 1
    assert built(far) == built(near) == (1, 11)
    assert contents(home / "package") == contents(tmp_path / "package")
    assert "texts/a-53-2.txt" not in contents(home / "package")
    assert verify_package(near.layout.descriptor) == []


def test_a_lost_file_of_the_package_is_sent_again(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fill(tmp_path / "sources", 4)
    build = Build(layout(tmp_path / "sources", home / "package"))
    built(build)
    before = contents(home / "package")
    (home / "package" / "tables" / "reports.csv").unlink()
    built(build)
    assert contents(home / "package") == before


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda folder: (folder / "index.json").unlink(), id="index-not-yet-written"),
        pytest.param(lambda folder: (folder / "mentions.parquet").unlink(), id="table-lost"),
        pytest.param(lambda folder: (folder / "mentions.parquet").write_bytes(b"x"), id="table-cut-off"),
    ],
)
def test_half_a_shard_in_an_object_store_is_never_taken_for_a_whole_one(
    damage: Callable[[Path], object], home: Path, tmp_path: Path
) -> None:
    fill(tmp_path / "sources", 4)
    build = Build(layout(tmp_path / "sources", tmp_path / "package", home / "cache"))
    work_shards(build, plan_build(build))
    part = next(path for path in build.layout.shards.iterdir() if path.name.startswith("s-"))
    assert is_remote(part)
    damage(part)
    assert open_parts(part) is None
    assert work_shards(build, plan_build(build)).worked == 4
    assert open_parts(part) is not None


def test_removing_what_is_not_there_is_no_error(home: Path) -> None:
    remove(home / "nothing")


def test_the_command_takes_addresses(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fill(home / "sources", 3)
    arguments = ["build", "--sources", str(home / "sources"), "--output", str(home / "package"), "--workers", "1"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    described = json.loads((home / "package" / "datapackage.json").read_bytes())
    assert all((home / "package" / each["path"]).exists() for each in described["resources"])
    assert "Nothing changed" in CliRunner().invoke(main, arguments).output


# --- addresses -------------------------------------------------------------------------------------------------------


def test_a_file_address_is_a_folder_of_this_machine(tmp_path: Path) -> None:
    assert location(f"file://{tmp_path}") == tmp_path
    assert not is_remote(location("some/folder"))
    assert fetch(tmp_path / "a", tmp_path / "b") == tmp_path / "a"


def test_an_address_nobody_reads_says_what_to_do() -> None:
    with pytest.raises(LocationError, match=r"nosuch://x cannot be read: fsspec says"):
        location("nosuch://x")


def test_the_descriptor_of_a_package_elsewhere_lies_in_it(bucket: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        main, ["build", "--sources", str(tmp_path), "--output", str(bucket / "x"), "--descriptor", "d.json"]
    )
    assert result.exit_code == 2
    assert "lies in it; leave it out" in result.output
