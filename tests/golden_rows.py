"""The recommendations found in a dozen of the project's own sources, of as many kinds, a line each, as they were accepted last.

``python -m tests.golden_rows`` accepts those that are found now, and the ids of bodies the package has now; the difference then shows in
the commit.
"""

from __future__ import annotations

import difflib
from pathlib import Path

from tests.annotated import source_rows
from tests.golden_body_ids import accept_published

FOLDER = Path(__file__).parent / "golden"
# Of each kind one: a scanned report, a report with an annex and one of a mission; a resolution, a draft, a declaration; reports of a
# commission, of a forum, a letter, a note that passes something on, a review with boxes, a statement of an organization.
NAMES = (
    "a-53-409", "a-52-826", "s-2000-738", "s-res-2769-2025", "e-2025-l-14", "e-hls-2025-1", "e-2025-27", "a-hrc-59-60",
    "s-2025-182", "e-cn-3-2025-7", "dp-2025-6", "e-cn-6-2025-ngo-125",
)  # fmt: skip
_ENDS = 4


def golden_file(name: str) -> Path:
    """Where the accepted lines of a source stand."""
    return FOLDER / f"{name}.recommendations.txt"


def found_lines(name: str) -> list[str]:
    """``paragraph | by | verb | to | first ... last words`` of every recommendation, in the order of the text."""
    rows, _ = source_rows(name)
    to: dict[str, list[str]] = {}
    for row in rows["recommendation_addressees"]:
        to.setdefault(row["recommendation_id"], []).append(row["name"])
    numbers = {row["paragraph_id"]: row["number"] for row in rows["paragraphs"]}
    lines = []
    for row in sorted(rows["recommendations"], key=lambda each: (each["char_start"], each["recommendation_id"])):
        words = row["text"].split()
        said = " ".join([*words[:_ENDS], "...", *words[-_ENDS:]]) if len(words) > 2 * _ENDS else " ".join(words)
        cells = (numbers.get(row["paragraph_id"]) or "-", row["recommending_body_id"] or "-", row["verb"],
                 "; ".join(to.get(row["recommendation_id"], ["-"])), said)  # fmt: skip
        lines.append(" | ".join(cells))
    return lines


def gains_and_losses(name: str) -> list[str]:
    """``+ line`` for what is found now and was not accepted, ``- line`` for what is lost."""
    file = golden_file(name)
    accepted = file.read_text("utf-8").splitlines() if file.is_file() else []
    return [line for line in difflib.ndiff(accepted, found_lines(name)) if line[:2] in ("+ ", "- ")]


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in NAMES:
        golden_file(each).write_text("\n".join(found_lines(each)) + "\n", "utf-8")
    accept_published()
