"""The ways in: what each takes, where inputs begin from, and what may come of it.

A target is a function of bytes. What may come of it is nothing, or an error of the project's own; any other exception is
a find, and so is an issue that calls a mistake of the program by its name.
"""

from __future__ import annotations

import contextlib
import json
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Final

from pipeline import numbers
from pipeline.engine.document import work_document
from pipeline.engine.package import EVIDENCE_KINDS
from pipeline.engine.parts import to_pieces
from pipeline.engine.shard import arrow_schemas
from pipeline.model import Source
from pipeline.paths import layout
from pipeline.rules.loader import RuleError, read_file
from pipeline.rules.shapes import AS_TEXT, SHAPES
from pipeline.s0_sources import inventory, read_sidecar
from pipeline.s0_sources.corrections import read_corrections
from pipeline.s2_structure.front_symbols import mend_symbol
from pipeline.s3_extract.citations.symbols import SymbolError, find_symbols, parse
from pipeline.s3_extract.dates import all_dates
from pipeline.s5_check.annotation import AnnotationError, read_annotation
from pipeline.s5_check.filled_list import ListError, read_list
from pipeline.s5_check.package_rows import PackageError, package_home
from pipeline.s5_check.remedies import first_breach
from pipeline.schema import SOURCE_COLUMN
from pipeline.sealed import sealed, unsealed
from pipeline.unseen import shown
from tests.made_files import make_docx, make_pdf, p, prose, r, table

_FRONT: Final = (
    "A/53/1\n\nDistr.: General\n21 September 1998\n\nFifty-third session\nAgenda item 104\n\nAdvancement of women\n\n"
    "Report of the Secretary-General\n\n"
)
_BODY: Final = (
    "I. Introduction\n\n"
    "1. The Commission on the Status of Women, at its forty-second session, recommended that States ratify the "
    "Convention (resolution 52/98 of 12 December 1997).\u00b9\n\n2. It requests the Secretary-General to report by 1999:\n\n"
    "(a) Governments should act;\n\n(b) UNICEF and the World Bank are urged to help.\n\n"
    "Notes\n\n\u00b9 See A/53/409 and Add.1-3, para. 5.\n"
)
_SENTENCES: Final = (
    "The Committee (CEDAW) recommends that the State party (a) adopt laws; (b) ratify the Convention by 2001.",
    "1. Requests the Secretary-General to submit to the Council, at its fifty-fourth session, a report;",
    "135.7 Ratify the Optional Protocol (Chile; Nepal); 135.8 Consider abolishing it (France).",
    "In its resolutions 1998/30, 1325 (2000) and S-8/1, the Council called upon Member States and UNICEF to act.",
    "The Special Rapporteur urges the Ministries of Health of Peru and of Chile to act within six months.",
    "The Working Group, established by decision 50/411, met in Geneva from 5 to 9 May 1998. It invited them to report.",
    '"We urge States," the representative of France said, "to ratify it." He also called for reforms.',
)


@dataclass(frozen=True, slots=True)
class Target:
    """``seeds`` are where inputs begin from, at most ``longest`` bytes; ``work`` raises where something is wrong."""

    seeds: tuple[bytes, ...]
    work: Callable[[bytes], object]
    longest: int = 4096


def _document(ending: str, content: bytes) -> None:
    """What a build does with a document: no mistake of the program, and rows that keep every rule of the schema."""
    made = work_document(content, Source(f"x{ending}", "0" * 64, len(content)))
    rows = {name: [row | {SOURCE_COLUMN: "x"} for row in some] for name, some in made.rows.items()}
    to_pieces(rows, arrow_schemas())
    for row in made.rows.get("issues", ()):
        assert row["kind"] not in ("internal_error", *EVIDENCE_KINDS), row["message"]
        assert row["kind"] != "report_set_aside", row["message"]
    if made.report_id is not None:
        tables = {name: some for name, some in made.rows.items() if name not in ("texts", "set_aside")}
        assert first_breach(tables) is None


def _words(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def _sentences(content: bytes) -> None:
    """Structure and extraction: text that a reader would give."""
    _document(".txt", (_FRONT + "1. " + _words(content)).encode())


def _symbols(content: bytes) -> None:
    text = _words(content)
    with contextlib.suppress(SymbolError):
        parse(text)
    for match in find_symbols(text):
        assert 0 <= match.start < match.end <= len(text)
    mend_symbol(text)
    for each in all_dates(text, "1998-09-18"):
        assert 0 <= each.start < each.end <= len(text)
    for line in text.splitlines():
        numbers.whole_number(line), numbers.ordinal_to_int(line), numbers.roman_to_int(line)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown(text))


def _part(name: str, content: bytes) -> None:
    """One part of a Word file, in a package that is whole."""
    xml = _words(content)
    if name == "document":
        _document(".docx", make_docx(xml))
    else:
        body = p("1. Text", style="S", numbering=(1, 0)) + p(r("x", '<w:rStyle w:val="S"/>'))
        _document(".docx", make_docx(body, {f"{name}.xml": xml}))


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-"))


@contextlib.contextmanager
def _file(name: str, content: bytes) -> Iterator[Path]:
    path = _folder() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    try:
        yield path
    finally:
        path.unlink()


def _corrections(content: bytes) -> None:
    with _file("said/corrections/x.yaml", content) as path:
        read_corrections(path.parents[1])


