"""The recommendations found in the project's own source, a line each, as they were accepted last.

``python -m tests.golden_rows`` accepts those that are found now; the difference then shows in the commit.
"""

from __future__ import annotations

import difflib
from pathlib import Path

from tests.annotated import NAME, own_rows

FILE = Path(__file__).parent / "golden" / f"{NAME}.recommendations.txt"
_ENDS = 4


def found_lines() -> list[str]:
    """``paragraph | by | verb | to | first ... last words`` of every recommendation, in the order of the text."""
    rows, _ = own_rows()
    to: dict[str, list[str]] = {}
    for row in rows["recommendation_addressees"]:
        to.setdefault(row["recommendation_id"], []).append(row["name"])
    numbers = {row["paragraph_id"]: row["number"] for row in rows["paragraphs"]}
    lines = []
    for row in sorted(rows["recommendations"], key=lambda each: (each["char_start"], each["recommendation_id"])):
        words = row["text"].split()
        said = " ".join([*words[:_ENDS], "...", *words[-_ENDS:]]) if len(words) > 2 * _ENDS else " ".join(words)
        cells = (numbers[row["paragraph_id"]], row["recommending_body_id"] or "-", row["verb"],
                 "; ".join(to.get(row["recommendation_id"], ["-"])), said)  # fmt: skip
        lines.append(" | ".join(cells))
    return lines


def gains_and_losses() -> list[str]:
    """``+ line`` for what is found now and was not accepted, ``- line`` for what is lost."""
    accepted = FILE.read_text("utf-8").splitlines() if FILE.is_file() else []
    return [line for line in difflib.ndiff(accepted, found_lines()) if line[:2] in ("+ ", "- ")]


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("\n".join(found_lines()) + "\n", "utf-8")
