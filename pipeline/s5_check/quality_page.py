"""The figures in ``docs/quality.md``: the part of the page that is written by measurement.

In: figures by report and the parsed ``rules/confidence.yaml``. Out: Markdown, and a page with that part replaced. The
words around it are written by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pipeline.s5_check.figures import Figure

BEGIN: Final = "<!-- begin of what `un-reports score --page docs/quality.md` writes -->"
END: Final = "<!-- end of it -->"


def page_part(figures: Mapping[str, Iterable[Figure]], confidence: Mapping[str, Any]) -> str:
    """The generated part of the page: a table a report, and how far confidence keeps its word."""
    lines: list[str] = []
    for report_id, found in figures.items():
        lines += [
            f"### {report_id}",
            "",
            "| table | measure | found | expected | precision | recall | F1 |",
            "|---|---|---|---|---|---|---|",
        ]
        for each in found:
            shares = " | ".join(
                "" if value is None else f"{value:.3f}" for value in (each.precision, each.recall, each.f1)
            )
            lines.append(f"| {each.table} | {each.measure} | {each.found} | {each.expected} | {shares} |")
        lines.append("")
    rows = sum(each["rows"] for each in confidence["kinds"])
    lines += [
        "### Confidence",
        "",
        f"Measured on {rows} recommendations of {len(confidence['kinds'])} kinds of documents; each kind is foretold from the others.",
        "",
        "| confidence | recommendations | mean confidence | right |",
        "|---|---|---|---|",
        *(
            f"| {each['from']} to {each['to']} | {each['rows']} | {each['confidence']:.3f} | {each['right']:.3f} |"
            for each in confidence["reliability"]
        ),
        "",
        "| kind | recommendations | right |",
        "|---|---|---|",
        *(f"| {each['kind']} | {each['rows']} | {each['right']} |" for each in confidence["kinds"]),
    ]
    return "\n".join(lines) + "\n"


def replace_part(page: str, part: str) -> str:
    """The page with its generated part replaced.

    Raises:
        ValueError: the page has not the two lines between which the part stands.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page must hold the lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{part}\n{END}{after}"