def _annotation(content: bytes) -> None:
    with contextlib.suppress(AnnotationError):
        read_annotation(content, "x.yaml")


def _rules(content: bytes) -> None:
    """A rule file; the first byte says of which name."""
    name = list(SHAPES)[content[0] % len(SHAPES)] if content else "actors.yaml"
    with _file("rules.yaml", content[1:]) as path, contextlib.suppress(RuleError):
        read_file(path, SHAPES[name], as_text=name in AS_TEXT)


def _filled_list(content: bytes) -> None:
    with contextlib.suppress(ListError):
        read_list(content, ("table", "id"))


def _sealed(content: bytes) -> None:
    """What lies in the cache: only what was written is believed."""
    made = unsealed(content, Path("x"))
    assert made is None or sealed(made) == content


def _descriptor(content: bytes) -> None:
    """The descriptor of a package in a folder that a person names, and in the sources folder."""
    with _file("named/outputs/datapackage.json", content) as path:
        with contextlib.suppress(PackageError):
            package_home(path.parent)
        inventory(path.parents[1])
    with _file("other/datapackage.json", content) as path:
        layout(path.parent / "sources", path.parent / "outputs", None, None)


_DOCX_BODY: Final = p("1. Text", numbering=(1, 0)) + p(r("x", "<w:b/><w:strike/>")) + table(["a", "b"], ["c", "d"])
_NUMBERING: Final = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="2"/></w:lvlOverride></w:num>'
)
_STYLES: Final = (
    '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="heading 1"/><w:basedOn w:val="T"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="T"/><w:basedOn w:val="S"/></w:style>'
)
_NOTES: Final = '<w:footnote w:id="1"><w:p><w:r><w:t>See A/53/409.</w:t></w:r></w:p></w:footnote>'
_HTML: Final = (
    "<!doctype html><html><head><title>T</title><style>.x{display:none}</style></head><body><h1>I</h1>"
    "<p class=x>x<p>1. The Committee <b>recommends</b> that it act.<sup>1</sup><ol start=3 type=a><li value=4>a</ol>"
    "<table><tr><td rowspan=2>1<td>2</table><div style='display:none'>y</div></body></html>"
)
_MARKDOWN: Final = "---\nsymbol: A/53/1\n---\n# I\n\n1. The Committee *recommends*[^1] that\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: note\n"
_SIDECAR: Final = b"symbols: [A/1/2, S/3/4]\ntitle: T\npublication_date: 1998-09-18\nsource_url: https://x.org/y\n"
_CORRECTION: Final = (
    b"- table: bodies\n  id: x\n  action: withdraw\n  reason: r\n"
    b"- table: recommendations\n  id: a.p1.r1\n  action: replace\n  column: verb\n  expected: x\n  value: y\n  reason: r\n"
)
_ANNOTATION: Final = (
    b"report: {symbol: A/53/409}\nparagraphs: {'1': [I, a, b]}\ncitations: [{symbol: A/1/2, in: '1'}]\n"
    b"recommendations: [{in: '1', text: t, verb: urge, body: x, addressees: [y]}]\n"
)
_DESCRIBED: Final = json.dumps(
    {"name": "x", "resources": [{"name": "reports-parquet", "path": "outputs/tables/reports.parquet"}]}
).encode()

TARGETS: Final[Mapping[str, Target]] = {
    "text": Target(((_FRONT + _BODY).encode(),), partial(_document, ".txt")),
    "sentences": Target(tuple(each.encode() for each in _SENTENCES), _sentences, 1024),
    "html": Target((_HTML.encode(), f"<html><body><p>{_FRONT}</p></body></html>".encode()), partial(_document, ".html")),
    "markdown": Target((_MARKDOWN.encode(),), partial(_document, ".md")),
    "docx": Target((make_docx(_DOCX_BODY, {"numbering.xml": _NUMBERING}),), partial(_document, ".docx"), 8192),
    "docx document": Target((_DOCX_BODY.encode(),), partial(_part, "document")),
    "docx numbering": Target((_NUMBERING.encode(),), partial(_part, "numbering"), 2048),
    "docx styles": Target((_STYLES.encode(),), partial(_part, "styles"), 2048),
    "docx footnotes": Target((_NOTES.encode(),), partial(_part, "footnotes"), 2048),
    "pdf": Target((make_pdf([prose(700, ["1. The General Assembly decides to act"] * 6)] * 2),), partial(_document, ".pdf"), 16384),
    "symbols": Target((b"A/53/409 and Add.1-3", b"S/RES/1325 (2000)", b"A/62/17 (Part I)\n5 May 1998", b"forty-second\nXLII"), _symbols, 256),
    "sidecar": Target((_SIDECAR,), partial(read_sidecar, path="x.yaml"), 1024),
    "corrections": Target((_CORRECTION,), _corrections, 1024),
    "annotation": Target((_ANNOTATION,), _annotation, 1024),
    "rules": Target((b"\x00heads:\n  state: [States]\n", b"\x01- id: x\n"), _rules, 1024),
    "filled list": Target((b"table,id,right\nbodies,x,y\n", b"sep=;\ntable;id\n'=1;2\n"), _filled_list, 1024),
    "sealed": Target((sealed({"format": 2, "tables": {"a": [1, "b"]}}),), _sealed, 512),
    "descriptor": Target((_DESCRIBED,), _descriptor, 1024),
}  # fmt: skip
