"""A search index in files that are loaded when they are needed, also from disk.

A page that lies on disk may not fetch files but may load scripts. So each file calls a function of the page with its data.
``chunks.js`` names the files of words; ``words/<two letters>.js`` holds, for each word that begins so, the numbers of the entries it
stands in, and for each name that does (``=general assembly``) those of which it is the name; ``entries/<n>.js`` holds the entries
themselves, some hundred a file. A query loads the files of its words, and the entries it shows.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.s8_site.addresses import page
from pipeline.s8_site.directives import Directive
from pipeline.s8_site.package import Package
from pipeline.unseen import shown

ENTRIES_A_FILE: Final = 200
_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST_WORD: Final = 40
_SNIPPET: Final = 320
#: Before a name as a whole; no word begins with it.
WHOLE: Final = "="


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: what it is, where it leads, what is shown of it, the words it is found by, and the names
    and symbols that are its own: who asks for one of them as a whole finds it first."""

    kind: str
    address: str
    title: str
    text: str
    words: str
    names: tuple[str, ...] = ()


def entries(package: Package, directives: Iterable[Directive]) -> Iterator[Entry]:
    """Everything that has a page or a place of its own, most wanted first."""
    for row in package.rows["bodies"]:
        name, acronym = row["name"], row["acronym"] or ""
        title = f"{name} ({acronym})" if acronym else name
        yield Entry("Body", page("bodies", row["body_id"]), title, "", f"{name} {acronym} {' '.join(_names(package, row['body_id']))}", (name, acronym))  # fmt: skip
    for row in package.rows["reports"]:
        title = str(row["title"] or row["report_id"])
        symbol = str(row["symbol"] or "")
        yield Entry("Report", page("reports", row["report_id"]), f"{symbol} {title}".strip(), row["report_type"] or "", f"{symbol} {title}", (symbol, title))  # fmt: skip
    for row in package.rows["topics"]:
        yield Entry("Topic", page("topics", row["topic_id"]), row["name"], row["definition"], f"{row['name']} {row['definition']}", (row["name"],))  # fmt: skip
    for table, kind, key in (("instruments", "Instrument", "instrument_id"), ("meetings", "Meeting", "meeting_id")):
        for row in package.rows[table]:
            name, symbol = package.name(table, row[key]), str(row.get("symbol") or "")
            yield Entry(kind, page(table, row[key]), name, symbol, f"{name} {symbol}", (name, symbol))
    for each in directives:
        who = ", ".join(one.name for one in each.who) or "nobody named"
        whom = ", ".join(one.name for one in each.whom)
        title = f"{who} \N{RIGHTWARDS ARROW} {whom}" if whom else who
        acronyms = " ".join(acronym for one in (*each.who, *each.whom) if (acronym := package.acronyms.get(one.name)))
        yield Entry("Recommendation", each.address, f"{title} ({each.citation})", each.text[:_SNIPPET], f"{title} {acronyms} {each.citation} {each.text}")  # fmt: skip


def _names(package: Package, key: str) -> Sequence[str]:
    return package.body_names.get(key, ())


def folded(text: str) -> str:
    """Letters as they are compared: without accents and capitals. The page's script does the same to a query."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).lower()


def words_of(text: str) -> list[str]:
    """The words of a text as they are looked for; each once, in order."""
    return list(dict.fromkeys(word[:_LONGEST_WORD] for word in _WORD.findall(folded(text))))


def index_files(found: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """The files of the index: path below the folder of the index, and what is in it."""
    places: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for number, entry in enumerate(found):
        for word in words_of(entry.words):
            places[chunk_of(word)].setdefault(word, []).append(number)
        for whole in {tuple(words_of(name)) for name in entry.names} - {()}:
            places[chunk_of(whole[0])].setdefault(f"{WHOLE}{' '.join(whole)}", []).append(number)
    for chunk, words in sorted(places.items()):
        yield f"words/{chunk}.js", _call(f"words/{chunk}", {word: _gaps(words[word]) for word in sorted(words)})
    # Which files there are: a page that asks for one that is not there has an error on its console.
    yield "chunks.js", _call("chunks", sorted(places))
    for first in range(0, len(found), ENTRIES_A_FILE):
        name = f"entries/{first // ENTRIES_A_FILE}"
        rows = [[each.kind, each.address, shown(each.title), shown(each.text)] for each in found[first : first + ENTRIES_A_FILE]]  # fmt: skip
        yield f"{name}.js", _call(name, rows)


def chunk_of(word: str) -> str:
    """The file that a word is in: its first two letters, written so that they are a file name everywhere."""
    return "-".join(f"{ord(letter):x}" for letter in word[:2])


def _gaps(numbers: Sequence[int]) -> list[int]:
    """The first number, and of each other one how much it is more: short numbers."""
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]


def _call(name: str, data: Mapping[str, object] | Sequence[object]) -> str:
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"site.loaded({json.dumps(name)},{written});\n"
