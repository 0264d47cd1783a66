"""The exit codes of the commands that build, in one table that ``--help`` and ``docs/running.md`` print."""

from __future__ import annotations

import textwrap
from typing import Final

PUBLISHED: Final = 0
NOT_PUBLISHED: Final = 1
MISSPELT: Final = 2
PUBLISHED_IN_PART: Final = 3
STOPPED: Final = 130

MEANINGS: Final = {
    PUBLISHED: "published, or up to date",
    NOT_PUBLISHED: "not published: a check failed or the build broke off; the package is as it was",
    MISSPELT: "the command was misspelt, or there are no reports",
    PUBLISHED_IN_PART: "published, with something set aside, refused or left out, as the last lines say",
    STOPPED: "stopped from outside; the package is as it was",
}


def exit_code_help() -> str:
    """The table as ``--help`` shows it."""
    lines = ["\b", "Exit code:"]
    for code, meaning in MEANINGS.items():
        first, *more = textwrap.wrap(meaning, 84)
        lines += [f"  {code:>3}  {first}", *(f"       {each}" for each in more)]
    return "\n".join(lines) + "\n"
