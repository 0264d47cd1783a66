"""A folder of sources that nobody would want: odd names, things that are no files, and YAML that says anything.

Everything here stands beside good reports and must change none of them. ``fill`` says which of its files are reports that are
to be read all the same, as a name or what stands beside it is the only odd thing about them.
"""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Final

REPORT: Final = "A/54/{n}\n\n1. The Committee recommends that States act on matter {n}.\n"

#: Names that a file system takes; bytes, as not all are text.
NAMES: Final = (
    b"-rf.txt", b"--help.txt", b"a\nb.txt", b"a\tb.txt", b"$(touch x).txt", b"`id`.txt", b"a;b&c|d.txt", b"%2e%2e%2fx.txt",
    b"..x.txt", b"a..txt", b" a.txt", b"a .txt", b"#a?b.txt", b"'\".txt", b"<b>.txt", b"\\x.txt", b"CON.txt", b"nul.txt",
    b"~.txt", b"\xff\xfe.txt", b"caf\xe9.txt", "é.txt".encode(), "e\u0301.txt".encode(), "ß.txt".encode(), b"SS.TXT",
    "\u202etxt.x.txt".encode(), "\u200b.txt".encode(), "\u0300\u0301.txt".encode(), "🐛.txt".encode(), b"\x1b[31m.txt",
    b"\x7f.txt", b"x" * 251 + b".txt", ("文" * 83).encode() + b".txt", b"=1+1.txt", b"@x.txt", b"javascript:alert(1).txt",
    b"a.txt.txt", b"A.TXT", b"datapackage.json.txt", b"{{7*7}}.txt", b"[bold]x.txt",
)  # fmt: skip

#: What may stand in a sidecar. None of them costs the report beside it.
SIDECARS: Final[Mapping[str, bytes]] = {
    "laughs": b"a: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a, *a]\n" % (n, n) for n in range(30)) + b"symbol: *a\n",
    "merge": b"x: &x {symbol: A/1/1}\n<<: *x\n",
    "twice": b"symbol: A/54/501\nsymbol: A/54/502\n",
    "lists": b"symbol: [[A/1/1], {a: b}]\ntitle: {a: [b]}\npublication_date: [1, 2]\n",
    "python": b"title: !!python/object/apply:os.system ['touch hacked']\nsource_url: !!python/name:os.system\n",
    "tags": b"title: !!binary aGVsbG8=\npublication_date: !!timestamp 2001-01-01\nsymbol: !<tag:x> A/1/1\n",
    "numbers": b"title: " + b"9" * 5000 + b"\npublication_date: " + b"9" * 5000 + b"-01-01\n",
    "days": b"publication_date: 2005-02-30\nretrieved: 0000-00-00\n",
    "days2": b"publication_date: 2005-W01-1\nretrieved: 20050101\n",
    "documents": b"title: x\n---\ntitle: y\n...\n",
    "zero": b"title: a\0b\n",
    "utf16": "title: x\n".encode("utf-16"),
    "latin": b"title: caf\xe9\n",
    "keys": b"? [a, b]\n: c\n? {a: b}\n: d\n",
    "long key": b"x" * 60_000 + b": 1\n",
    "long": b"title: " + b"x" * 70_000 + b"\n",
    "many": b"".join(b"k%d: v\n" % n for n in range(5000)),
    "scalar": b"- - - - x\n",
    "script": b"source_url: javascript:alert(1)\ntitle: <script>alert(1)</script>\n",
    "data": b"source_url: data:text/html,<script>alert(1)</script>\n",
    "address": b"source_url: \"https://x/\\\"><script>alert(1)</script>\"\n",
    "bidi": "title: \u202e\u2066evil\u2069\nsymbol: A/54/\u202e9\n".encode(),
    "formula": b"title: =HYPERLINK(\"http://x\",\"y\")\n",
    "terminal": b"title: \"\\e[2J\\a\\e]0;x\\a\"\n",
    "path": b"symbol: A/../../../../etc/passwd\n",
    "symbols": b"symbols: [" + b"A/1/1, " * 3000 + b"]\n",
    "leave": b"leave_out: [yes, no]\n",
    "deep": b"{a: " * 5000,
    "media": b"media_type: ../../x\nsha256: zz\noriginal_language: klingon\n",
    "block": b"title: |\n" + b" x\n" * 20_000,
}  # fmt: skip

