"""Made-up reports of the United Nations, any number of them, from a seed: what the other benchmarks build.

Run by hand: ``python -m benchmarks.synthetic --count 1000 --seed 7 --out FOLDER``. Report ``n`` of a seed is the same
whatever ``--count`` is, to the byte and in every version of Python, as long as the registry is the same. Reports vary
in names of bodies, countries, meetings and symbols (from the registry), in figures, order, sections, length (5 to 40
KB) and damage: lost numbers of paragraphs, paragraphs cut by a page, words glued together. Half of the sentences are
those of a real report with other names and figures in them.
"""

from __future__ import annotations

import argparse
import html
import io
import re
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final, Literal

import yaml

from benchmarks.variation import Pools, Template, parse_template, pick, pools, template_of
from pipeline.numbers import int_to_ordinal
from pipeline.paths import PROJECT
from pipeline.s3_extract.months import MONTHS

Format = Literal["text", "html", "docx"]
FORMATS: Final[tuple[Format, ...]] = ("text", "html", "docx")
REPORT: Final = PROJECT / "sources" / "a-53-409.txt"
_PHRASES: Final = Path(__file__).with_name("phrases.yaml")
_SUFFIXES: Final = {"text": ".txt", "html": ".html", "docx": ".docx"}
_SMALLEST, _LARGEST = 5_000, 40_000
# Reports in one folder; file systems and people dislike a hundred thousand.
_FOLDER: Final = 1_000
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
# How often a paragraph of a damaged report has lost its number, is cut by a page, has glued words.
_LOST, _CUT, _GLUED = 0.08, 0.15, 0.1
_SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURES: Final = {ord(raised): figure for figure, raised in zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)}
_MARK: Final = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SENTENCE_END: Final = re.compile(r"(?<=[a-z]\.) (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class SyntheticReport:
    """A report and what is true of it: its symbol, how many numbered paragraphs and notes it has, what is damaged.

    ``path`` is relative to the folder it is written to.
    """

    path: str
    content: bytes
    symbol: str
    paragraphs: int
    notes: int
    lost_numbers: int
    cuts: int


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The sentences of ``phrases.yaml`` and of the real report, ready to be filled."""

    topics: tuple[str, ...]
    sections: tuple[str, ...]
    narration: tuple[Template, ...]
    reported: tuple[Template, ...]
    own: tuple[Template, ...]
    leads: tuple[Template, ...]
    items: tuple[Template, ...]
    notes: tuple[Template, ...]
    real: tuple[Template, ...]


@cache
def _phrases() -> _Phrases:
    raw: dict[str, list[str]] = yaml.safe_load(_PHRASES.read_text("utf-8"))
    kinds = ("narration", "reported", "own", "leads", "items", "notes")
    ready: dict[str, Any] = {kind: tuple(map(parse_template, raw[kind])) for kind in kinds}
    paragraphs = re.findall(r"^(?:- )?\d+\. (.+)$", REPORT.read_text("utf-8"), re.MULTILINE)
    sentences = [sentence for paragraph in paragraphs for sentence in _SENTENCE_END.split(paragraph)]
    whole = [sentence for sentence in sentences if len(sentence) > 60 and sentence.endswith(".")]
    # A meeting named by its theme is held once: with other days in every report it would contradict itself.
    real = tuple(template_of(sentence) for sentence in whole if '"' not in sentence)
    return _Phrases(tuple(raw["topics"]), tuple(raw["sections"]), real=real, **ready)


@cache
def _pools(seed: int) -> Pools:
    return {**pools(seed), "topic": _phrases().topics}


@dataclass(slots=True)
class _Draft:
    """A report while it is written: lines of (kind, text), the kinds being those of ``_HTML``."""

    random: Callable[[], float]
    pools: Pools
    symbol: str
    blocks: list[tuple[str, str]]
    notes: list[str]
    damaged: bool
    size: int = 0
    paragraphs: int = 0
    lost: int = 0
    cuts: int = 0

    def add(self, kind: str, text: str) -> None:
        self.blocks.append((kind, text))
        self.size += len(text) + 2

    def fill(self, templates: Sequence[Template]) -> str:
        return templates[int(self.random() * len(templates))].fill(self.random, self.pools)


def make_report(seed: int, index: int, form: Format = "text") -> SyntheticReport:
    """Report ``index`` of a seed."""
    random = Random(f"{seed} {index}").random
    symbol, head = _masthead(random, index)
    draft = _Draft(random, _pools(seed), symbol, head, [], damaged=random() < 0.5)
    size = _SMALLEST + random() * (_LARGEST - _SMALLEST)
    sections = 3 + int(random() * 5)
    for number in range(sections):
        _write_section(draft, number, sections, size * (number + 1) / sections)
    if draft.notes:
        draft.add("heading", "Notes")
        for number, note in enumerate(draft.notes, 1):
            draft.add("note", f"{str(number).translate(_SUPERSCRIPTS)} {note}")
    stem = symbol.lower().replace("/", "-").replace(".", "-")
    return SyntheticReport(
        path=f"{index // _FOLDER:04d}/{stem}{_SUFFIXES[form]}",
        content=_RENDERERS[form](draft.blocks),
        symbol=symbol,
        paragraphs=draft.paragraphs,
        notes=len(draft.notes),
        lost_numbers=draft.lost,
        cuts=draft.cuts,
    )


def _masthead(random: Callable[[], float], index: int) -> tuple[str, list[tuple[str, str]]]:
    """The symbol, which holds the index and is therefore the only one of its kind, and the front page."""
    session = 40 + int(random() * 40)
    year, number = session + 1945, index + 1
    symbol, organ = pick(
        random,
        (
            (f"A/{session}/{number}", "General Assembly"),
            (f"E/{year}/{number}", "Economic and Social Council"),
            (f"E/CN.6/{year}/{number}", "Commission on the Status of Women"),
            (f"S/{year}/{number}", "Security Council"),
        ),
    )
    topic = pick(random, _phrases().topics)
    date = f"{1 + int(random() * 28)} {pick(random, MONTHS)} {year}"
    lines = ["United Nations", symbol, organ, f"Distr.: General {date}", "Original: English"]
    if organ == "General Assembly":
        item = f"Agenda item {1 + int(random() * 160)} {topic.capitalize()}"
        lines.append(f"{int_to_ordinal(session).capitalize()} session {item}")
    lines += [topic[0].upper() + topic[1:], "Report of the Secretary-General"]
    return symbol, [("front", line) for line in lines]


def _write_section(draft: _Draft, number: int, sections: int, until: float) -> None:
    """A section, which ends when the report has grown to ``until`` characters; the first and last have their kinds."""
    random, phrases = draft.random, _phrases()
    last = number == sections - 1
    title = "Introduction" if number == 0 else "Conclusions" if last else pick(random, phrases.sections)
    draft.add("heading", f"{_ROMAN[number]}. {title}")
    letter = 0
    while True:
        if not last and number and random() < 0.3 and letter < 8:
            draft.add("heading", f"{'ABCDEFGH'[letter]}. {pick(random, draft.pools['body'])}")
            letter += 1
        _write_paragraph(draft, phrases.own if last else phrases.narration, may_lose=draft.paragraphs > 1 and not last)
        if draft.size >= until:
            return


def _write_paragraph(draft: _Draft, kind: Sequence[Template], *, may_lose: bool) -> None:
    random, phrases = draft.random, _phrases()
    draft.paragraphs += 1
    count = 2 + int(random() * 4)
    chosen = (kind, phrases.reported, phrases.real, phrases.real)
    sentences = [draft.fill(kind), *(draft.fill(chosen[int(random() * 4)]) for _ in range(count))]
    if random() < 0.15:
        sentences[-1] += str(len(draft.notes) + 1).translate(_SUPERSCRIPTS)
        draft.notes.append(draft.fill(phrases.notes))
    text = " ".join(sentences)
    cut = False
    if draft.damaged:
        if may_lose and random() < _LOST:
            draft.lost += 1
        else:
            text = f"{draft.paragraphs}. {text}"
        text = _glue(random, text) if random() < _GLUED else text
        cut = random() < _CUT
    else:
        text = f"{draft.paragraphs}. {text}"
    if cut and (place := _inside(text)) > 0:
        draft.cuts += 1
        draft.add("paragraph", text[:place])
        draft.add("rest", text[place + 1 :])
    else:
        draft.add("paragraph", text)
    if random() < 0.1:
        draft.blocks[-1] = (draft.blocks[-1][0], f"{draft.blocks[-1][1]} {draft.fill(phrases.leads)}")
        letters = "abcd"[: 2 + int(random() * 3)]
        for letter in letters:
            draft.add("item", f"({letter}) {draft.fill(phrases.items)}{'.' if letter == letters[-1] else ';'}")


def _inside(text: str) -> int:
    """A blank between two small words near the middle, where a page can end; -1 where there is none."""
    found = re.compile(r"(?<=[a-z]) (?=[a-z])").search(text, len(text) // 2)
    return found.start() if found else -1


def _glue(random: Callable[[], float], text: str) -> str:
    """The text with one blank lost between two small words."""
    found = re.compile(r"(?<=[a-z]) (?=[a-z]{3})").search(text, int(random() * len(text)))
    return text[: found.start()] + text[found.end() :] if found else text


def _text(blocks: Sequence[tuple[str, str]]) -> bytes:
    return ("\n\n".join([text for _, text in blocks]) + "\n").encode()


_HTML: Final = {"front": "p", "heading": "h2", "paragraph": "p", "rest": "p", "item": "p", "note": "p"}


def _html(blocks: Sequence[tuple[str, str]]) -> bytes:
    lines = (f"<{(tag := _HTML[kind])}>{html.escape(text, quote=False)}</{tag}>" for kind, text in blocks)
    page = _MARK.sub(lambda mark: f"<sup>{mark.group().translate(_FIGURES)}</sup>", "\n".join(lines))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"></head><body>\n{page}\n</body></html>\n'.encode()
    )


_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DOCX: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>',
}


def _docx(blocks: Sequence[tuple[str, str]]) -> bytes:
    """The smallest Word file that holds the paragraphs; the time in the archive is fixed."""
    runs = (f'<w:p><w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r></w:p>' for _, text in blocks)
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{"".join(runs)}</w:body></w:document>'
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (*_DOCX.items(), ("word/document.xml", document)):
            whole = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{part}'
            archive.writestr(zipfile.ZipInfo(name), whole, zipfile.ZIP_DEFLATED)
    return kept.getvalue()


_RENDERERS: Final[dict[Format, Callable[[Sequence[tuple[str, str]]], bytes]]] = {
    "text": _text,
    "html": _html,
    "docx": _docx,
}


def make_reports(
    count: int, seed: int, formats: Sequence[Format] = ("text",), start: int = 0
) -> Iterator[SyntheticReport]:
    """Reports ``start`` to ``start + count`` of a seed, the formats in turn."""
    for index in range(start, start + count):
        yield make_report(seed, index, formats[index % len(formats)])


def varied_reports(count: int, seed: int) -> Iterator[str]:
    """The text of the real report, ``count`` times, each time with other names and figures throughout."""
    template = template_of(REPORT.read_text("utf-8"))
    for index in range(count):
        yield template.fill(Random(f"varied {seed} {index}").random, _pools(seed))


def write_reports(reports: Iterator[SyntheticReport], out: Path) -> tuple[int, int]:
    """Write reports into a folder; how many they were and how many bytes."""
    count = size = 0
    for report in reports:
        path = out / report.path
        if count % _FOLDER == 0 or not path.parent.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(report.content)
        count, size = count + 1, size + len(report.content)
    return count, size


def _formats(text: str) -> tuple[Format, ...]:
    named = tuple(known for name in text.split(",") for known in FORMATS if known == name)
    if len(named) != len(text.split(",")):
        raise argparse.ArgumentTypeError(f"{text!r}: name some of {', '.join(FORMATS)}, with commas between them")
    return named


def main() -> None:
    """Write reports and say how many a second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--start", type=int, default=0, help="number of the first report")
    parser.add_argument("--formats", type=_formats, default=("text",), help="text,html,docx")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    begun = time.perf_counter()
    reports = make_reports(options.count, options.seed, options.formats, options.start)
    count, size = write_reports(reports, options.out)
    seconds = time.perf_counter() - begun
    print(f"{count:,} reports, {size / 1e6:,.1f} MB, {count / seconds:,.0f} reports/s in {options.out}")


if __name__ == "__main__":
    main()
