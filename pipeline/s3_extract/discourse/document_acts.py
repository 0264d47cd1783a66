"""The act that a whole document is and that is not printed like one: a resolution of which each paragraph names its organ, a
statement by the President of the Security Council, a declaration ("We, the Ministers, ..."). Whose it is, its front page tells."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Body, Instrument, Structure
from pipeline.rules.registry import load_registry, slugify
from pipeline.s3_extract.citations.numbering import load_adopters
from pipeline.s3_extract.discourse.act import ADOPTED, LIMITED, OF_PRESIDENT, Act, in_title

_COUNCIL, _OF_COUNCIL = "security-council", "S/"


def act_of_document(structure: Structure, organ: Body | None) -> dict[str, Act]:
    """The act that a document is, by the id of its division; none where its kind is no act or it has no symbol. ``organ`` is the body
    that submits it or that it is submitted to."""
    head = structure.masthead
    division = next((d.division_id for d in structure.divisions if d.role == "report"), None)
    if division is None or not head.symbols:
        return {}
    symbol = head.symbols[0].value
    act = None
    if head.kind in ADOPTED:
        act = _resolution(structure, division, symbol, head.kind, organ)
    elif head.kind == OF_PRESIDENT and symbol.startswith(_OF_COUNCIL):
        act = _statement_of_president(structure, division, symbol)
    elif head.kind == "declaration":
        act = _declaration(structure, division, symbol)
    return {} if act is None else {division: act}


def _resolution(structure: Structure, division: str, symbol: str, kind: str, organ: Body | None) -> Act:
    """A resolution or decision each paragraph of which names the ``organ`` (S/RES/1(1946)); the series of its symbol tells it better."""
    title = structure.masthead.title.value if structure.masthead.title is not None else symbol
    series = (key for key, each in load_adopters().items() if each.series and symbol.startswith(f"{each.series}/RES/"))
    organ = load_registry().bodies.get(next(series, "")) or organ
    made = Instrument(
        slugify(symbol), title, kind, symbol, organ.body_id if organ is not None else None, status="adopted"
    )
    return Act(division, organ, title, made, in_title(structure, made), told=True)


def _statement_of_president(structure: Structure, division: str, symbol: str) -> Act:
    """A statement by the President of the Security Council, made on its behalf (S/PRST/2025/1)."""
    name = f"Statement by the President of the Security Council {symbol}"
    made = Instrument(slugify(symbol), name, "other", symbol, _COUNCIL, status="adopted")
    if structure.masthead.publication_date is not None:
        # A statement is dated with the day on which it is made.
        made = replace(made, adoption_date=structure.masthead.publication_date.value, date_precision="day")
    first = next(iter(structure.paragraphs), None)
    taken = first.passage.key if first is not None else None
    return Act(division, load_registry().bodies[_COUNCIL], name, made, None, taken=taken)


def _declaration(structure: Structure, division: str, symbol: str) -> Act | None:
    """A declaration or ministerial declaration (E/HLS/2025/1, E/2025/L.16), of nobody where it does not say who declares."""
    if structure.masthead.title is None:
        return None
    title = structure.masthead.title.value
    status = "draft" if title.lower().startswith("draft") or LIMITED in symbol else "adopted"
    made = Instrument(slugify(symbol), title, "declaration", symbol, status=status)
    return Act(division, None, title, made, in_title(structure, made))
