"""A damaged cache: whatever bit is another one, what is published is what an empty cache gives."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from pipeline.engine.build import Build, keep_inventory, plan_build, work_shards
from pipeline.engine.package import merge_tables, merged_tables
from pipeline.paths import layout
from pipeline.schema import parquet_files

TEXT = "A/53/{n}\n\n1. The Commission on the Status of Women met in Geneva.\n\n2. It urged States to ratify the Convention.\n"


def built(root: Path) -> dict[str, bytes]:
    """The bytes of the merged tables of a build, which are those that are published."""
    build = Build(layout(root / "sources", root / "outputs", root / "cache"))
    plan = plan_build(build)
    keep_inventory(build, plan.inventory)
    work_shards(build, plan)
    merge_tables(build)
    return {
        name: b"".join(each.read_bytes() for each in parquet_files(path)) for name, path in merged_tables(build).items()
    }


def flips(root: Path, count: int) -> None:
    (root / "sources").mkdir()
    for n in range(1, 5):
        (root / "sources" / f"{n}.txt").write_text(TEXT.format(n=n))
    clean = built(root)
    random = Random(12)
    kept = root / "kept"
    shutil.copytree(root / "cache", kept)
    for _ in range(count):
        shutil.rmtree(root / "cache")
        shutil.copytree(kept, root / "cache")
        files = sorted(path for path in (root / "cache").rglob("*") if path.is_file() and path.stat().st_size)
        path = random.choice(files)
        content = bytearray(path.read_bytes())
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
        path.write_bytes(content)
        assert built(root) == clean, path


def test_a_few_flipped_bits_change_nothing(tmp_path: Path) -> None:
    flips(tmp_path, 4)


@pytest.mark.exhaustive
def test_200_flipped_bits_change_nothing(tmp_path: Path) -> None:
    flips(tmp_path, 200)
