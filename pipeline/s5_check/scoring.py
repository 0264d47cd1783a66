"""How well the rows of a report agree with an annotation of it: what was found, missed and made up.

In: the rows of one report by table (entities among them), the annotated text and an ``Annotation``. Out: ``Figure``
records, and for each recommendation whether it is right, by which confidence is measured. Rows and annotation are paired
by their words, each once, best fit first; what an annotation marks optional counts neither way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

from pipeline.s4_tidy.keys import symbol_key
from pipeline.s5_check.annotation import Annotation, Clause, Named
from pipeline.s5_check.figures import Figure, Side, compare, of_pairs, share_of
from pipeline.s5_check.words import find_stretch, folded, likeness, pair_up, words_of

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
# A paragraph is whole when this share of words agrees: one lost line of a page is more than the rest.
WHOLE: Final = 0.97
# Names of one thing share this many words ("United Nations Children's Fund", "the Children's Fund").
SAME_NAME: Final = 0.8
SAME_INSTRUMENT: Final = 0.75
SAME_MEETING: Final = 0.7
# Two readers cut a clause at other places; below this they mean another one.
SAME_CLAUSE: Final = 0.6
SAME_ACTOR: Final = 0.6
# The report's own facts: the key of an annotation and the column of ``reports``.
FACTS: Final = {"title": "title", "session": "session_number", "agenda_item": "agenda_item", "date": "publication_date",
                "distribution": "distribution", "original_language": "original_language"}  # fmt: skip
_LITTLE: Final = frozenset(["the", "for", "to", "was", "were", "be", "are", "is", "also", "on", "upon", "that", "of"])


@dataclass(frozen=True, slots=True)
class Judged:
    """A recommendation row held against an annotation. ``right``: it is one, and who recommends is right where the row
    says it.

    Clauses that an annotation marks optional are right as well: a reader may take them for recommendations.
    """

    row: Row
    right: bool
    has_addressee: bool


def quality_figures(rows: Rows, text: str, annotation: Annotation) -> list[dict[str, Any]]:
    """Rows of the table ``quality`` for one annotated report."""
    columns = ("table", "measure", "found", "expected", "precision", "recall", "f1")
    return [
        {"report_id": annotation.report_id, **{name: getattr(figure, name) for name in columns}}
        for figure in measure(rows, text, annotation)
    ]


def measure(rows: Rows, text: str, annotation: Annotation) -> list[Figure]:
    """All figures of an annotation, in the order of the tables.

    Args:
        rows: the rows of the report by table, and those of the bodies, meetings and instruments it names.
        text: the text that was annotated, from which quotations are taken; line breaks and bullets do not count.
        annotation: what a person found.
    """
    scored = _Scored(rows, text, annotation)
    return [*scored.layout(), *scored.entities(), *scored.citations(), *scored.recommendations()]


def judge(rows: Rows, text: str, annotation: Annotation) -> list[Judged]:
    """Every recommendation that stands in an annotated paragraph, and whether it is right; none where nobody annotated recommendations."""
    return _Scored(rows, text, annotation).judged()


class _Scored:
    """One report while it is measured: its rows, looked up in several ways, beside the annotation."""

    def __init__(self, rows: Rows, text: str, annotation: Annotation) -> None:
        self.rows, self.annotation = rows, annotation
        self.bodies = {row["body_id"]: row for row in rows.get("bodies", ())}
        self.instruments = {row["instrument_id"]: row for row in rows.get("instruments", ())}
        self.meetings = {row["meeting_id"]: row for row in rows.get("meetings", ())}
        self.names: dict[str, list[str]] = {
            key: [row["name"], row["acronym"] or ""] for key, row in self.bodies.items()
        }
        for row in rows.get("body_names", ()):
            self.names.get(row["body_id"], []).append(row["name"])
        self.text = _without_cuts(folded(text), annotation.cuts)
        self.paragraphs = dict(_paragraph_texts(self.text, annotation))
        self.numbered: dict[str, Row] = {}
        # An annex that numbers its paragraphs anew is not measured.
        for row in rows.get("paragraphs", ()):
            if row["number"]:
                self.numbered.setdefault(row["number"], row)
        self.number_of = {row["paragraph_id"]: number for number, row in self.numbered.items()}
        self.notes = {row["note_id"]: f"n{folded(row['marker'])}" for row in rows.get("notes", ())}

    def layout(self) -> Iterator[Figure]:
        """Facts of the front page, paragraphs, sections and notes."""
        wanted = self.annotation
        report = next(iter(self.rows.get("reports", ())), {})
        facts = [(key, column) for key, column in FACTS.items() if key in wanted.facts]
        wrong = tuple(
            f"{key}: {wanted.facts[key]}"
            for key, column in facts
            if folded(str(report.get(column) or "")) != folded(wanted.facts[key])
        )
        yield share_of("reports", "facts", len(facts), len(facts) - len(wrong), len(facts), wrong)
        sections = {row["section_id"]: row for row in self.rows.get("sections", ())}
        if wanted.paragraphs is not None:
            whole = {
                n
                for n, words in self.paragraphs.items()
                if n in self.numbered and likeness(words, self.numbered[n]["text"]) >= WHOLE
            }
            lost = tuple(f"paragraph {n}" for n in wanted.paragraphs if n not in whole)
            yield share_of("paragraphs", "whole_text", len(self.numbered), len(whole), len(wanted.paragraphs), lost)
            labels = {n: sections.get(row["section_id"], {}).get("label", "") for n, row in self.numbered.items()}
            made_up = {n for n, label in labels.items() if _is_made_up(label)}
            inside = [n for n, (label, _, _) in wanted.paragraphs.items() if labels.get(n) == label or n in made_up]
            yield share_of("paragraphs", "in_section", len(self.numbered), len(inside), len(wanted.paragraphs))
        if wanted.sections is not None:
            yield compare(
                "sections",
                "titles",
                Side(list(wanted.sections.items()), lambda a: f"{a[0]} {a[1]}"),
                Side(list(sections.values()), lambda b: f"{b['label']} {b['title']}"),
                _same_section,
                SAME_NAME,
            )
        if wanted.notes is not None:
            found = [
                (folded(row["marker"]), self.number_of.get(row["paragraph_id"], "0"))
                for row in self.rows.get("notes", ())
            ]
            noted = [(folded(m), n) for m, n in wanted.notes.items()]
            yield compare("notes", "in_paragraph", Side(noted, str), Side(found, str), _equal, 1)

    def entities(self) -> Iterator[Figure]:
        """Bodies, meetings and instruments that the report names, and what is known of them."""
        named = {(row["entity_type"], row["entity_id"]) for row in self.rows.get("mentions", ())}
        kinds: tuple[tuple[str, str, Callable[[Named, Row], float], float, tuple[tuple[str, str, Callable[[str, Row], bool]], ...]], ...] = (
            ("body", "name", self._same_body, SAME_NAME, (("parents", "parent", self._parent_is),)),
            ("meeting", "name", self._same_meeting, SAME_MEETING, (("dates", "start", _begins), ("places", "place", _is_at))),
            ("instrument", "title", self._same_instrument, SAME_INSTRUMENT, (("types", "type", _is_type), ("dates", "date", _is_dated))),
        )  # fmt: skip
        for kind, title, fit, least, facts in kinds:
            table = "bodies" if kind == "body" else f"{kind}s"
            wanted: tuple[Named, ...] | None = getattr(self.annotation, table)
            if wanted is None:
                continue
            found = [row for row in self.rows.get(table, ()) if (kind, row[f"{kind}_id"]) in named]
            pairs = pair_up(wanted, found, fit, least)
            yield of_pairs(table, "named", Side(wanted, lambda a: a.names[0]), Side(found, itemgetter(title)), pairs)
            for measure_name, key, holds in facts:
                expected = [i for i, each in enumerate(wanted) if key in each.facts and not each.optional]
                known = [(i, j) for i, j in pairs if i in expected]
                wrong = tuple(
                    f"{wanted[i].names[0]}: {wanted[i].facts[key]}"
                    for i, j in known
                    if not holds(wanted[i].facts[key], found[j])
                )
                yield share_of(table, measure_name, len(known), len(known) - len(wrong), len(expected), wrong)

    def _same_body(self, wanted: Named, row: Row) -> float:
        names = [name for name in self.names[row["body_id"]] if name]
        if {folded(name) for name in names} & {folded(name) for name in wanted.names}:
            return 1.0
        return 0.9 * max((likeness(a, b) for a in names for b in wanted.names), default=0.0)

    def _is_body(self, name: str, body_id: str | None) -> bool:
        """Whether a body is the one an annotation calls by this name, or by another of its names."""
        if body_id is None or body_id not in self.names:
            return False
        also = next(
            (each.names for each in self.annotation.bodies or () if folded(name) in map(folded, each.names)), (name,)
        )
        return self._same_body(Named(also, {}, False), self.bodies[body_id]) >= SAME_NAME

    def _parent_is(self, name: str, row: Row) -> bool:
        return self._is_body(name, row["parent_body_id"])

    def _same_meeting(self, wanted: Named, row: Row) -> float:
        session, number = wanted.facts.get("session"), row["session_number"]
        if session and number and "body" in wanted.facts and self._is_body(wanted.facts["body"], row["body_id"]):
            return float(session == number)
        return max(likeness(name, row["name"]) for name in wanted.names) * (0.5 if session and number else 1)

    def _same_instrument(self, wanted: Named, row: Row) -> float:
        symbol = wanted.facts.get("symbol")
        if symbol and row["symbol"] and symbol_key(symbol) == symbol_key(row["symbol"]):
            return 1.0
        return 0.99 * max(likeness(name, row["title"]) for name in wanted.names)

    def citations(self) -> Iterator[Figure]:
        """Symbols cited, each once a paragraph or note."""
        if self.annotation.citations is None:
            return
        rows = self.rows.get("citations", ())
        # A summary or heading repeats what a paragraph cites; annotations leave it out.
        found = sorted({(symbol_key(row["symbol"] or ""), place) for row in rows if (place := self._place(row))})
        wanted = sorted({(symbol_key(symbol), place) for symbol, place in self.annotation.citations})
        yield compare("citations", "cited", Side(wanted, " in ".join), Side(found, " in ".join), _equal, 1)

    def _place(self, row: Row) -> str:
        return self.notes.get(row["note_id"]) or self.number_of.get(row["paragraph_id"], "")

    def _clauses(self) -> tuple[list[tuple[Clause, str]], list[Row], list[tuple[int, int]]]:
        """The annotated clauses with their words, the rows of annotated paragraphs, and which belong together."""
        wanted = []
        for clause in self.annotation.recommendations or ():
            text = self.paragraphs.get(clause.paragraph, "")
            place = find_stretch(text, clause.quotation)
            wanted.append((clause, text[place[0] : place[1]] if place else folded(clause.quotation)))
        found = [row for row in self.rows.get("recommendations", ()) if row["paragraph_id"] in self.number_of]

        def fit(one: tuple[Clause, str], row: Row) -> float:
            same_place = one[0].paragraph == self.number_of[row["paragraph_id"]]
            return likeness(one[1], row["text"]) if same_place else 0.0

        return wanted, found, pair_up(wanted, found, fit, SAME_CLAUSE)

    def judged(self) -> list[Judged]:
        """See ``judge``."""
        if self.annotation.recommendations is None:
            return []
        wanted, found, pairs = self._clauses()
        clause_of = {j: wanted[i][0] for i, j in pairs}
        addressed = {row["recommendation_id"] for row in self.rows.get("recommendation_addressees", ())}
        made = []
        for j, row in enumerate(found):
            body_id = row["recommending_body_id"]
            right = j in clause_of and (body_id is None or self._is_body(clause_of[j].by, body_id))
            made.append(Judged(row, right, row["recommendation_id"] in addressed))
        return made

    def recommendations(self) -> Iterator[Figure]:
        """Clauses found, and of those the recommending body, verb, instrument and addressees."""
        if self.annotation.recommendations is None:
            return
        wanted, found, pairs = self._clauses()
        clauses = [clause for clause, _ in wanted]
        said = [f"p{clause.paragraph} {clause.quotation}" for clause in clauses]
        yield of_pairs(
            "recommendations",
            "clauses",
            Side(clauses, lambda a: said[clauses.index(a)]),
            Side(found, lambda b: f"p{self.number_of[b['paragraph_id']]} {b['text'][:90]}"),
            pairs,
        )
        firm = [(i, j) for i, j in pairs if not clauses[i].optional]
        needed = sum(not clause.optional for clause in clauses)
        checks: tuple[tuple[str, Callable[[Clause, Row], bool], Callable[[Clause], bool]], ...] = (
            ("recommending_body", lambda a, b: self._is_body(a.by, b["recommending_body_id"]), lambda _: True),
            ("instrument", self._is_via, lambda a: a.via is not None),
            ("verb", _same_verb, lambda _: True),
        )
        for name, holds, counts in checks:
            known = [(i, j) for i, j in firm if counts(clauses[i])]
            wrong = tuple(said[i] for i, j in known if not holds(clauses[i], found[j]))
            expected = needed if name != "instrument" else sum(counts(each) and not each.optional for each in clauses)
            yield share_of("recommendations", name, len(known), len(known) - len(wrong), expected, wrong)
        if any(clause.at is not None for clause in clauses):
            yield self._said_at(clauses, found, firm)
        yield self._addressees(clauses, found, firm)

    def _said_at(self, clauses: Sequence[Clause], found: Sequence[Row], firm: Sequence[tuple[int, int]]) -> Figure:
        """The meeting at which each was said, of the clauses whose meeting was annotated."""
        told = [(clauses[i], found[j]["meeting_id"]) for i, j in firm if clauses[i].at is not None]
        right = [each for each, said in told if each.at and said and self._is_meeting(each.at, said)]
        missed = tuple(f"p{e.paragraph} {e.at}: {e.quotation}" for e, said in told if (e.at or said) and e not in right)
        found_at, expected = (
            sum(said is not None for _, said in told),
            sum(bool(e.at) and not e.optional for e in clauses),
        )
        return share_of("recommendations", "meeting", found_at, len(right), expected, missed)

    def _is_meeting(self, name: str, meeting_id: str) -> bool:
        """Whether a row is the meeting that an annotation calls so, in one of the names under ``meetings``."""
        known = [each for each in self.annotation.meetings or () if folded(name) in map(folded, each.names)]
        row, wanted = self.meetings[meeting_id], known or [Named((name,), {}, False)]
        return any(self._same_meeting(each, row) >= SAME_MEETING for each in wanted)

    def _is_via(self, clause: Clause, row: Row) -> bool:
        instrument = self.instruments.get(row["instrument_id"] or "")
        wanted = clause.via or ""
        known = [
            each
            for each in self.annotation.instruments or ()
            if symbol_key(wanted) == symbol_key(each.facts.get("symbol", "?"))
            or any(folded(wanted) in folded(name) for name in each.names)
        ]
        return instrument is not None and any(
            self._same_instrument(each, instrument) >= SAME_INSTRUMENT
            for each in known or [Named((wanted,), {"symbol": wanted}, False)]
        )

    def _addressees(self, clauses: Sequence[Clause], found: Sequence[Row], firm: Sequence[tuple[int, int]]) -> Figure:
        """Who shall act, of the clauses that were found; those of a missed clause are missed too."""
        named: dict[str, list[Row]] = {}
        for row in self.rows.get("recommendation_addressees", ()):
            named.setdefault(row["recommendation_id"], []).append(row)
        right = total = 0
        missed: list[str] = []
        for i, j in firm:
            have, want = named.get(found[j]["recommendation_id"], []), clauses[i].to
            pairs = pair_up(want, have, self._same_actor, SAME_ACTOR)
            sure = {a for a, _ in pairs if not want[a].endswith("?")}
            right, total = right + len(sure), total + len(have) - (len(pairs) - len(sure))
            missed += [
                f"p{clauses[i].paragraph} {name}: {clauses[i].quotation}"
                for a, name in enumerate(want)
                if a not in sure and not name.endswith("?")
            ]
        expected = sum(not name.endswith("?") for clause in clauses if not clause.optional for name in clause.to)
        return share_of("recommendation_addressees", "named", total, right, expected, tuple(missed))

    def _same_actor(self, wanted: str, row: Row) -> float:
        """How well an addressee fits: by its name or its body's; the words of one inside the other's are nearly as good."""
        name = wanted.rstrip("?")
        if self._is_body(name, row["body_id"]):
            return 1.0
        mine, yours = set(words_of(name)), set(words_of(row["name"]))
        return max(likeness(name, row["name"]), 0.9 * float(bool(mine and yours) and (mine <= yours or yours <= mine)))


def _without_cuts(text: str, cuts: Sequence[str]) -> str:
    for cut in cuts:
        place = find_stretch(text, cut)
        if place is not None:
            text = f"{text[: place[0]].rstrip()} {text[place[1] :].lstrip()}"
    return text


def _paragraph_texts(text: str, annotation: Annotation) -> Iterator[tuple[str, str]]:
    """The words of each annotated paragraph, from its first words to its last."""
    at = 0
    for number, (_, first, last) in (annotation.paragraphs or {}).items():
        place = find_stretch(text, f"{first} ... {last}", at) or find_stretch(text, f"{first} ... {last}")
        if place is not None:
            at = place[1]
            yield number, text[place[0] : place[1]]


def _equal(one: object, other: object) -> float:
    return float(one == other)


def _is_made_up(label: str) -> bool:
    """Whether a heading has no printed label: ``S1`` and ``V.S2`` stand for those."""
    last = label.rpartition(".")[2]
    return last[:1] == "S" and last[1:].isdecimal()


def _same_section(wanted: tuple[str, str], row: Row) -> float:
    label = row["label"].rstrip(".")
    return (
        likeness(wanted[1], row["title"]) if label == wanted[0] or _is_made_up(label) or _is_made_up(wanted[0]) else 0.0
    )


def _begins(start: str, row: Row) -> bool:
    return row["start_date"] is not None and str(row["start_date"]).startswith(start)


def _is_at(place: str, row: Row) -> bool:
    return folded(place) in folded(row["place"])


def _is_type(kind: str, row: Row) -> bool:
    return bool(row["instrument_type"] == kind)


def _is_dated(date: str, row: Row) -> bool:
    return str(row["adoption_date"]).startswith(date)


def _same_verb(clause: Clause, row: Row) -> bool:
    """Whether two verbs are forms of one: a word of weight begins with the same letters."""
    mine, yours = ({word[:4] for word in words_of(verb) if word not in _LITTLE} for verb in (clause.verb, row["verb"]))
    if mine and yours:
        return bool(mine & yours)
    return folded(clause.verb) in folded(row["verb"]) or folded(row["verb"]) in folded(clause.verb)
