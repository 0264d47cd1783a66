"""A damaged cache: whatever bit is another one, what is published is what an empty cache gives."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
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


# What happens to one of the files of a cache: the file, all of them, and chance.
Damage = Callable[[Path, list[Path], Random], None]


def flip(path: Path, _: list[Path], random: Random) -> None:
    content = bytearray(path.read_bytes())
    content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    path.write_bytes(content)


def cut(path: Path, _: list[Path], random: Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: random.randrange(len(content))])


def grow(path: Path, _: list[Path], random: Random) -> None:
    path.write_bytes(path.read_bytes() * 2 if random.random() < 0.5 else path.read_bytes() + b"\0" * 4096)


def lose(path: Path, _: list[Path], random: Random) -> None:
    path.unlink()
    if random.random() < 0.5:
        path.mkdir()


def swap(path: Path, files: list[Path], random: Random) -> None:
    """Two files of one kind under each other's names, as a disk that is mended may leave them."""
    alike = [each for each in files if each.suffix == path.suffix and each != path] or files
    other = random.choice(alike)
    one, two = path.read_bytes(), other.read_bytes()
    path.write_bytes(two)
    other.write_bytes(one)


def replace(path: Path, _: list[Path], random: Random) -> None:
    """What another version or another program wrote."""
    path.write_bytes(random.choice([b"{}", b'{"version": 99}', b"PAR1PAR1", bytes(200), b"null", b"\xff" * 99]))


DAMAGES: Mapping[str, Damage] = {each.__name__: each for each in (flip, cut, grow, lose, swap, replace)}


def damaged(root: Path, damages: Sequence[Damage]) -> None:
    """Damage a file of a cache, build, and hold what comes of it against what an empty cache gives; for each damage anew."""
    (root / "sources").mkdir()
    for n in range(1, 5):
        (root / "sources" / f"{n}.txt").write_text(TEXT.format(n=n))
    clean = built(root)
    random = Random(12)
    kept = root / "kept"
    shutil.copytree(root / "cache", kept)
    for damage in damages:
        shutil.rmtree(root / "cache")
        shutil.copytree(kept, root / "cache")
        files = sorted(path for path in (root / "cache").rglob("*") if path.is_file() and path.stat().st_size)
        path = random.choice(files)
        damage(path, files, random)
        assert built(root) == clean, path


def test_a_few_damaged_files_change_nothing(tmp_path: Path) -> None:
    damaged(tmp_path, list(DAMAGES.values()))


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", DAMAGES)
def test_many_damaged_files_change_nothing(name: str, tmp_path: Path) -> None:
    damaged(tmp_path, [DAMAGES[name]] * (200 if name == "flip" else 40))