_ENTRY: Final = "- table: {table}\n  id: a-54-1.p1\n  action: {action}\n  reason: {reason}\n"
#: Files of corrections: each names what is wrong with it and none ends the command.
CORRECTIONS: Final[Mapping[str, bytes]] = {
    "laughs": SIDECARS["laughs"],
    "python": b"- !!python/object/apply:os.system ['touch hacked']\n",
    "table": _ENTRY.format(table="../../x", action="withdraw", reason="x").encode(),
    "action": _ENTRY.format(table="paragraphs", action="drop table", reason="x").encode(),
    "types": b"- [a]\n- 1\n- {table: [x], id: {a: b}, action: 1, reason: 2}\n",
    "many": (_ENTRY.format(table="paragraphs", action="withdraw", reason="none") * 3000).encode(),
    "number": b"- {table: paragraphs, id: a-54-1.p1, action: override, column: char_start, expected: '0', value: '" + b"9" * 5000 + b"', reason: x}\n",
    "day": b"- {table: reports, id: a-54-1, action: override, column: publication_date, expected: ~, value: 2005-02-30, reason: x}\n",
    "key": b"- {table: reports, id: a-54-1, action: override, column: report_id, expected: a-54-1, value: ../../x, reason: x}\n",
    "twice": b"- {table: reports, table: bodies, id: a-54-1, action: confirm, expected: x, reason: x}\n",
    "empty": b"", "text": b"x", "zero": b"\0\0", "map": b"a: b\n",
}  # fmt: skip


def fill(folder: Path) -> set[str]:
    """Make it. Comes back with the files that are to be read, by their paths in it: those whose names can be printed and do
    not hide them."""
    folder.mkdir()
    numbers = count(1)
    read: set[str] = set()

    def report(path: Path) -> None:
        path.write_text(REPORT.format(n=next(numbers)), "utf-8")
        if path.name.isprintable() and not path.name.startswith("."):
            read.add(str(path.relative_to(folder)))

    (folder / "names").mkdir()
    for printed in NAMES:
        report(folder / "names" / os.fsdecode(printed))
    (folder / "sidecars").mkdir()
    for name, content in SIDECARS.items():
        report(folder / "sidecars" / f"{name}.txt")
        (folder / "sidecars" / f"{name}.yaml").write_bytes(content)
    _things(folder / "things")
    _far(folder / "far")
    return read


def _things(folder: Path) -> None:
    """What is no file, or leads elsewhere, or cannot be read."""
    folder.mkdir()
    for name in ("pipe.txt", "pipe.yaml", "beside.yaml"):
        os.mkfifo(folder / name)
    (folder / "beside.txt").write_text(REPORT.format(n=900))
    with socket.socket(socket.AF_UNIX) as made:
        # The path of a socket has a hundred bytes at the most.
        here = os.open(folder, os.O_RDONLY)
        made.bind(f"/proc/self/fd/{here}/socket.txt")
        os.close(here)
    for name, target in (
        ("self.txt", "self.txt"), ("ring.txt", "ring2.txt"), ("ring2.txt", "ring.txt"), ("nowhere.txt", "nowhere"),
        ("zero.txt", "/dev/zero"), ("memory.txt", "/proc/self/mem"), ("passwd.txt", "/etc/passwd"), ("up.txt", "../.."),
        ("loop", "."), ("root", "/"), ("passwd.yaml", "/etc/passwd"), ("open.txt", "/proc/self/fd/0"),
    ):  # fmt: skip
        (folder / name).symlink_to(target)
    (folder / "folder.txt").mkdir()
    (folder / "folder.txt" / "x.yaml").mkdir()
    (folder / "closed").mkdir()
    (folder / "closed" / "x.txt").write_text(REPORT.format(n=901))
    (folder / "closed.txt").write_text(REPORT.format(n=902))
    (folder / "closed.txt").chmod(0)
    (folder / "closed").chmod(0)
    if os.geteuid() == 0:
        os.mknod(folder / "null.txt", stat.S_IFCHR | 0o600, os.makedev(1, 3))
        os.mknod(folder / "endless.txt", stat.S_IFCHR | 0o600, os.makedev(1, 5))


def _far(folder: Path) -> None:
    """Folders in folders, as far as a path can be said."""
    folder.mkdir()
    at = folder
    while len(os.fsencode(at)) < 3800:
        at /= "d" * 100
        at.mkdir()
    (at / "x.txt").write_text(REPORT.format(n=903))


def say(sources: Path) -> None:
    """Corrections and annotations beside them; an annotation says of a report what nobody could find."""
    (sources / "corrections").mkdir()
    for name, content in CORRECTIONS.items():
        (sources / "corrections" / f"{name}.yaml").write_bytes(content)
    os.mkfifo(sources / "corrections" / "pipe.yaml")
    (sources / "corrections" / "passwd.yaml").symlink_to("/etc/passwd")
    (sources / "annotations").mkdir()
    for name in ("laughs", "python", "lists", "zero", "deep", "numbers"):
        (sources / "annotations" / f"{name}.yaml").write_bytes(SIDECARS[name])
