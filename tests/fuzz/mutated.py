"""Damaged and invented inputs against every way in: ``python -m tests.fuzz 100000``.

Seeds are reports made here; each input is a seed with bytes flipped, cut, doubled or put in from another, or with a text of
``families``. What may come of it is a result or an error of the project's own. Anything else is printed with the number of
the input, which makes it again: ``python -m tests.fuzz --only 4711``.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Final

from pipeline.engine.document import work_document
from pipeline.engine.parts import to_pieces
from pipeline.engine.shard import arrow_schemas
from pipeline.model import Source
from pipeline.s0_sources import read_sidecar
from pipeline.s0_sources.corrections import read_corrections
from pipeline.s5_check.annotation import AnnotationError, read_annotation
from tests.families import FAMILIES
from tests.made_files import make_docx, make_pdf, p, prose, table

_TEXT: Final = (
    "A/53/1\n\nDistr.: General\n21 September 1998\n\nTitle\n\nReport of the Secretary-General\n\nI. Introduction\n\n"
    "1. The Commission on the Status of Women, at its forty-second session, recommended that States ratify the "
    "Convention (resolution 52/98).\u00b9\n\n2. It requests the Secretary-General to report.\n\nNotes\n\n\u00b9 See A/53/409.\n"
)
_SLOW_SECONDS: Final = 20.0


def _document(ending: str) -> Callable[[bytes], None]:
    def work(content: bytes) -> None:
        made = work_document(content, Source(f"x{ending}", "0" * 64, len(content)))
        to_pieces(made.rows, arrow_schemas())
        for row in made.rows.get("issues", ()):
            assert row["kind"] != "internal_error", row["message"]

    return work


def _sidecar(content: bytes) -> None:
    read_sidecar(content, "x.yaml")


def _annotation(content: bytes) -> None:
    try:
        read_annotation(content, "x.yaml")
    except AnnotationError:
        return


def _corrections(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "corrections").mkdir()
        (Path(folder) / "corrections/x.yaml").write_bytes(content)
        read_corrections(Path(folder))


TARGETS: Final[Mapping[str, tuple[bytes, Callable[[bytes], None]]]] = {
    "text": (_TEXT.encode(), _document(".txt")),
    "html": (f"<html><body><h1>I</h1><p>{_TEXT}</p><ol start=3><li>a</ol><table><tr><td>1<td>2</table>".encode(), _document(".html")),
    "markdown": (f"# I\n\n{_TEXT}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: note\n".encode(), _document(".md")),
    "docx": (make_docx(p(_TEXT, numbering=(1, 0)) + table(["a", "b"])), _document(".docx")),
    "pdf": (make_pdf([prose(700, ["The General Assembly decides to remain seized"] * 20)] * 2), _document(".pdf")),
    "sidecar": (b"symbols: [A/1/2, S/3/4]\ntitle: T\npublication_date: 1998-09-18\n", _sidecar),
    "corrections": (b"- table: bodies\n  id: x\n  action: withdraw\n  reason: r\n", _corrections),
    "annotation": (b"report: {symbol: A/53/409}\nparagraphs: {'1': [I, a, b]}\n", _annotation),
}  # fmt: skip


def invented(number: int) -> tuple[str, bytes]:
    """The target and the bytes of an input; the same for the same number."""
    random = Random(number)
    name = list(TARGETS)[number % len(TARGETS)]
    content = bytearray(TARGETS[name][0])
    if name in ("text", "html", "markdown") and random.random() < 0.2:
        at = random.randrange(len(content))
        content[at:at] = FAMILIES[random.choice(list(FAMILIES))][1](random.randrange(200, 2000)).encode()
    for _ in range(random.randrange(1, 12)):
        at, length = random.randrange(len(content) + 1), random.choice((1, 1, 2, 8, 64))
        kind = random.randrange(5)
        if kind == 0 and at < len(content):
            content[at] ^= 1 << random.randrange(8)
        elif kind == 1:
            del content[at : at + length]
        elif kind == 2:
            content[at:at] = content[at : at + length] * random.randrange(1, 40)
        elif kind == 3:
            content[at:at] = random.choice(
                (b"9" * 40, b"\xc2\xb2", b"\x00", b"\xff", b"--5", b"(", b"[", "\u202e".encode())
            )
        else:
            content[at : at + length] = random.randbytes(length)
    return name, bytes(content)


def attempt(number: int) -> str | None:
    """What is wrong with what comes of an input; None where it is as promised."""
    name, content = invented(number)
    began = time.process_time()
    try:
        TARGETS[name][1](content)
    except Exception as error:
        return f"{name} {number}: {type(error).__name__}: {' '.join(str(error).split())[:300]}"
    took = time.process_time() - began
    return f"{name} {number}: {took:.0f} seconds" if took > _SLOW_SECONDS else None


def main(arguments: list[str]) -> int:
    """Try so many inputs, or one; the number of finds is the exit code, at most 1."""
    numbers = [int(arguments[1])] if arguments[:1] == ["--only"] else range(int(arguments[0]) if arguments else 100_000)
    finds = Counter[str]()
    for number in numbers:
        if (found := attempt(number)) is not None:
            finds[found.partition(" ")[0]] += 1
            print(found, flush=True)
    print(f"{len(numbers):,} inputs, {finds.total()} finds {dict(finds) or ''}")
    return min(1, finds.total())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
